// Headings of documents that have none: most school files make them of bold paragraphs. Words stay as they
// are.
#pragma once

#include "stages/document/finding.h"

namespace plainsend {

// Where no block is a heading, short paragraphs of bold words alone become headings, the first one near the
// start the title. Reports what was guessed, or that a title is missing.
void guess_headings(Reported<Document>&);

} // namespace plainsend
