// Signs and cases of ASCII: for codes, file names and formats. Words of people go through text.h, which knows
// every script.
#pragma once

#include <string>
#include <string_view>

namespace plainsend {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

inline std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (is_capital(c))
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

} // namespace plainsend
