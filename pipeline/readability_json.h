// How hard a text is to read, as the JSON of `check --format json` and of the report.
#pragma once

#include "stages/io/json.h"
#include "stages/language/readability.h"

namespace plainsend {

json::Object readability_json(const Readability&);

} // namespace plainsend
