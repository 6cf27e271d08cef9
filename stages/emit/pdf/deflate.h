// Flate, the compression of PDF streams (zlib's format).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plainsend::pdf {

// thorough: for what is made once and kept. brisk: for pages; a third of the time for a tenth more bytes.
enum class Effort { brisk, thorough };

std::string deflated(std::string_view bytes, Effort);

// CRC-32: tells contents apart, proves nothing.
std::uint32_t checksum(std::string_view bytes);

} // namespace plainsend::pdf
