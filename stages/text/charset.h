// Text in one of the older encodings of the web, by the name that a page gives to it. What is read so has
// its places in the UTF-8 that comes out, not in the bytes that came in; the lines are the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plainsend {

// Nothing for a name that is not known, and for UTF-8, UTF-16 and Windows-1252, which decode() reads itself.
// Bytes that mean nothing become U+FFFD.
std::optional<std::string> utf8_of(std::string_view bytes, std::string_view charset);

// The name in the first bytes of a web page: its meta element, else its XML declaration; empty when there is
// none.
std::string declared_charset(std::string_view page);

} // namespace plainsend
