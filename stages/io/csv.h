// Comma-separated values (RFC 4180), as spreadsheets save them: also with semicolons or tabs. What is written
// can be opened in a spreadsheet without any cell being taken for a formula.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend::csv {

// line: where the row begins in the text, 1-based.
struct CsvRow {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

// Rows that are not wholly empty; what parts the cells is what the first row has most of. text: UTF-8. Throws
// Error{data_file} naming the line where a quotation mark is never closed.
std::vector<CsvRow> read(std::string_view text, std::string_view name);

// One row with its line end. A cell that a spreadsheet would run begins with an apostrophe, as people type
// it.
std::string row(const std::vector<std::string>& cells);
// The cell without such an apostrophe.
std::string plain(std::string cell);

} // namespace plainsend::csv
