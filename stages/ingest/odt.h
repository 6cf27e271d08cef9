// OpenDocument texts (.odt, .ott, flat .fodt) in.
#pragma once

#include <string_view>

#include "stages/document/document.h"
#include "stages/document/finding.h"
#include "stages/document/source.h"

namespace plainsend {

int sniff_odt(std::string_view bytes);
Reported<Document> read_odt(const Source&, const Limits&);

} // namespace plainsend
