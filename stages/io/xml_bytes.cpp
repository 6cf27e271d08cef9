#include "stages/io/xml_bytes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace plainsend::xml {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

void append_utf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

struct Character {
    std::uint32_t code = 0;
    std::size_t length = 0; // 0: not UTF-8
};

// RFC 3629: shortest forms only, no surrogates, nothing above U+10FFFF.
Character character_at(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > bytes.size())
        return {};
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t next = at + 1; next < at + length; ++next) {
        if ((byte(next) & 0xC0) != 0x80)
            return {};
        code = (code << 6) | (byte(next) & 0x3F);
    }
    const std::uint32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return {code, length};
}

std::optional<BytesTrouble> find_bad_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const Character character = character_at(bytes, at);
        if (character.length == 0)
            return BytesTrouble{"is not UTF-8", at};
        if (character.code == 0)
            return BytesTrouble{"has a NUL byte", at};
        at += character.length;
    }
    return std::nullopt;
}

// We parse UTF-8 whatever the declaration says, so a declaration that says something else must be refused.
std::optional<BytesTrouble> find_bad_declaration(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (!bytes.starts_with("<?xml"))
        return std::nullopt;
    const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{400}));
    const std::size_t key = declaration.find("encoding");
    const std::size_t open = key == std::string_view::npos ? key : declaration.find_first_of("\"'", key);
    if (open == std::string_view::npos)
        return std::nullopt;
    std::string encoding(
        declaration.substr(open + 1, declaration.find(declaration[open], open + 1) - open - 1));
    for (char& letter : encoding)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter + ('a' - 'A'));
    for (const std::string_view known : {"utf-8", "utf8", "utf-16", "us-ascii"})
        if (encoding == known)
            return std::nullopt;
    return BytesTrouble{"is in an encoding other than UTF-8 or UTF-16", key};
}

std::size_t after(std::string_view bytes, std::string_view end, std::size_t from) {
    const std::size_t at = bytes.find(end, from);
    return at == std::string_view::npos ? bytes.size() : at + end.size();
}

struct Tag {
    std::size_t end = 0;
    std::size_t names = 0; // bytes outside the attribute values
    std::size_t attributes = 0;
};

Tag scan_tag(std::string_view bytes, std::size_t begin) {
    Tag tag;
    std::size_t at = begin + 1;
    while (at < bytes.size() && bytes[at] != '>' && bytes[at] != '<') {
        if (bytes[at] == '"' || bytes[at] == '\'') {
            ++tag.attributes;
            at = after(bytes, bytes.substr(at, 1), at + 1);
        } else {
            ++tag.names;
            ++at;
        }
    }
    tag.end = at;
    return tag;
}

// libxml2's check for equal attribute names is quadratic (40,000 in one tag: 21 s), so count them first.
std::optional<BytesTrouble> find_wide_tag(std::string_view bytes, const XmlLimits& limits) {
    std::size_t at = bytes.find('<');
    while (at != std::string_view::npos && at + 1 < bytes.size()) {
        if (bytes.substr(at).starts_with("<!--")) {
            at = after(bytes, "-->", at + 4);
        } else if (bytes.substr(at).starts_with("<![CDATA[")) {
            at = after(bytes, "]]>", at + 9);
        } else if (bytes[at + 1] == '?') {
            at = after(bytes, "?>", at + 2);
        } else {
            const Tag tag = scan_tag(bytes, at);
            if (tag.names > limits.tag_bytes || tag.attributes > limits.attributes)
                return BytesTrouble{"has a tag with too many attributes", at};
            at = tag.end;
        }
        at = bytes.find('<', at);
    }
    return std::nullopt;
}

bool is_forbidden(std::uint32_t code) {
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0xFFFE || code == 0xFFFF;
}

} // namespace

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::string utf16_to_utf8(std::string_view bytes) {
    const std::size_t low = bytes.starts_with("\xFF\xFE") ? 0 : 1;
    const auto unit = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + low]) |
                                          (static_cast<unsigned char>(bytes[at + 1 - low]) << 8));
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        const std::uint32_t first = unit(at);
        const bool high = first >= 0xD800 && first < 0xDC00;
        const std::uint32_t second = high && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (high && second >= 0xDC00 && second < 0xE000) {
            append_utf8(out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            at += 2;
        } else if (first >= 0xD800 && first < 0xE000) {
            out += replacement;
        } else {
            append_utf8(out, first);
        }
    }
    return out;
}

std::optional<BytesTrouble> find_trouble(std::string_view bytes, const XmlLimits& limits) {
    if (bytes.empty())
        return BytesTrouble{"is empty", 0};
    if (auto trouble = find_bad_declaration(bytes))
        return trouble;
    if (auto trouble = find_bad_utf8(bytes))
        return trouble;
    return find_wide_tag(bytes, limits);
}

std::size_t line_at(std::string_view bytes, std::size_t offset) {
    const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::string quoted_line(std::string_view bytes, std::size_t line) {
    std::size_t begin = 0;
    for (std::size_t count = 1; count < line; ++count) {
        begin = bytes.find('\n', begin);
        if (begin == std::string_view::npos)
            return {};
        ++begin;
    }
    std::string_view text = bytes.substr(begin, bytes.find('\n', begin) - begin);
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    text = text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
    constexpr std::size_t longest = 120;
    std::string quoted = ": ";
    std::size_t at = 0;
    while (at < text.size() && at < longest) {
        const Character character = character_at(text, at);
        const bool broken = character.length == 0 || is_forbidden(character.code);
        quoted += broken ? replacement : text.substr(at, character.length);
        at += std::max(character.length, std::size_t{1});
    }
    return at < text.size() ? quoted + " ..." : quoted;
}

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.length == 0 || is_forbidden(character.code)) {
            out += replacement;
            at += std::max(character.length, std::size_t{1});
            continue;
        }
        switch (character.code) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += text.substr(at, character.length);
        }
        at += character.length;
    }
    return out;
}

} // namespace plainsend::xml
