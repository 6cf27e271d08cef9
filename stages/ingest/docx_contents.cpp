// What belongs to a contents list, and not to the text that people typed below it in the same box.
#include <algorithm>
#include <array>
#include <string_view>

#include "stages/ingest/docx_reading.h"
#include "stages/text/ascii.h"

namespace plainsend {

bool is_contents_entry(const ParagraphStyle& style) {
    return std::any_of(style.names.begin(), style.names.end(), [](std::string_view name) {
        const std::size_t stem = name.starts_with("toc") ? 3 : name.starts_with("contents") ? 8 : 0;
        if (stem == 0)
            return false;
        name.remove_prefix(name.substr(stem).starts_with(' ') ? stem + 1 : stem);
        return name == "heading" || (name.size() == 1 && is_digit(name.front()));
    });
}

bool is_contents_title(const std::string& text) {
    static constexpr std::array<std::string_view, 5> titles{"contents", "table of contents", "contents page",
                                                            "cynnwys", "contents:"};
    const std::string words = ascii_lower(text);
    return std::find(titles.begin(), titles.end(), words) != titles.end();
}

} // namespace plainsend
