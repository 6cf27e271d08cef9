// Text without the characters of which nothing is seen.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plainsend {

// turned: how many were taken out that force the direction of text; hidden: how many others.
struct SeenText {
    std::string text;
    std::size_t turned = 0;
    std::size_t hidden = 0;
};

// Nothing when there are none. What a script or a picture needs stays: joiners beside letters that join,
// zero-width spaces in scripts without spaces, the tags of a flag, one selector of a variant.
std::optional<SeenText> without_unseen(std::string_view text);

} // namespace plainsend
