// One character of UTF-8, read strictly: no surrogates, no overlong forms, nothing above U+10FFFF.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plainsend {

// valid is false for a byte that starts no character; it then counts as one of length 1.
struct Character {
    std::uint32_t code = 0xFFFD;
    std::size_t length = 1;
    bool valid = false;
};

// at must be inside text.
inline Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t first = byte(at);
    if (first < 0x80)
        return {first, 1, true};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < length)
        return {};
    std::uint32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return {};
        code = code << 6U | (byte(at + i) & 0x3FU);
    }
    const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (too_long || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return {code, length, true};
}

// code must be a character: no surrogate, nothing above U+10FFFF.
constexpr std::size_t utf8_length(std::uint32_t code) {
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

inline void append_utf8(std::string& out, std::uint32_t code) {
    const std::size_t length = utf8_length(code);
    static constexpr std::array<std::uint32_t, 5> first{0, 0, 0xC0, 0xE0, 0xF0};
    out += static_cast<char>(first[length] | code >> (6 * (length - 1)));
    for (std::size_t i = length - 1; i-- > 0;)
        out += static_cast<char>(0x80U | (code >> (6 * i) & 0x3FU));
}

} // namespace plainsend
