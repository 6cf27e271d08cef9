// Strips to pages: headings stay with what follows, no single line is left alone, rows are cut only when
// higher than a page, table headers come again on the next page (as decoration: the tree has them once).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "stages/emit/pdf/layout.h"

namespace plainsend::pdf {

enum class Repeated { no, yes };

// y: points from the top of the text area.
struct OnPage {
    double y = 0;
    Repeated repeated = Repeated::no;
    Item item;
};
using Page = std::vector<OnPage>;

// Where an anchor came to stand.
struct Destination {
    int page = 0;
    double y = 0;
};

struct Pages {
    std::vector<Page> pages;
    std::map<std::string, Destination> anchors;
};

// A document of more pages is refused with an Error.
inline constexpr std::size_t most_pages = 5000;

Pages paginate(const Layout&, double page_height);

} // namespace plainsend::pdf
