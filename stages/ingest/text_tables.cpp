#include "stages/ingest/text_tables.h"

#include <algorithm>

#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t least_rows = 3;
constexpr std::size_t most_columns = 50;

using Cells = std::vector<std::pair<std::size_t, std::size_t>>;

// Two spaces or a tab part the columns.
Cells cells_of(std::string_view text, const Line& line) {
    Cells cells;
    std::size_t begin = line.begin;
    for (std::size_t at = line.begin; at < line.end;) {
        std::size_t end = at;
        while (end < line.end && (text[end] == ' ' || text[end] == '\t'))
            ++end;
        if (end == at) {
            ++at;
            continue;
        }
        if (end - at >= 2 || text[at] == '\t') {
            cells.emplace_back(begin, at);
            begin = end;
        }
        at = end;
    }
    cells.emplace_back(begin, line.end);
    return cells;
}

std::size_t column_of(std::string_view text, const Line& line, std::size_t at) {
    return line.indent + code_points(text.substr(line.begin, at - line.begin));
}

bool is_room_to_write(std::string_view words) {
    return words.find("....") != std::string_view::npos || words.find("__") != std::string_view::npos;
}

bool is_rule(std::string_view words) {
    return words.size() >= 2 && words.find_first_not_of("-=") == std::string_view::npos;
}

} // namespace

std::optional<TextTable> table_at(std::string_view text, const std::vector<Line>& lines, std::size_t at) {
    TextTable table;
    std::vector<std::size_t> columns; // where they begin; counted only when spaces part them
    for (std::size_t i = at; i < lines.size() && !lines[i].blank(); ++i, ++table.lines) {
        Cells cells = cells_of(text, lines[i]);
        const auto words = [&](const std::pair<std::size_t, std::size_t>& cell) {
            return text.substr(cell.first, cell.second - cell.first);
        };
        if (table.rows.size() == 1 &&
            std::all_of(cells.begin(), cells.end(), [&](const auto& cell) { return is_rule(words(cell)); })) {
            table.underlined = true;
            continue;
        }
        if (cells.size() < 2 || cells.size() > most_columns ||
            std::any_of(cells.begin(), cells.end(),
                        [&](const auto& cell) { return is_room_to_write(words(cell)); }))
            return std::nullopt;
        const bool tabs =
            text.substr(lines[i].begin, lines[i].end - lines[i].begin).find('\t') != std::string_view::npos;
        std::vector<std::size_t> begins;
        for (const auto& [begin, end] : cells)
            begins.push_back(tabs ? begins.size() : column_of(text, lines[i], begin));
        if (table.rows.empty())
            columns = begins;
        else if (columns != begins)
            return std::nullopt;
        table.rows.push_back(std::move(cells));
    }
    return table.rows.size() >= least_rows ? std::optional(std::move(table)) : std::nullopt;
}

} // namespace plainsend
