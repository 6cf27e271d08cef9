// What the rooms of the PDF writer hand to each other about text: a paragraph before shaping, and its glyphs
// after. Offsets are bytes of the paragraph's text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "stages/document/walk.h"
#include "stages/emit/pdf/face.h"
#include "stages/emit/style.h"

namespace plainsend::pdf {

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

enum class Ink { text, quiet, accent };
enum class Blank { no, yes };

// A stretch of one look and one owner. slot: where in the structure tree its marked content goes (tags.h);
// link: index into Structure::links. source: where the stretch begins in the block's own text, or nowhere.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    Weight weight = Weight::regular;
    Ink ink = Ink::text;
    Blank blank = Blank::no; // to fill in by hand: a rule instead of the glyphs
    bool strike = false;
    double rise = 0; // em
    int slot = -1;
    int link = -1;
    std::string language;
    std::size_t source = nowhere;
};

struct Paragraph {
    std::string text;
    std::vector<Span> spans; // in order, without gaps
    std::string language;
    Direction direction = Direction::left_to_right;
    double size = 12;        // points
    double leading = 17;     // points
    double letter_space = 0; // em
    double word_space = 0;   // em
};

// One glyph. Lengths in thousandths of an em.
struct Glyph {
    std::uint32_t id = 0;
    std::uint32_t begin = 0; // of its cluster
    float advance = 0;
    float x = 0;
    float y = 0;
};

// A stretch of one span, face, script and direction. Its glyphs are made when they are asked for: those of a
// thousand pages would fill the memory. lost: one character that no font has. stretch: of its width, as room
// to write in.
struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t span = 0;
    std::uint16_t face = 0;
    std::uint8_t level = 0; // bidi: odd is right to left
    bool lost = false;
    std::uint32_t script = 0;
    float stretch = 1;
};

// May a line end before this byte? When nothing else fits: reluctant (between a weekday and its date), and
// only then spare (inside a date, after a hyphen).
enum class Break : std::uint8_t { no, spare, reluctant, yes, must };

struct Missing {
    std::size_t offset = 0;
    char32_t character = 0;
};

// A paragraph shaped once; lines are cut from it.
struct Shaped {
    Paragraph paragraph;
    std::string drawn;         // the text with every white space as U+0020
    std::vector<Run> runs;     // in logical order
    std::vector<float> until;  // width before each byte, points; size + 1 entries
    std::vector<Break> breaks; // before each byte; size + 1 entries
    std::vector<Missing> missing;
    double ascent = 0;       // points that each of its lines needs above the baseline
    double descent = 0;      // and below, positive
    double usual_ascent = 0; // what the body's face needs: where its baseline would be
    double usual_descent = 0;
};

} // namespace plainsend::pdf
