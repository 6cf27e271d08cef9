// Brings a table into a shape that every browser and checker reads alike: no overlapping cells, no span
// beyond its group of rows, no row or column in which nothing begins. Words and their order stay.
#pragma once

#include <vector>

#include "stages/document/document.h"

namespace plainsend {

enum class CellRole { data, column_header, row_header };

struct PlacedCell {
    const Cell* cell = nullptr; // null: an empty cell that fills a short row
    CellRole role = CellRole::data;
    int column = 0;
    int column_span = 1;
    int row_span = 1;
};

// rows[0, header_rows) are the head.
struct PlacedTable {
    std::vector<std::vector<PlacedCell>> rows;
    int header_rows = 0;
    int columns = 0;
};

PlacedTable place_cells(const Table&);

} // namespace plainsend
