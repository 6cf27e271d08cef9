// Web pages in.
#pragma once

#include "stages/document/finding.h"
#include "stages/document/source.h"

namespace plainsend {

int sniff_html(std::string_view bytes);
Reported<Document> read_html(const Source&, const Limits&);

} // namespace plainsend
