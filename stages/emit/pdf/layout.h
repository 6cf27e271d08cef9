// Boxes to strips: a strip is a slab across the column that is not cut (or only where it must be), its items
// placed from the strip's top and the start of the text area. For right-to-left documents "start" is on the
// right: the page is turned round at the end (draw).
#pragma once

#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "stages/emit/pdf/compose.h"
#include "stages/emit/pdf/lines.h"

namespace plainsend::pdf {

// Glyphs are placed when the line is drawn: a thousand pages of them would fill the memory. baseline: from
// the item's top.
// squeezed_to: the width of a row of dashes that is to stay one line, points; 0: as wide as it is.
struct LineItem {
    ShapedText text;
    Cut cut;
    double baseline = 0;
    double squeezed_to = 0;
};
struct RuleItem {};  // hairline across the item's width, at its top
struct BlankItem {}; // line to write on
struct FillItem {};  // tint behind a header row
struct FrameItem {}; // border
struct BarItem {};   // beside a quotation
struct PictureItem {
    std::string resource;
    int slot = -1;
    int element = -1;
};
struct AnchorItem {
    std::string name;
    int heading = -1;
};
// The page of an anchor, set at the item's end.
struct PageNumberItem {
    std::string anchor;
    double baseline = 0;
    int slot = -1;
};

struct Item {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::variant<LineItem, RuleItem, BlankItem, FillItem, FrameItem, BarItem, PictureItem, AnchorItem,
                 PageNumberItem>
        node;
};

enum class Cutting { never, between_items };

// table: index into Layout::heads of the header to repeat when the strip opens a page, or -1.
struct Strip {
    double before = 0;
    double height = 0;
    std::vector<Item> items;
    Keep keep = Keep::no;
    Cutting cutting = Cutting::never;
    int table = -1;
    bool new_page = false;
    double not_above = 0; // on the first page, from its top
};

struct Layout {
    std::vector<Strip> strips;
    std::vector<std::vector<Strip>> heads; // header rows of each table
    std::set<std::string> too_wide;        // ids of tables with words wider than their columns
};

// The room that text has, in points from the start edge of the text area (where paragraph numbers begin).
struct Area {
    double number_x = 0;
    double x = 0;
    double width = 0;
    double page_height = 700; // of a page's text
    double measure = 391;     // the longest line
    double window = 0;        // of an envelope, from the top of the text; 0: none
    double window_height = 0;
    Direction direction = Direction::left_to_right; // of the document
};

Layout lay_out(const Boxes&, const Style&, const Shaper&, const Area&);

} // namespace plainsend::pdf
