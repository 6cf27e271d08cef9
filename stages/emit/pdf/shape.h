// Paragraphs to runs of glyphs, with ICU's bidi and line breaks. Each paragraph is shaped once; the font is
// chosen character by character through the style's families, then through fonts of other scripts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "stages/emit/pdf/paragraph.h"

namespace plainsend::pdf {

class Shaper {
public:
    // Throws Error when one of the style's families is not installed.
    explicit Shaper(const Style&);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    Shaped shape(Paragraph);
    // Has any paragraph had a character that no font has?
    bool lost_any() const;
    // Appends the glyphs of [begin, end) of a run in visual order, as it is drawn on a line of its own.
    void glyphs(const Shaped&, const Run&, std::size_t begin, std::size_t end, std::vector<Glyph>&) const;
    // Faces by Run::face. The first is the body's.
    const Face& face(std::size_t index) const;
    std::size_t faces() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// The character that begins at an offset, and the offset after it (which moves by at least one byte).
char32_t character_at(std::string_view text, std::size_t& offset);

} // namespace plainsend::pdf
