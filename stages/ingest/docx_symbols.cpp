#include "stages/ingest/docx_symbols.h"

#include <array>
#include <utility>

namespace plainsend {

namespace {

std::string character(int code) {
    const auto bits = [&](int shift, unsigned mark) {
        return static_cast<char>(mark |
                                 ((static_cast<unsigned>(code) >> static_cast<unsigned>(shift)) & 0x3FU));
    };
    if (code < 0x80)
        return {static_cast<char>(code)};
    if (code < 0x800)
        return {bits(6, 0xC0), bits(0, 0x80)};
    return {static_cast<char>(0xE0U | (static_cast<unsigned>(code) >> 12U)), bits(6, 0x80), bits(0, 0x80)};
}

// The Symbol font has Greek letters in the places of Latin ones, and the signs of sums.
std::string greek(int code) {
    static constexpr std::u16string_view capitals =
        u"\u0391\u0392\u03A7\u0394\u0395\u03A6\u0393\u0397\u0399\u03D1\u039A\u039B\u039C\u039D\u039F\u03A0"
        u"\u0398\u03A1\u03A3\u03A4\u03A5\u03C2\u03A9\u039E\u03A8\u0396";
    static constexpr std::u16string_view small =
        u"\u03B1\u03B2\u03C7\u03B4\u03B5\u03C6\u03B3\u03B7\u03B9\u03D5\u03BA\u03BB\u03BC\u03BD\u03BF\u03C0"
        u"\u03B8\u03C1\u03C3\u03C4\u03C5\u03D6\u03C9\u03BE\u03C8\u03B6";
    static constexpr std::array<std::pair<int, int>, 11> others{{{0xA3, 0x2264},
                                                                 {0xA5, 0x221E},
                                                                 {0xB0, 0xB0},
                                                                 {0xB1, 0xB1},
                                                                 {0xB3, 0x2265},
                                                                 {0xB4, 0xD7},
                                                                 {0xB8, 0xF7},
                                                                 {0xB9, 0x2260},
                                                                 {0xBB, 0x2248},
                                                                 {0xBC, 0x2026},
                                                                 {0xD6, 0x221A}}};
    if (code >= 'A' && code <= 'Z')
        return character(capitals[static_cast<std::size_t>(code - 'A')]);
    if (code >= 'a' && code <= 'z')
        return character(small[static_cast<std::size_t>(code - 'a')]);
    if (code > ' ' && code < '@' && code != '"' && code != '$' && code != '\'' && code != '*')
        return character(code); // digits and most signs stand where they always do
    for (const auto& [from, to] : others)
        if (from == code)
            return character(to);
    return {};
}

} // namespace

std::string symbol_text(std::string_view font, int code) {
    struct Sign {
        std::string_view font;
        int code;
        std::string_view text;
    };
    static constexpr std::array<Sign, 20> signs{{
        {"Wingdings", 0x28, "\u260E"},   {"Wingdings", 0x2A, "\u2709"},   {"Wingdings", 0x4A, "\u263A"},
        {"Wingdings", 0x6C, "\u25CF"},   {"Wingdings", 0x6F, "\u2610"},   {"Wingdings", 0x71, "\u2610"},
        {"Wingdings", 0x9F, "\u2022"},   {"Wingdings", 0xA7, "\u25AA"},   {"Wingdings", 0xA8, "\u2610"},
        {"Wingdings", 0xD8, "\u27A2"},   {"Wingdings", 0xE0, "\u2192"},   {"Wingdings", 0xFB, "\u2717"},
        {"Wingdings", 0xFC, "\u2713"},   {"Wingdings", 0xFD, "\u2612"},   {"Wingdings", 0xFE, "\u2611"},
        {"Wingdings 2", 0x50, "\u2713"}, {"Wingdings 2", 0x52, "\u2611"}, {"Wingdings 2", 0xA3, "\u2610"},
        {"Symbol", 0xB7, "\u2022"},      {"Symbol", 0xAE, "\u2192"},
    }};
    const int plain = code >= 0xF000 ? code - 0xF000 : code;
    for (const Sign& sign : signs)
        if (sign.font == font && sign.code == plain)
            return std::string(sign.text);
    if (font == "Symbol")
        return greek(plain);
    // Of an ordinary font, the sign is a character like any other.
    const bool picture_font = font.find("ings") != std::string_view::npos || // Wingdings, Webdings, Dingbats
                              font.find("Symbol") == 0 || font.find("MT Extra") == 0 || font.empty();
    if (picture_font || code <= 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xF900) ||
        code >= 0xFFFE)
        return {};
    return character(code);
}

} // namespace plainsend
