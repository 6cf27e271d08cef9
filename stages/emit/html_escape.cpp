#include "stages/emit/html_escape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "stages/text/utf8.h"

namespace plainsend {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// LRE RLE PDF LRO RLO LRI RLI FSI PDI: they could show words in another order than they stand.
bool is_direction_control(std::uint32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

// Code points that the HTML standard calls a parse error in the input stream (HTML 13.2.3.5).
bool is_forbidden(std::uint32_t code) {
    if (code < 0x20)
        return code != '\t' && code != '\n';
    return (code >= 0x7F && code <= 0x9F) || (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFEU) == 0xFFFE;
}

std::string percent(std::string_view text, std::string_view kept) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (is_letter_or_digit(c) || kept.find(c) != std::string_view::npos) {
            result += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            result += '%';
            result += digits[byte >> 4U];
            result += digits[byte & 15U];
        }
    }
    return result;
}

} // namespace

std::string escape_html(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        const std::uint32_t code = character.code;
        if (!character.valid || is_forbidden(code))
            result += replacement;
        else if (code == '&')
            result += "&amp;";
        else if (code == '<')
            result += "&lt;";
        else if (code == '>')
            result += "&gt;";
        else if (code == '"')
            result += "&quot;";
        else if (code == '\'')
            result += "&#39;";
        else if (code == 0x2028 || code == 0x2029)
            result += code == 0x2028 ? "&#x2028;" : "&#x2029;";
        else if (!is_direction_control(code))
            result += text.substr(at, character.length);
        at += character.length;
    }
    return result;
}

bool forces_direction(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.valid && is_direction_control(character.code))
            return true;
        at += character.length;
    }
    return false;
}

std::string safe_address(std::string_view target) {
    const std::size_t colon = target.find(':');
    if (colon == std::string_view::npos)
        return "";
    std::string scheme(target.substr(0, colon));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 4> allowed{"http", "https", "mailto", "tel"};
    if (std::find(allowed.begin(), allowed.end(), scheme) == allowed.end())
        return "";
    const std::string_view rest = target.substr(colon + 1);
    const bool web = scheme == "http" || scheme == "https";
    if (rest.empty() || (web && (!rest.starts_with("//") || rest.size() < 3 || rest[2] == '/')))
        return "";
    // Square brackets belong to IPv6 hosts only; encoded they are valid everywhere else, and a host has none.
    return scheme + ":" + percent(rest, scheme == "tel" ? "+-.()," : "-._~:/?#@!$&'()*+,;=%");
}

std::string file_address(std::string_view name) {
    // "./" keeps a name with a colon from being read as a scheme.
    const std::string encoded = percent(name, "-._~()+,=@!$'*;");
    return encoded.find(':') == std::string::npos ? encoded : "./" + encoded;
}

std::string mail_address(std::string_view address, std::string_view subject, std::string_view body) {
    std::string result = "mailto:" + percent(address, "-._~@+") + "?subject=" + percent(subject, "-._~");
    if (!body.empty())
        result += "&body=" + percent(body, "-._~");
    return result;
}

std::string html_id(std::string_view id) {
    std::string result;
    for (const char c : id)
        result += is_letter_or_digit(c) || c == '-' || c == '_' ? c : '-';
    return result.empty() ? "x" : result;
}

std::string html_language(std::string_view tag) {
    std::size_t length = 0;
    bool first = true;
    for (std::size_t i = 0; i <= tag.size(); ++i) {
        if (i < tag.size() && tag[i] != '-') {
            if (!is_letter_or_digit(tag[i]) || (first && tag[i] >= '0' && tag[i] <= '9'))
                return "";
            ++length;
            continue;
        }
        if (length == 0 || length > 8 || (first && (length < 2 || length > 3)))
            return "";
        first = false;
        length = 0;
    }
    return std::string(tag);
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    result.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        const std::size_t left = bytes.size() - at;
        result += letters[group >> 18U];
        result += letters[group >> 12U & 63U];
        result += left > 1 ? letters[group >> 6U & 63U] : '=';
        result += left > 2 ? letters[group & 63U] : '=';
    }
    return result;
}

std::string bytes_of_hex(std::string_view hex) {
    std::string result;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
        result += static_cast<char>(static_cast<unsigned char>(value));
    }
    return result;
}

} // namespace plainsend
