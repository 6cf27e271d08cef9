// Markdown in.
#pragma once

#include "stages/document/finding.h"
#include "stages/document/source.h"

namespace plainsend {

int sniff_markdown(std::string_view bytes);
Reported<Document> read_markdown(const Source&, const Limits&);

} // namespace plainsend
