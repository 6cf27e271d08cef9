// Characters of which nothing is seen, although programs read them: words can be hidden in them or made to
// read backwards. What people need for their script (joiners, marks of direction) is not among them.
#pragma once

#include <cstdint>

namespace plainsend {

// Embeddings, overrides and isolates of the bidirectional algorithm.
constexpr bool turns_text(std::uint32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

// Tags: a second, invisible ASCII.
constexpr bool is_tag(std::uint32_t code) {
    return code >= 0xE0000 && code <= 0xE007F;
}

// The zero-width space, word joiners, invisible operators, marks of annotation, fillers and tags.
constexpr bool is_unseen(std::uint32_t code) {
    return code == 0x200B || code == 0xFEFF || code == 0x3164 || code == 0xFFA0 ||
           (code >= 0x2060 && code <= 0x2064) || (code >= 0x206A && code <= 0x206F) ||
           (code >= 0xFFF9 && code <= 0xFFFB) || is_tag(code);
}

} // namespace plainsend
