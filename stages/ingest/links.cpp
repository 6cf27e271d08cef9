#include "stages/ingest/links.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "stages/text/unseen.h"

namespace plainsend {

namespace {

bool is_blank(char c) {
    return static_cast<unsigned char>(c) <= ' ';
}

// Without what browsers drop (white space around, tabs and line ends anywhere), the scheme in small letters.
std::string tidied(std::string_view address) {
    while (!address.empty() && is_blank(address.front()))
        address.remove_prefix(1);
    while (!address.empty() && is_blank(address.back()))
        address.remove_suffix(1);
    const std::optional<SeenText> seen = without_unseen(address); // a host or path holds none rightly
    std::string target;
    for (const char c : seen ? std::string_view(seen->text) : address)
        if (c != '\t' && c != '\n' && c != '\r')
            target += c;
    const std::size_t colon = std::min(target.find(':'), target.size());
    std::transform(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon), target.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    // Browsers take a backslash for a slash: what stands before it is the whole name of the site.
    if (target.starts_with("http:") || target.starts_with("https:"))
        std::replace(target.begin(),
                     target.begin() +
                         static_cast<std::ptrdiff_t>(std::min(target.find_first_of("?#"), target.size())),
                     '\\', '/');
    return target;
}

// "user@site.example:80" of a web address; empty when it has none.
std::string_view authority(std::string_view target) {
    const std::size_t begin = target.find("://");
    if (begin == std::string_view::npos)
        return {};
    const std::string_view rest = target.substr(begin + 3);
    return rest.substr(0, rest.find_first_of("/?#"));
}

// A link may fill in who gets a copy, or hide lines that do: the address alone is what the words say.
std::string_view without_headers(std::string_view target) {
    std::string small(target);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::size_t line = std::min({small.find("%0a"), small.find("%0d"), small.size()});
    const std::size_t query = std::min(target.find('?'), target.size());
    if (line < query)
        return target.substr(0, line);
    bool fair = line == small.size();
    for (std::size_t at = query; at < small.size() && fair;
         at = std::min(small.find('&', at + 1), small.size())) {
        const std::string_view header = std::string_view(small).substr(at + 1);
        fair = header.starts_with("subject=") || header.starts_with("body=");
    }
    return fair ? target : target.substr(0, query);
}

std::string escaped(std::string_view target) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : target) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == 0x7F ||
            std::string_view("\"<>`\\^{|}").find(c) != std::string_view::npos) {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

std::optional<std::string> allowed_target(std::string_view address) {
    static constexpr std::array<std::string_view, 4> schemes{"http:", "https:", "mailto:", "tel:"};
    const std::string target = tidied(address);
    const std::size_t colon = target.find(':');
    if (colon == std::string::npos || colon + 1 == target.size())
        return std::nullopt;
    const std::string_view scheme = std::string_view(target).substr(0, colon + 1);
    if (std::find(schemes.begin(), schemes.end(), scheme) == schemes.end())
        return std::nullopt;
    if (scheme == "mailto:") {
        const std::string_view kept = without_headers(target);
        return kept.size() == scheme.size() ? std::nullopt : std::optional(escaped(kept));
    }
    const bool web = scheme == "http:" || scheme == "https:";
    if (web && (target.compare(colon, 3, "://") != 0 || authority(target).empty() || names_a_user(target)))
        return std::nullopt;
    return escaped(target);
}

bool names_a_user(std::string_view address) {
    const std::string target = tidied(address);
    return (target.starts_with("http:") || target.starts_with("https:")) &&
           authority(target).find('@') != std::string_view::npos;
}

} // namespace plainsend
