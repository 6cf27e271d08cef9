// SHA-256 (Poco inside): names of pictures, digests of inputs and drafts.
#pragma once

#include <string>
#include <string_view>

namespace plainsend {

// Lower-case hexadecimal, 64 characters.
std::string sha256(std::string_view bytes);

} // namespace plainsend
