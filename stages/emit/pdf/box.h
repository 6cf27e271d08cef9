// What is to be laid out, in reading order: text already shaped, pictures, lists, tables. Made by compose,
// placed by layout. Lengths in points.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "stages/emit/pdf/paragraph.h"

namespace plainsend::pdf {

struct Box;
using Boxes = std::vector<Box>;
using ShapedText = std::shared_ptr<const Shaped>;

// A place within a text that links lead to.
struct MarkPlace {
    std::size_t offset = 0;
    std::string anchor;
};

// number: what a parent quotes, in the margin column or on a line above. anchor: name of the place for links.
// heading: index into Composition::headings, or -1. leads_to: the anchor whose page stands at the end of the
// line.
struct TextBox {
    ShapedText text;
    ShapedText number;
    std::string anchor;
    int heading = -1;
    std::string leads_to;
    int page_slot = -1;           // where that page's number stands in the tree
    std::vector<MarkPlace> marks; // in order
};

// slot -1: decoration. element: the Figure, whose place on the page is written into the tree.
struct PictureBox {
    std::string resource;
    double width = 0;
    double height = 0;
    int slot = -1;
    int element = -1;
};

struct RuleBox {};

// Room to write by hand.
struct BlankLines {
    int count = 1;
    double spacing = 26;
};

// What stands beside its content: a label, or a picture (the logo of a letterhead).
struct ItemBox {
    ShapedText label;
    std::optional<PictureBox> picture;
    double label_width = 0;
    Boxes content;
};

enum class Edge { none, bar, frame };
// rather: with what follows, unless that would leave much of a page empty. always: a heading and what it
// heads.
enum class Keep { no, rather, with_next, always };

// inside: what holds its parts together.
struct GroupBox {
    double indent = 0;
    Edge edge = Edge::none;
    Boxes content;
    Keep inside = Keep::no;
};

enum class HeaderCell { no, yes };
struct CellBox {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    HeaderCell header = HeaderCell::no;
    Boxes content;
};
struct TableBox {
    int rows = 0;
    int columns = 0;
    int header_rows = 0;
    ShapedText number; // beside the first row
    std::string anchor;
    std::string block;          // its id
    std::vector<CellBox> cells; // in reading order
};

struct NewPage {};

struct Box {
    std::variant<TextBox, PictureBox, RuleBox, BlankLines, ItemBox, GroupBox, TableBox, NewPage> node;
    double before = 0;
    double after = 0;
    Keep keep = Keep::no;
    bool addressee = false; // shows in the window of an envelope
};

} // namespace plainsend::pdf
