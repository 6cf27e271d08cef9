// Lines cut from a shaped paragraph: where they end, and where their glyphs stand.
#pragma once

#include <cstdint>
#include <vector>

#include "stages/emit/pdf/paragraph.h"
#include "stages/emit/pdf/shape.h"

namespace plainsend::pdf {

struct Cut {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Greedy, ragged. A piece wider than the line is cut at a spare break, else between letters; always ends.
std::vector<Cut> cut_lines(const Shaped&, double width);

// The width of the longest word, of the longest piece that should not be cut (a date), and of the longest
// line when none is.
struct Widths {
    double word = 0;
    double least = 0;
    double most = 0;
};
Widths widths_of(const Shaped&);

// A glyph on its line. x in points from the line's visible left edge, y from the baseline. [begin, end): the
// part of the paragraph's text that it stands for; empty for the further glyphs of a cluster.
struct Placed {
    std::uint32_t glyph = 0;
    std::uint16_t face = 0;
    std::uint32_t span = 0;
    double x = 0;
    double y = 0;
    double advance = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// Glyphs in logical order: what assistive technology reads; right-to-left text stands right all the same.
struct Line {
    std::vector<Placed> glyphs;
    double width = 0; // without the white space at its end
    double ascent = 0;
    double descent = 0; // positive
};
Line make_line(const Shaper&, const Shaped&, const Cut&);
// Moves the glyphs together, each as large as it was, until the line is so wide (points).
void squeeze(Line&, double width);
// Its width before it is made; letters that are shaped anew at the cut may differ by a little.
double width_of(const Shaped&, const Cut&);

} // namespace plainsend::pdf
