// Rows of Markdown tables that have more cells than the table has columns: cmark-gfm drops those cells.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plainsend {

// What stands beyond the columns: a table of its own, in Markdown, whose second row has those cells, and
// where the first of them begins in the line.
struct SurplusCells {
    std::string table;
    std::size_t begin = 0;
};
std::optional<SurplusCells> surplus_cells(std::string_view line, std::size_t columns);

} // namespace plainsend
