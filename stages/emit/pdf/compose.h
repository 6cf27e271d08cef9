// Document and chrome to boxes, with the structure tree made on the way: every word gets its element here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "stages/document/finding.h"
#include "stages/emit/pdf/box.h"
#include "stages/emit/pdf/shape.h"
#include "stages/emit/pdf/tags.h"

namespace plainsend::pdf {

struct HeadingMark {
    int level = 1;
    std::string text;
    std::string anchor;
};

// before: what stands above the place where a contents list would go. contents: that list, to be used when
// the document is long.
struct Composition {
    Boxes before;
    Boxes contents;
    Boxes after;
    std::vector<HeadingMark> headings;
    Structure structure;
    Findings findings;
    ShapedText running_header;
    double header_width = 0; // of its lines, points
    bool alternatives_missing = false;
    double number_column = 0; // width, 0 when there are no numbers beside the text
};

Composition compose(const Document&, const Style&, Shaper&);

// A line of chrome; without a slot it is not in the tree (running header, folio).
ShapedText chrome_line(const Style&, Shaper&, const std::string& text, const std::string& language, Ink ink,
                       int slot = -1);

} // namespace plainsend::pdf
