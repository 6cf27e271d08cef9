// The document tree as JSON, in: what filters write.
#pragma once

#include "stages/document/finding.h"
#include "stages/document/source.h"

namespace plainsend {

int sniff_json(std::string_view bytes);
Reported<Document> read_json(const Source&, const Limits&);

} // namespace plainsend
