// Plain text in.
#pragma once

#include "stages/document/finding.h"
#include "stages/document/source.h"

namespace plainsend {

int sniff_text(std::string_view bytes);
Reported<Document> read_text(const Source&, const Limits&);

} // namespace plainsend
