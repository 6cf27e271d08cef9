// Tells that a text file was not written in UTF-8 throughout. Shared by the readers of text.
#pragma once

#include <optional>
#include <string_view>

#include "stages/document/finding.h"
#include "stages/text/text.h"

namespace plainsend {

// bytes: what was decoded. Nothing when the file is in Unicode.
std::optional<Finding> told_encoding(const Decoded&, std::string_view bytes, std::string_view reader);

} // namespace plainsend
