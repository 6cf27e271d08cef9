// Word documents (.docx and its macro and template kinds) in.
#pragma once

#include <string_view>

#include "stages/document/document.h"
#include "stages/document/finding.h"
#include "stages/document/source.h"

namespace plainsend {

int sniff_docx(std::string_view bytes);
Reported<Document> read_docx(const Source&, const Limits&);

} // namespace plainsend
