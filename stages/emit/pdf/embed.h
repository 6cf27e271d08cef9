// Fonts in the file: every glyph used gets a code of its own per text that it stands for, so that copying and
// assistive technology get back exactly the author's characters.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "stages/emit/pdf/canvas.h"
#include "stages/emit/pdf/face.h"

namespace plainsend::pdf {

// Added to every letter and, besides, to every space. Thousandths of an em.
struct Spacing {
    double letters = 0;
    double spaces = 0;
};

class FontUse {
public:
    FontUse(const Face& face, const Spacing&);
    // The width of a glyph as this file has it, thousandths of an em.
    double advance(std::uint32_t glyph) const;
    // The two-byte code of a glyph that stands for this text.
    std::uint16_t code(std::uint32_t glyph, std::string_view text);
    // The width of the glyph of a code.
    double advance_of(std::uint16_t code) const { return uses_[code - 1U].advance; }
    bool used() const { return !uses_.empty(); }
    // Writes the font; once, when every page is drawn.
    Ref write(Canvas&) const;

private:
    struct Use {
        std::uint32_t glyph = 0;
        std::string text;
        double advance = 0;
    };
    int extra(std::uint32_t glyph) const; // units of the font's em

    const Face* face_;
    Spacing spacing_;
    std::uint32_t space_ = 0; // the glyph
    std::vector<Use> uses_;   // by code - 1
    // By glyph, then by text: most glyphs stand for one only.
    std::vector<std::map<std::string, std::uint16_t, std::less<>>> codes_;
};

} // namespace plainsend::pdf
