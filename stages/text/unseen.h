// Text without the characters of which nothing is seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plainsend {

// turned: how many were taken out that force the direction of text; hidden: how many others. gone: where each
// stood, and its bytes.
struct SeenText {
    std::string text;
    std::size_t turned = 0;
    std::size_t hidden = 0;
    std::vector<std::pair<std::size_t, std::size_t>> gone;
};

// Whether it is one of those that are taken out, at least in some places.
bool may_go_unseen(std::uint32_t code);

// Nothing when there are none. What a script or a picture needs stays: joiners beside letters that join,
// zero-width spaces in scripts without spaces, the tags of a flag, one selector of a variant.
std::optional<SeenText> without_unseen(std::string_view text);

} // namespace plainsend
