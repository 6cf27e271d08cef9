// Numbers as word processors print them before list items: 4, iv, IV, d, D, 4th, Four. Shared by DOCX and
// ODT.
#pragma once

#include <string>

namespace plainsend {

enum class NumberFormat {
    decimal,
    decimal_zero,
    lower_letter,
    upper_letter,
    lower_roman,
    upper_roman,
    ordinal,
    cardinal_text,
    ordinal_text,
    bullet,
    none
};

// Nothing for bullet and none. Letters go on as aa, bb (Word) after z; roman numerals above 3999 become
// decimal.
std::string numeral(int number, NumberFormat);

} // namespace plainsend
