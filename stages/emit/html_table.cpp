#include "stages/emit/html_table.h"

#include <algorithm>
#include <cstddef>

namespace plainsend {

namespace {

constexpr int widest_span = 1000; // HTML's own limit for colspan

// Lays the rows [begin, end) into columns, as HTML does; no span leaves them.
void place_group(const Table& table, std::size_t begin, std::size_t end, PlacedTable& placed) {
    std::vector<std::size_t> taken_until; // by column: first row in which it is free again
    for (std::size_t row = begin; row < end; ++row) {
        std::size_t column = 0;
        for (const Cell& cell : table.rows[row].cells) {
            const auto is_taken = [&](std::size_t at) {
                return at < taken_until.size() && taken_until[at] > row;
            };
            while (is_taken(column))
                ++column;
            std::size_t span = 1;
            const auto wanted = static_cast<std::size_t>(std::clamp(cell.column_span, 1, widest_span));
            while (span < wanted && !is_taken(column + span))
                ++span;
            const std::size_t rows =
                std::min(static_cast<std::size_t>(std::max(cell.row_span, 1)), end - row);
            if (taken_until.size() < column + span)
                taken_until.resize(column + span, 0);
            std::fill_n(taken_until.begin() + static_cast<std::ptrdiff_t>(column), span, row + rows);
            PlacedCell made{&cell, CellRole::data, static_cast<int>(column), static_cast<int>(span),
                            static_cast<int>(rows)};
            placed.rows[row].push_back(made);
            column += span;
        }
    }
}

// Takes out the columns in which no cell begins, so that spans say no more than they show.
void close_columns(PlacedTable& placed) {
    int widest = 0;
    for (const auto& row : placed.rows)
        for (const PlacedCell& cell : row)
            widest = std::max(widest, cell.column + cell.column_span);
    std::vector<int> index(static_cast<std::size_t>(widest) + 1, 0);
    for (const auto& row : placed.rows)
        for (const PlacedCell& cell : row)
            index[static_cast<std::size_t>(cell.column)] = 1;
    int count = 0;
    for (int& entry : index) {
        const int begins = entry;
        entry = count;
        count += begins;
    }
    placed.columns = count;
    for (auto& row : placed.rows)
        for (PlacedCell& cell : row) {
            const int first = index[static_cast<std::size_t>(cell.column)];
            const int after = index[static_cast<std::size_t>(cell.column + cell.column_span)];
            cell.column = first;
            cell.column_span = std::max(1, after - first);
        }
}

// Takes out the rows in which no cell begins and shortens the spans that reached over them.
void close_rows(PlacedTable& placed) {
    std::vector<int> index(placed.rows.size() + 1, 0);
    int count = 0;
    int heads = 0;
    for (std::size_t row = 0; row < placed.rows.size(); ++row) {
        index[row] = count;
        count += placed.rows[row].empty() ? 0 : 1;
        heads += !placed.rows[row].empty() && static_cast<int>(row) < placed.header_rows ? 1 : 0;
    }
    index[placed.rows.size()] = count;
    for (std::size_t row = 0; row < placed.rows.size(); ++row)
        for (PlacedCell& cell : placed.rows[row]) {
            const std::size_t after = row + static_cast<std::size_t>(cell.row_span);
            cell.row_span = std::max(1, index[after] - index[row]);
        }
    std::erase_if(placed.rows, [](const auto& row) { return row.empty(); });
    placed.header_rows = heads;
}

// Fills short rows with empty cells, up to a limit that no real table reaches.
void fill_rows(PlacedTable& placed) {
    constexpr int most = 20'000;
    std::vector<int> change(placed.rows.size() + 1, 0); // columns covered from here on, more or fewer
    for (std::size_t row = 0; row < placed.rows.size(); ++row)
        for (const PlacedCell& cell : placed.rows[row]) {
            change[row] += cell.column_span;
            change[row + static_cast<std::size_t>(cell.row_span)] -= cell.column_span;
        }
    int covered = 0;
    int added = 0;
    for (std::size_t row = 0; row < placed.rows.size(); ++row) {
        covered += change[row];
        for (int missing = placed.columns - covered; missing > 0 && added < most; --missing, ++added)
            placed.rows[row].push_back({});
    }
}

} // namespace

PlacedTable place_cells(const Table& table) {
    PlacedTable placed;
    placed.rows.resize(table.rows.size());
    const int all = static_cast<int>(table.rows.size());
    placed.header_rows = table.header_rows < all ? std::max(table.header_rows, 0) : 0; // a head needs a body
    const auto head = static_cast<std::size_t>(placed.header_rows);
    place_group(table, 0, head, placed);
    place_group(table, head, table.rows.size(), placed);
    for (std::size_t row = 0; row < placed.rows.size(); ++row)
        for (PlacedCell& cell : placed.rows[row]) {
            if (cell.cell->content.empty())
                continue; // an empty header names nothing
            if (row < head)
                cell.role = CellRole::column_header;
            else if (cell.column < table.header_columns)
                cell.role = CellRole::row_header;
        }
    close_columns(placed);
    close_rows(placed);
    fill_rows(placed);
    return placed;
}

} // namespace plainsend
