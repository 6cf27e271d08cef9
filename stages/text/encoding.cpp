#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "stages/text/charset.h"
#include "stages/text/text.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

constexpr std::uint32_t replacement = 0xFFFD;

// One character of the input: its code point and how many bytes it took.
struct Unit {
    std::uint32_t character = replacement;
    std::size_t length = 1;
};

enum class ByteOrder { little, big };

struct Form {
    Encoding encoding = Encoding::utf8;
    ByteOrder order = ByteOrder::little;
    std::size_t mark = 0; // bytes of the byte order mark
    bool guessed = false;
    bool mixed = false; // UTF-8 in which some bytes are windows-1252
};

// 0x80 to 0x9F of windows-1252; 0 is unassigned.
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

// UTF-16 without a mark: nearly every second byte of Western text is zero.
std::optional<ByteOrder> zero_bytes(std::string_view bytes) {
    if (bytes.size() < 4 || bytes.size() % 2 != 0)
        return std::nullopt;
    std::array<std::size_t, 2> zeros{0, 0};
    const std::size_t looked = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    for (std::size_t i = 0; i < looked; ++i)
        zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
    if (zeros[1] * 4 > looked && zeros[0] * 16 < looked)
        return ByteOrder::little;
    if (zeros[0] * 4 > looked && zeros[1] * 16 < looked)
        return ByteOrder::big;
    return std::nullopt;
}

// Sequences of UTF-8 hardly ever stand in windows-1252 by chance: where there are as many as bytes that fit
// in none, the file is UTF-8 into which something older was pasted.
bool is_mixed(std::string_view bytes) {
    std::size_t whole = 0;
    std::size_t stray = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const Character c = character_at(bytes, at);
        whole += c.valid && c.length > 1 ? 1 : 0;
        stray += c.valid ? 0 : 1;
        at += c.length;
    }
    return stray != 0 && whole >= stray;
}

Form form_of(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv))
        return {Encoding::utf8, ByteOrder::little, 3, false, is_mixed(bytes.substr(3))};
    if (bytes.starts_with("\xFF\xFE\0\0"sv))
        return {Encoding::utf32, ByteOrder::little, 4, false, false};
    if (bytes.starts_with("\0\0\xFE\xFF"sv))
        return {Encoding::utf32, ByteOrder::big, 4, false, false};
    if (bytes.starts_with("\xFF\xFE"sv))
        return {Encoding::utf16, ByteOrder::little, 2, false, false};
    if (bytes.starts_with("\xFE\xFF"sv))
        return {Encoding::utf16, ByteOrder::big, 2, false, false};
    if (const auto order = zero_bytes(bytes))
        return {Encoding::utf16, *order, 0, true, false};
    if (is_utf8(bytes))
        return {};
    if (is_mixed(bytes))
        return {Encoding::utf8, ByteOrder::little, 0, true, true};
    return {Encoding::windows_1252, ByteOrder::little, 0, true, false};
}

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count, ByteOrder order) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8U | byte(bytes, order == ByteOrder::big ? at + i : at + count - 1 - i);
    return value;
}

Unit next_windows_1252(std::string_view bytes, std::size_t at) {
    const std::uint32_t c = byte(bytes, at);
    if (c < 0x80 || c > 0x9F)
        return {c, 1};
    const std::uint32_t mapped = windows_1252[c - 0x80];
    return {mapped == 0 ? replacement : mapped, 1};
}

Unit next_utf8(std::string_view bytes, std::size_t at, const Form& form) {
    const Character c = character_at(bytes, at);
    return c.valid || !form.mixed ? Unit{c.code, c.length} : next_windows_1252(bytes, at);
}

Unit next_utf16(std::string_view bytes, std::size_t at, ByteOrder order) {
    if (bytes.size() - at < 2)
        return {replacement, bytes.size() - at};
    const std::uint32_t first = number(bytes, at, 2, order);
    if (first < 0xD800 || first > 0xDFFF)
        return {first, 2};
    if (first < 0xDC00 && bytes.size() - at >= 4) {
        const std::uint32_t second = number(bytes, at + 2, 2, order);
        if (second >= 0xDC00 && second <= 0xDFFF)
            return {0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00), 4};
    }
    return {replacement, 2};
}

Unit next_utf32(std::string_view bytes, std::size_t at, ByteOrder order) {
    if (bytes.size() - at < 4)
        return {replacement, bytes.size() - at};
    const std::uint32_t c = number(bytes, at, 4, order);
    return {c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? replacement : c, 4};
}

