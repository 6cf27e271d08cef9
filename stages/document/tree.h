// A readable dump of the document: one line per block, inlines in brackets, indented by depth. The language
// of goldens and of --dump-after. Not a format to read back (that is JSON, stages/io/document_json).
#pragma once

#include <string>

#include "stages/document/document.h"

namespace plainsend {

// With places, every block and text is followed by @line:column (or @offset when lines are unknown).
enum class DumpPlaces { no, yes };
std::string dump(const Document&, DumpPlaces = DumpPlaces::no);
std::string dump(const Inlines&);

} // namespace plainsend
