// Where findings stand in the input. Documents keep a place for each run of text: of a packed document (DOCX,
// ODT) the run in which a finding's words begin; in inputs that are text themselves (Markdown, HTML, plain
// text) the exact byte can be had, and editors want it.
#pragma once

#include <string_view>

#include "stages/document/finding.h"

namespace plainsend {

// document: as it was read, without edits. A place that cannot be had exactly stays that of its run.
Findings placed(Findings, const Document&, std::string_view source);

} // namespace plainsend
