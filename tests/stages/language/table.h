// Tables of rows that people read and add to: text under tests/stages/*/tables, one row a line, columns with
// a tab between; a line that begins with # is a note.
#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace plainsend::test {

inline std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, at);)
        parts.push_back(part);
    return parts;
}

struct TableRow {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

// name: of a file of this folder's tables, or of another's: "../../text/tables/sentences.txt".
inline std::vector<TableRow> read_table(const std::string& name, std::size_t columns) {
    std::string path = PLAINSEND_SOURCE "/tests/stages/language/tables/";
    path += name;
    std::ifstream file(path);
    std::vector<TableRow> rows;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.starts_with('#'))
            continue;
        rows.push_back({number, split(line, '\t')});
        if (rows.back().cells.size() != columns)
            throw std::runtime_error("a row with another number of columns: " + line);
    }
    if (rows.empty())
        throw std::runtime_error("a table without rows: " + path);
    return rows;
}

// "98.7 % (300 of 304)"
inline std::string rate_text(std::size_t good, std::size_t all) {
    std::ostringstream out;
    out.precision(1);
    out << std::fixed << 100.0 * static_cast<double>(good) / static_cast<double>(all) << " % (" << good
        << " of " << all << ")";
    return out.str();
}

} // namespace plainsend::test
