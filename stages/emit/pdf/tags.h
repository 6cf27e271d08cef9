// The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): elements in reading order, the slots that
// their marked content goes into, and links. Made while composing, filled while drawing, written at the end.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/emit/pdf/canvas.h"

namespace plainsend::pdf {

enum class Scope { none, row, column, both };
enum class Numbering { none, disc, decimal };

struct Kid {
    enum class Kind { element, content, annotation };
    Kind kind = Kind::element;
    int index = 0; // of elements, slots or annotations
};

// chrome: titled "plainsend": everything below is not the author's.
struct Element {
    std::string type;
    int parent = -1;
    std::vector<Kid> kids;
    std::string language;
    std::string alternative;
    std::string actual_text;
    std::string expansion;
    std::string id;
    bool chrome = false;
    bool strike = false;
    bool outer = false; // a picture or table: block placement
    Scope scope = Scope::none;
    int row_span = 1;
    int column_span = 1;
    Numbering numbering = Numbering::none;
    std::optional<std::array<double, 4>> box; // of a Figure, on its page
};

struct MarkedContent {
    int page = 0;
    int id = 0;
};

// target: a web address, or "#" and the name of a place in the document.
struct LinkTarget {
    int element = -1;
    std::string target;
    std::string description;
};

struct Annotation {
    int link = 0;
    int page = 0;
    std::array<double, 4> box{};
};

struct Structure {
    std::deque<Element> elements; // the first is Document
    std::vector<std::vector<MarkedContent>> slots;
    std::vector<int> owners; // of each slot
    std::vector<LinkTarget> links;
    std::vector<Annotation> annotations;

    Structure();
    int add(int parent, std::string type);
    int add_slot(int element);
    bool in_chrome(int element) const;
};

// What the tree needs of the pages: their objects, and for each the slot of every marked content in its
// order.
struct PageContent {
    Ref page;
    std::vector<int> slots;
};

// annotation_objects: the file's object of each Structure::annotations. Page n has /StructParents n,
// annotation m has /StructParent (number of pages + m).
void write_tags(Canvas&, const Structure&, const std::vector<PageContent>&,
                const std::vector<Ref>& annotation_objects);

} // namespace plainsend::pdf
