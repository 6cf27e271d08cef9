// PDF out: tagged PDF 1.7 through libharu's object layer. Rooms, in order of the data: pdf/shape, pdf/layout,
// pdf/pages, pdf/tags, pdf/canvas.
#pragma once

#include <map>
#include <string>

#include "stages/document/finding.h"
#include "stages/emit/style.h"

namespace plainsend {

Reported<std::string> write_pdf(const Document&, const Style&);

// The first numbered block of each page (by id) and the page, as write_pdf would set the document; nothing
// when it takes one page. So that who reads another copy can follow in a meeting.
std::map<std::string, int> blocks_by_page(const Document&, const Style&);

} // namespace plainsend
