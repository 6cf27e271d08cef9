// Base64 (Poco inside): pictures in JSON and in data: addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plainsend {

// Without line breaks.
std::string base64_encode(std::string_view bytes);

// White space is skipped; nothing when there is anything else that is not Base64.
std::optional<std::string> base64_decode(std::string_view text);

} // namespace plainsend