Unit next_raw(std::string_view bytes, std::size_t at, const Form& form) {
    switch (form.encoding) {
    case Encoding::utf8:
        return next_utf8(bytes, at, form);
    case Encoding::utf16:
        return next_utf16(bytes, at, form.order);
    case Encoding::utf32:
        return next_utf32(bytes, at, form.order);
    case Encoding::windows_1252:
        return next_windows_1252(bytes, at);
    }
    return {};
}

// The next character with line ends made U+000A and what XML and HTML forbid made U+FFFD.
Unit next_unit(std::string_view bytes, std::size_t at, const Form& form) {
    Unit unit = next_raw(bytes, at, form);
    if (unit.character == '\r') {
        const std::size_t after = at + unit.length;
        if (after < bytes.size()) {
            const Unit follower = next_raw(bytes, after, form);
            if (follower.character == '\n')
                unit.length += follower.length;
        }
        unit.character = '\n';
        return unit;
    }
    const std::uint32_t c = unit.character;
    // A form feed parts pages, NEL and the separators part lines: all of them end a line of text.
    if (c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
        unit.character = '\n';
    else if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || (c & 0xFFFEU) == 0xFFFEU)
        unit.character = replacement;
    return unit;
}

Form form_of(const Decoded& decoded) {
    return {decoded.encoding, decoded.big_endian ? ByteOrder::big : ByteOrder::little, 0, false,
            decoded.mixed};
}

// How far apart anchors may stand: what original_place has to step over.
constexpr std::size_t anchor_distance = 128;

} // namespace

Decoded decode(std::string_view bytes) {
    const Form form = form_of(bytes);
    Decoded decoded;
    decoded.encoding = form.encoding;
    decoded.big_endian = form.order == ByteOrder::big;
    decoded.guessed = form.guessed;
    decoded.mixed = form.mixed;
    decoded.text.reserve(bytes.size());
    Anchor now{0, form.mark, 1, form.mark};
    decoded.anchors.push_back(now);
    for (std::size_t at = form.mark; at < bytes.size();) {
        const Unit unit = next_unit(bytes, at, form);
        if (form.mixed && !character_at(bytes, at).valid && decoded.strays++ == 0)
            decoded.first_stray = decoded.text.size();
        append_utf8(decoded.text, unit.character);
        at += unit.length;
        if (unit.character == '\n') {
            ++now.line;
            now.line_begin = at;
        }
        if (unit.character == '\n' || decoded.text.size() - decoded.anchors.back().text >= anchor_distance)
            decoded.anchors.push_back({decoded.text.size(), at, now.line, now.line_begin});
    }
    return decoded;
}

Place original_place(const Decoded& decoded, std::string_view bytes, std::size_t text_offset) {
    if (decoded.anchors.empty())
        return {};
    const auto after = std::upper_bound(decoded.anchors.begin(), decoded.anchors.end(), text_offset,
                                        [](std::size_t offset, const Anchor& a) { return offset < a.text; });
    const Anchor& anchor = after == decoded.anchors.begin() ? decoded.anchors.front() : *(after - 1);
    const Form form = form_of(decoded);
    std::size_t text = anchor.text;
    std::size_t at = anchor.bytes;
    while (text < text_offset && at < bytes.size()) {
        const Unit unit = next_unit(bytes, at, form);
        text += utf8_length(unit.character);
        at += unit.length;
    }
    Place place;
    place.offset = static_cast<std::uint32_t>(at);
    place.line = static_cast<std::uint32_t>(anchor.line);
    place.column = static_cast<std::uint32_t>(at - anchor.line_begin + 1);
    return place;
}

std::size_t text_offset(const Decoded& decoded, std::string_view bytes, std::size_t original) {
    if (decoded.anchors.empty())
        return 0;
    const auto after = std::upper_bound(decoded.anchors.begin(), decoded.anchors.end(), original,
                                        [](std::size_t offset, const Anchor& a) { return offset < a.bytes; });
    const Anchor& anchor = after == decoded.anchors.begin() ? decoded.anchors.front() : *(after - 1);
    const Form form = form_of(decoded);
    std::size_t text = anchor.text;
    for (std::size_t at = anchor.bytes; at < original && at < bytes.size();) {
        const Unit unit = next_unit(bytes, at, form);
        text += utf8_length(unit.character);
        at += unit.length;
    }
    return text;
}

} // namespace plainsend
