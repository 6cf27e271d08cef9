#include "stages/ingest/numerals.h"

#include <array>
#include <string_view>
#include <utility>

namespace plainsend {

namespace {

// After z comes aa, then bb: one letter repeated. More than 26 * 30 says nothing to a reader any more.
std::string letters(int number, char first) {
    if (number < 1 || number > 26 * 30)
        return std::to_string(number);
    const auto times = static_cast<std::size_t>((number - 1) / 26 + 1);
    return std::string(times, static_cast<char>(first + (number - 1) % 26));
}

std::string roman(int number) {
    static constexpr std::array<std::pair<int, std::string_view>, 13> steps{{{1000, "m"},
                                                                             {900, "cm"},
                                                                             {500, "d"},
                                                                             {400, "cd"},
                                                                             {100, "c"},
                                                                             {90, "xc"},
                                                                             {50, "l"},
                                                                             {40, "xl"},
                                                                             {10, "x"},
                                                                             {9, "ix"},
                                                                             {5, "v"},
                                                                             {4, "iv"},
                                                                             {1, "i"}}};
    if (number < 1 || number > 3999)
        return std::to_string(number);
    std::string out;
    for (const auto& [value, text] : steps)
        for (; number >= value; number -= value)
            out += text;
    return out;
}

std::string capitals(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - ('a' - 'A'));
    return text;
}

std::string ordinal(int number) {
    const int last = number % 10;
    const bool teen = number % 100 >= 11 && number % 100 <= 13;
    return std::to_string(number) + (teen || last == 0 || last > 3 ? "th"
                                     : last == 1                   ? "st"
                                     : last == 2                   ? "nd"
                                                                   : "rd");
}

constexpr std::array<std::string_view, 20> cardinals{
    "Zero",     "One",     "Two",     "Three",     "Four",     "Five",    "Six",
    "Seven",    "Eight",   "Nine",    "Ten",       "Eleven",   "Twelve",  "Thirteen",
    "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array<std::string_view, 20> ordinals{
    "Zeroth",     "First",     "Second",    "Third",       "Fourth",     "Fifth",     "Sixth",
    "Seventh",    "Eighth",    "Ninth",     "Tenth",       "Eleventh",   "Twelfth",   "Thirteenth",
    "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"};

} // namespace

std::string numeral(int number, NumberFormat format) {
    const bool in_words = number >= 0 && number < 20;
    const auto word = static_cast<std::size_t>(in_words ? number : 0);
    switch (format) {
    case NumberFormat::decimal:
        return std::to_string(number);
    case NumberFormat::decimal_zero:
        return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number);
    case NumberFormat::lower_letter:
        return letters(number, 'a');
    case NumberFormat::upper_letter:
        return letters(number, 'A');
    case NumberFormat::lower_roman:
        return roman(number);
    case NumberFormat::upper_roman:
        return capitals(roman(number));
    case NumberFormat::ordinal:
        return ordinal(number);
    case NumberFormat::cardinal_text:
        return in_words ? std::string(cardinals[word]) : std::to_string(number);
    case NumberFormat::ordinal_text:
        return in_words ? std::string(ordinals[word]) : ordinal(number);
    case NumberFormat::bullet:
    case NumberFormat::none:
        return {};
    }
    return {};
}

} // namespace plainsend
