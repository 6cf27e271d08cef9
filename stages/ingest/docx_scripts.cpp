#include "stages/ingest/docx_scripts.h"

#include <array>
#include <utility>

#include "stages/ingest/pieces.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

// Han, kana, bopomofo, hangul, and their punctuation and wide letters.
bool is_east_asian(std::uint32_t code) {
    static constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 7> ranges{{{0x1100, 0x11FF},
                                                                                    {0x2E80, 0x9FFF},
                                                                                    {0xA960, 0xA97F},
                                                                                    {0xAC00, 0xD7FF},
                                                                                    {0xF900, 0xFAFF},
                                                                                    {0xFF00, 0xFFEF},
                                                                                    {0x20000, 0x3FFFF}}};
    for (const auto& [first, last] : ranges)
        if (code >= first && code <= last)
            return true;
    return false;
}

bool is_letter_or_digit(std::uint32_t code) {
    return code >= 0xC0 || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z');
}

} // namespace

bool writes_east_asian(std::string_view language) {
    const std::string_view base = base_language(language);
    return base == "zh" || base == "ja" || base == "ko" || base == "yue";
}

std::vector<Scripted> by_script(std::string_view text) {
    std::vector<Scripted> parts;
    for (std::size_t at = 0; at < text.size();) {
        const Character here = character_at(text, at);
        const bool east_asian = is_east_asian(here.code);
        const bool other =
            !east_asian && is_letter_or_digit(here.code) && !(here.code >= 0x2000 && here.code < 0x2E80);
        if (parts.empty())
            parts.push_back({{}, east_asian});
        else if ((east_asian || other) && parts.back().east_asian != east_asian)
            parts.push_back({{}, east_asian});
        parts.back().text += text.substr(at, here.length);
        at += here.length;
    }
    return parts;
}

} // namespace plainsend
