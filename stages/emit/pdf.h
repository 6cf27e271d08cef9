// PDF out: tagged PDF 1.7 through libharu's object layer. Rooms, in order of the data: pdf/shape, pdf/layout,
// pdf/pages, pdf/tags, pdf/canvas.
#pragma once

#include "stages/document/finding.h"
#include "stages/emit/style.h"

namespace plainsend {

Reported<std::string> write_pdf(const Document&, const Style&);

} // namespace plainsend
