// Pages to content streams, fonts, links and bookmarks, on the canvas.
#pragma once

#include "stages/document/document.h"
#include "stages/emit/pdf/canvas.h"
#include "stages/emit/pdf/compose.h"
#include "stages/emit/pdf/pages.h"

namespace plainsend::pdf {

// Points. A4.
struct Geometry {
    double width = 595.28;
    double height = 841.89;
    double margin = 70.87; // left and right
    double top = 70.87;    // of the text area, from the page's edge
    double bottom = 70.87;
    double header_width = 453;   // no line is longer than those of the text
    double header_baseline = 40; // of its first line, from the page's top edge
    double header_leading = 15;
    double folio_baseline = 32; // from the page's bottom edge
};

enum class Running { none, from_second_page, every_page };

struct Sheet {
    Geometry geometry;
    Running running = Running::every_page;
    std::vector<ShapedText> folios; // "Page 2 of 5", by page
};

void draw(Canvas&, const Document&, const Style&, Shaper&, Composition&, const Pages&, const Sheet&);

} // namespace plainsend::pdf
