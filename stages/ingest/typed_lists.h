// Lists whose bullets and numbers people typed by hand, as most school files have some.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

// By index of a paragraph in its blocks: how far in it is set, in twentieths of a point. Absent = at the
// margin.
using Indents = std::map<std::size_t, int>;

// Paragraphs that begin with a typed label, and lines of one paragraph that do, become items of lists, deeper
// where they are set further in or where their number says so ("2.1"). A
// bullet is one by itself; a dash, or a number, only beside another. Gives the places of the lists it made.
std::vector<Place> find_typed_lists(Blocks&, Indents = {});

// Which of the lines of one paragraph begin such an item; the others go on with the line above them.
std::vector<bool> typed_items(const std::vector<std::string>& lines);

} // namespace plainsend
