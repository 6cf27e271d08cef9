// What the name of an element means to reading.
#pragma once

#include <string_view>

namespace plainsend::html {

enum class Kind {
    container,
    paragraph,
    heading,
    list,
    definitions,
    details,
    table,
    quotation,
    preformatted,
    separator,
    left_out, // never text: script, style, head ...; and what cannot be shown: video, canvas ...
    inline_element
};
Kind kind_of(std::string_view tag);
// Elements whose content stands in for what they embed.
bool is_embedded(std::string_view tag);

} // namespace plainsend::html
