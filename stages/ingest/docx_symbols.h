// Signs that people take from picture fonts (w:sym, or letters in such a font), as the letters that say the
// same.
#pragma once

#include <string>
#include <string_view>

namespace plainsend {

// Whether a font shows signs in the places of letters.
bool is_picture_font(std::string_view font);

// Letters in a picture font are signs: the reader sees a tick where the file says "\u00FC". unknown: some
// were left out.
struct Drawn {
    std::string text;
    bool unknown = false;
};
Drawn drawn_text(std::string_view words, std::string_view font);

// "F0FC" of w:sym.
int sign_code(std::string_view hexadecimal);

// Empty when nobody knows what the sign is: it is then told as left out.
std::string symbol_text(std::string_view font, int code);

} // namespace plainsend
