// The proof that a plainer wording says the same: no number, date, time, amount, name, negation or duty may
// be lost, added or changed by an edit. It looks at the words themselves and trusts no rule.
#pragma once

#include "stages/document/document.h"
#include "stages/document/finding.h"
#include "stages/language/language_data.h"

namespace plainsend {

// Takes back every edit of a block whose facts its edits changed, and says so ("fidelity/changed"; places and
// words are the author's own). What writes out a short form may add the words that its ledger entry shows.
Reported<Document> proven(Document edited, const LanguageData&);

} // namespace plainsend
