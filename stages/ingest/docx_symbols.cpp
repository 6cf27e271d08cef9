#include "stages/ingest/docx_symbols.h"

#include <array>
#include <utility>

#include "stages/text/utf8.h"

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

bool is_picture_font(std::string_view font) {
    // "Segoe UI Symbol" and its like have letters in their places
    return font.starts_with("Wingdings") || font == "Webdings" || font == "ZapfDingbats" ||
           font == "Zapf Dingbats" || font.starts_with("Symbol") || font == "MT Extra";
}

int sign_code(std::string_view hexadecimal) {
    int code = 0;
    for (const char c : hexadecimal.substr(0, 6))
        code = code * 16 + (c >= '0' && c <= '9'   ? c - '0'
                            : c >= 'A' && c <= 'F' ? c - 'A' + 10
                            : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                   : 0);
    return code;
}

std::string symbol_text(std::string_view font, int code) {
    struct Sign {
        std::string_view font;
        int code;
        std::string_view text;
    };
    static constexpr std::array<Sign, 62> signs{{
        {"Wingdings", 0x21, "\u270F"},   {"Wingdings", 0x22, "\u2702"},     {"Wingdings", 0x36, "\u231B"},
        {"Wingdings", 0x3F, "\u270D"},   {"Wingdings", 0x43, "\U0001F44D"}, {"Wingdings", 0x44, "\U0001F44E"},
        {"Wingdings", 0x45, "\u261C"},   {"Wingdings", 0x46, "\u261E"},     {"Wingdings", 0x4B, "\U0001F610"},
        {"Wingdings", 0x4C, "\u2639"},   {"Wingdings", 0x6E, "\u25A0"},     {"Wingdings", 0x72, "\u2751"},
        {"Wingdings", 0x73, "\u2B27"},   {"Wingdings", 0x75, "\u25C6"},     {"Wingdings", 0x76, "\u2756"},
        {"Wingdings", 0x77, "\u2B25"},   {"Wingdings", 0x80, "\u24EA"},     {"Wingdings", 0x81, "\u2460"},
        {"Wingdings", 0x82, "\u2461"},   {"Wingdings", 0x83, "\u2462"},     {"Wingdings", 0x84, "\u2463"},
        {"Wingdings", 0x85, "\u2464"},   {"Wingdings", 0x86, "\u2465"},     {"Wingdings", 0x87, "\u2466"},
        {"Wingdings", 0x88, "\u2467"},   {"Wingdings", 0x89, "\u2468"},     {"Wingdings", 0x8A, "\u2469"},
        {"Wingdings", 0x9E, "\u00B7"},   {"Wingdings", 0xA1, "\u25CB"},     {"Wingdings", 0xAB, "\u2605"},
        {"Wingdings", 0xDF, "\u2190"},   {"Wingdings", 0xE1, "\u2191"},     {"Wingdings", 0xE2, "\u2193"},
        {"Wingdings", 0xE8, "\u2794"},   {"Wingdings", 0xF0, "\u21E8"},     {"Wingdings 2", 0x4F, "\u2717"},
        {"Wingdings 2", 0x51, "\u2612"}, {"Wingdings 2", 0x54, "\u2612"},   {"Wingdings 3", 0x7D, "\u25B6"},
        {"Webdings", 0x61, "\u2714"},    {"Webdings", 0x63, "\u2610"},      {"Webdings", 0x72, "\u2718"},
        {"Wingdings", 0x28, "\u260E"},   {"Wingdings", 0x2A, "\u2709"},     {"Wingdings", 0x4A, "\u263A"},
        {"Wingdings", 0x6C, "\u25CF"},   {"Wingdings", 0x6F, "\u2610"},     {"Wingdings", 0x71, "\u2610"},
        {"Wingdings", 0x9F, "\u2022"},   {"Wingdings", 0xA7, "\u25AA"},     {"Wingdings", 0xA8, "\u2610"},
        {"Wingdings", 0xD8, "\u27A2"},   {"Wingdings", 0xE0, "\u2192"},     {"Wingdings", 0xFB, "\u2717"},
        {"Wingdings", 0xFC, "\u2713"},   {"Wingdings", 0xFD, "\u2612"},     {"Wingdings", 0xFE, "\u2611"},
        {"Wingdings 2", 0x50, "\u2713"}, {"Wingdings 2", 0x52, "\u2611"},   {"Wingdings 2", 0xA3, "\u2610"},
        {"Symbol", 0xB7, "\u2022"},      {"Symbol", 0xAE, "\u2192"},
    }};
    const int plain = code >= 0xF000 ? code - 0xF000 : code;
    for (const Sign& sign : signs)
        if (sign.font == font && sign.code == plain)
            return std::string(sign.text);
    if (font == "Symbol")
        return greek(plain);
    // Of an ordinary font, the sign is a character like any other.
    if (font.empty() || is_picture_font(font) || code <= 0x20 || (code >= 0x7F && code < 0xA0) ||
        (code >= 0xD800 && code < 0xF900) || code >= 0xFFFE)
        return {};
    return character(code);
}

Drawn drawn_text(std::string_view words, std::string_view font) {
    Drawn drawn;
    for (std::size_t at = 0; at < words.size();) {
        const Character here = character_at(words, at);
        const auto code = static_cast<int>(here.code);
        const bool sign = (code > ' ' && code <= 0xFF && code != 0xA0) || (code >= 0xF000 && code <= 0xF0FF);
        const std::string text = sign ? symbol_text(font, code) : std::string(words.substr(at, here.length));
        drawn.unknown = drawn.unknown || text.empty();
        drawn.text += text;
        at += here.length;
    }
    return drawn;
}

} // namespace plainsend
