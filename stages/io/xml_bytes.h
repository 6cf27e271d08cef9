// The bytes of an XML part before libxml2 sees them: encoding, and what must be refused unparsed because
// parsing it would already cost too much. Used by xml.cpp only, but for quoted_line, which quotes any text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "stages/io/xml.h"

namespace plainsend::xml {

bool is_utf16(std::string_view bytes);             // by its mark
std::string utf16_to_utf8(std::string_view bytes); // broken surrogates become U+FFFD

struct BytesTrouble {
    const char* what;
    std::size_t offset;
};
// Broken UTF-8, NUL, a declared encoding that is neither UTF-8 nor UTF-16, a start tag with too many names.
std::optional<BytesTrouble> find_trouble(std::string_view bytes, const XmlLimits&);

std::size_t line_at(std::string_view bytes, std::size_t offset); // 1-based
// ": <the line, shortened>", or nothing when there is no such line.
std::string quoted_line(std::string_view bytes, std::size_t line);

} // namespace plainsend::xml
