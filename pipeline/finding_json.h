// A finding as the JSON of `check --format json` and of the report (contract).
#pragma once

#include <string>
#include <vector>

#include "stages/document/finding.h"
#include "stages/io/json.h"

namespace plainsend {

std::string_view severity_name(Severity);
// length: bytes of the input from the finding's place on that are its text; 0 = not known, and left out.
json::Value finding_json(const Finding&, const std::vector<std::string>& parts, std::size_t length = 0);
json::Value place_json(const Place&, const std::vector<std::string>& parts, std::size_t length);

// Bytes that are not UTF-8 (file names may hold any) become U+FFFD, as JSON and HTML need.
std::string valid_utf8(std::string_view);

// A JSON text as an element of an array two levels deep: every line indented, no final newline.
std::string indented(std::string_view json);

} // namespace plainsend
