// The only place that changes an author's words. Findings propose; apply() performs the certain ones and
// writes the ledger into the document; undo() restores the input exactly: undo(apply(d)) == d.
#pragma once

#include <set>
#include <string>

#include "stages/document/document.h"
#include "stages/document/finding.h"

namespace plainsend {

// Performs the findings that carry a replacement with Confidence::certain. Of overlapping ones the first (by
// place, then the longer) is taken. One whose range does not lie inside a single run of text, or whose text
// is not what stands there, is left alone and reported as "edit/not-applied". The ledger is sorted by block
// order and place.
Reported<Document> apply(Document, const Findings& proposed);

// Takes back every edit of the ledger and empties it.
Document undo(Document);

// Takes back the edits of these blocks only.
Document undo(Document, const std::set<std::string>& blocks);

} // namespace plainsend
