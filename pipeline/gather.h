// The findings of several versions of one document as one list: places always in the unedited text, each said
// once.
#pragma once

#include "stages/document/finding.h"

namespace plainsend {

// Places in an edited document taken back, by its ledger, to the text before the edits.
Findings taken_back(Findings, const Document& edited);

// Without repetitions; in the reading order of the document, what is about all of it first.
Findings gathered(Findings, const Document&);

} // namespace plainsend
