// Single pieces of information are not torn over two lines: dates, times, telephone numbers, postcodes, "Mr
// Smith", words with a hyphen (clear print: standards of the UK Association for Accessible Formats).
#pragma once

#include <string_view>
#include <vector>

#include "stages/emit/pdf/paragraph.h"

namespace plainsend::pdf {

// Turns such breaks from yes into spare. breaks has one entry before each byte of the text and one at its
// end.
void protect(std::string_view text, std::vector<Break>& breaks);

} // namespace plainsend::pdf
