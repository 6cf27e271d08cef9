// The runs of the input that a block's text came from. Readers join what looks alike, so that words can be
// found and changed; finish_reading keeps in Document::runs what this needs to lead back. In inputs that are
// text themselves (Markdown, HTML, plain text) a run's place is where its first character stands, or, with
// column 0, only something near it; so is that of a preformatted block.
#pragma once

#include <vector>

#include "stages/document/document.h"

namespace plainsend {

// Of a document as it was read, in order; neighbours differ in place.
std::vector<RunStart> runs_of(const Document&, const Block&);

// As far as the inlines themselves tell: for finish_reading, before it joins them.
std::vector<RunStart> runs_in(const Inlines&);

} // namespace plainsend
