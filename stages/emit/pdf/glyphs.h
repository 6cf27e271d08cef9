// Characters to glyphs: the only use of HarfBuzz's shaper. Words are shaped once a run, as documents and
// their versions repeat them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/emit/pdf/paragraph.h"

namespace plainsend::pdf {

enum class Apart { no, yes }; // letters that stand apart must not be drawn as one

// What glyphs depend on besides the characters. script: an hb_script_t.
struct Shaping {
    const Face* face = nullptr;
    std::uint32_t script = 0;
    std::uint8_t level = 0; // bidi: odd is right to left
    std::string_view language;
    Apart apart = Apart::no;
};

// Appends the glyphs of text[begin, end) in visual order; Glyph::begin counts from the start of the text.
void append_glyphs(const Shaping&, std::string_view text, std::size_t begin, std::size_t end,
                   std::vector<Glyph>&);

} // namespace plainsend::pdf
