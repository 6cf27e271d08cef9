#include "stages/ingest/markdown_rows.h"

#include <algorithm>
#include <vector>

namespace plainsend {

namespace {

constexpr std::size_t most_surplus = 100; // the words beyond stand in the last cell

struct RowCell {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// As cmark-gfm cuts a row: at every "|" without a backslash before it; those at the ends make no cell.
std::vector<RowCell> cells_of(std::string_view line) {
    std::size_t begin = std::min(line.find_first_not_of(" \t>"), line.size());
    if (begin < line.size() && line[begin] == '|')
        ++begin;
    std::vector<RowCell> cells;
    for (std::size_t at = begin; at < line.size(); ++at) {
        if (line[at] == '|' && line[at - (at > 0 ? 1 : 0)] != '\\') {
            cells.push_back({begin, at});
            begin = at + 1;
        }
    }
    if (line.substr(begin).find_first_not_of(" \t\r") != std::string_view::npos)
        cells.push_back({begin, line.size()});
    return cells;
}

} // namespace

std::optional<SurplusCells> surplus_cells(std::string_view line, std::size_t columns) {
    const std::vector<RowCell> cells = cells_of(line);
    if (cells.size() <= columns)
        return std::nullopt;
    const std::size_t count = std::min(cells.size() - columns, most_surplus);
    SurplusCells surplus{"|", cells[columns].begin};
    for (std::size_t i = 0; i < count; ++i)
        surplus.table += "x|";
    surplus.table += "\n|";
    for (std::size_t i = 0; i < count; ++i)
        surplus.table += "-|";
    surplus.table += "\n|";
    for (std::size_t i = columns; i < cells.size(); ++i) {
        surplus.table += line.substr(cells[i].begin, cells[i].end - cells[i].begin);
        surplus.table += i + 1 - columns < count || i + 1 == cells.size() ? "|" : "\\|";
    }
    surplus.table += "\n";
    return surplus;
}

} // namespace plainsend
