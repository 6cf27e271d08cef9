// The two halves of a postcode of the United Kingdom: "AB12" and "3CD".
#pragma once

#include <algorithm>
#include <string_view>

#include "stages/text/ascii.h"

namespace plainsend {

inline bool is_outward(std::string_view word) {
    return word.size() >= 2 && word.size() <= 4 && is_capital(word.front()) &&
           std::any_of(word.begin(), word.end(), is_digit) &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_capital(c) || is_digit(c); });
}

inline bool is_inward(std::string_view word) {
    return word.size() == 3 && is_digit(word[0]) && is_capital(word[1]) && is_capital(word[2]);
}

} // namespace plainsend
