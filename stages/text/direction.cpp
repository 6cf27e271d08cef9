#include <unicode/uchar.h>

#include "stages/text/text.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

// Hebrew, Arabic, Syriac, Thaana and N'Ko with their punctuation and digits; a stretch ends at any of them.
bool is_right_to_left(std::uint32_t code) {
    return (code >= 0x590 && code <= 0x8FF) || (code >= 0xFB1D && code <= 0xFDFF) ||
           (code >= 0xFE70 && code <= 0xFEFE) || (code >= 0x10800 && code <= 0x10FFF) ||
           (code >= 0x1E800 && code <= 0x1EFFF) || code == 0x200F || code == 0x202B || code == 0x2067;
}

// Signs that belong to the number after them: £11.50, +44 1632 960417, #4.
bool leads(std::uint32_t code) {
    return code == '+' || code == '#' || u_charType(static_cast<UChar32>(code)) == U_CURRENCY_SYMBOL;
}

} // namespace

bool has_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0xD6) { // below U+0580 nothing is
            ++at;
            continue;
        }
        const Character c = character_at(text, at);
        if (c.valid && is_right_to_left(c.code))
            return true;
        at += c.length;
    }
    return false;
}

std::vector<Span> left_to_right_stretches(std::string_view text) {
    std::vector<Span> stretches;
    Span open; // from the first letter or digit, or the sign that leads it, to the last one
    bool started = false;
    bool joined = false; // holds more than letters and digits; a single word needs no help
    bool bracket = false;
    std::size_t sign = 0; // where the signs before the first digit begin
    bool signs = false;
    const auto close = [&] {
        if (started && joined)
            stretches.push_back(open);
        started = joined = bracket = signs = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        const std::size_t begin = at;
        at += c.length;
        if (!c.valid || c.code == '\n' || is_right_to_left(c.code)) {
            close();
            continue;
        }
        const bool inside = u_isalnum(static_cast<UChar32>(c.code)) != 0;
        const bool ends = started && open.end == begin && (c.code == '%' || (c.code == ')' && bracket));
        if (inside || ends) {
            if (!started) {
                open.begin = signs ? sign : begin;
                joined = signs;
            } else {
                joined = joined || open.end != begin || ends;
            }
            started = true;
            open.end = at;
            bracket = bracket && c.code != ')';
        } else if (c.code == '(') {
            bracket = started;
        } else if (!started && leads(c.code)) {
            sign = signs ? sign : begin;
        }
        signs = !started && leads(c.code);
    }
    close();
    return stretches;
}

} // namespace plainsend
