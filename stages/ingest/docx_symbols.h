// Signs that people take from picture fonts (w:sym), as the letters that say the same.
#pragma once

#include <string>
#include <string_view>

namespace plainsend {

// Empty when nobody knows what the sign is: it is then told as left out.
std::string symbol_text(std::string_view font, int code);

} // namespace plainsend
