// The document as JSON, for filters that others write (docs/guide/json-format.md).
#pragma once

#include "stages/document/finding.h"
#include "stages/emit/style.h"

namespace plainsend {

Reported<std::string> write_json(const Document&, const Style&);

} // namespace plainsend
