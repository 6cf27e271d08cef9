// Single pieces of information are not torn over two lines: dates, times, telephone numbers, postcodes, "Mr
// Smith", words with a hyphen (clear print: standards of the UK Association for Accessible Formats).
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stages/emit/pdf/paragraph.h"
#include "stages/text/text.h"

namespace plainsend::pdf {

// The words of a language that hold to a number beside them; English ones among them, as names, rooms and
// classes stay English in a translation. From the messages "kept-before-number" and "kept-after-number".
struct NumberWords {
    std::set<std::string, std::less<>> before; // "Year", "page"; phrases of up to three words
    std::set<std::string, std::less<>> after;  // "minutes", "po południu"
    std::vector<const DateWords*> dates;
};
// Kept, as every document asks for the same ones.
std::shared_ptr<const NumberWords> number_words(const std::shared_ptr<const Messages>&,
                                                std::string_view language);

// Turns such breaks from yes into spare. breaks has one entry before each byte of the text and one at its
// end.
void protect(std::string_view text, const NumberWords&, std::vector<Break>& breaks);

} // namespace plainsend::pdf
