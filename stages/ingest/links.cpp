#include "stages/ingest/links.h"

#include <algorithm>
#include <array>

#include "stages/text/unseen.h"

namespace plainsend {

std::optional<std::string> allowed_target(std::string_view address) {
    static constexpr std::array<std::string_view, 4> schemes{"http:", "https:", "mailto:", "tel:"};
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string target; // without what browsers drop: white space around, tabs and line ends anywhere
    const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!address.empty() && is_blank(address.front()))
        address.remove_prefix(1);
    while (!address.empty() && is_blank(address.back()))
        address.remove_suffix(1);
    const std::optional<SeenText> seen = without_unseen(address); // a host or path holds none rightly
    for (const char c : seen ? std::string_view(seen->text) : address) {
        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == 0x7F ||
            std::string_view("\"<>`\\^{|}").find(c) != std::string_view::npos) {
            target += '%';
            target += digits[byte >> 4U];
            target += digits[byte & 0xFU];
        } else {
            target += c;
        }
    }
    const std::size_t colon = target.find(':');
    if (colon == std::string::npos || colon + 1 == target.size())
        return std::nullopt;
    std::transform(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon), target.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::string_view scheme = std::string_view(target).substr(0, colon + 1);
    if (std::find(schemes.begin(), schemes.end(), scheme) == schemes.end())
        return std::nullopt;
    const bool web = scheme == "http:" || scheme == "https:";
    if (web && (target.compare(colon, 3, "://") != 0 || target.size() == colon + 3))
        return std::nullopt;
    return target;
}

} // namespace plainsend
