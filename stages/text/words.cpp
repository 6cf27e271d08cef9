#include <algorithm>
#include <array>
#include <vector>

#include "stages/text/ascii.h"
#include "stages/text/one_of.h"
#include "stages/text/text.h"
#include "stages/text/word_pieces.h"

namespace plainsend {

namespace {

// Length of a hyphen that joins letters (hyphen-minus, U+2010, U+2011) at the start of text; 0 when none.
std::size_t hyphen_length(std::string_view text) {
    if (text.starts_with('-'))
        return 1;
    return text.starts_with("\u2010") || text.starts_with("\u2011") ? 3 : 0;
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "s.42", "reg.22": the full stop belongs to the reference, though UAX #29 breaks between letter and digit.
bool is_reference(std::string_view word) {
    static constexpr std::array<std::string_view, 12> known{"s", "ss", "reg", "regs", "para", "paras",
                                                            "p", "pp", "sch", "art",  "no",   "ch"};
    return is_one_of(known, lower(word));
}

// Length of "(4)" or "(a)" right after a number; 0 when there is none.
std::size_t bracket_length(std::string_view text) {
    if (!text.starts_with('('))
        return 0;
    std::size_t end = 1;
    while (end < text.size() && end < 5 && (is_digit(text[end]) || is_ascii_letter(text[end])))
        ++end;
    return end > 1 && end < text.size() && text[end] == ')' ? end + 1 : 0;
}

} // namespace

std::vector<Span> words(std::string_view text, std::string_view language) {
    const std::vector<Span> pieces = word_pieces(text, language);
    std::vector<Span> found;
    found.reserve(pieces.size());
    for (const Span& piece : pieces) {
        if (!found.empty()) {
            Span& last = found.back();
            if (piece.begin < last.end) { // inside the brackets of "22(4)"
                last.end = std::max(last.end, piece.end);
                continue;
            }
            const std::string_view between = text.substr(last.end, piece.begin - last.end);
            const bool hyphen = !between.empty() && hyphen_length(between) == between.size();
            const bool stop = between == "." && is_digit(text[piece.begin]) &&
                              is_reference(text.substr(last.begin, last.end - last.begin));
            if (hyphen || stop) {
                last.end = piece.end;
            } else {
                found.push_back(piece);
            }
        } else {
            found.push_back(piece);
        }
        Span& last = found.back();
        if (is_digit(text[last.end - 1])) {
            while (const std::size_t length = bracket_length(text.substr(last.end)))
                last.end += length;
        }
    }
    return found;
}

} // namespace plainsend
