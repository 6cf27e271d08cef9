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

// What parts the columns of a drawn table: "|" or a line of the box-drawing characters.
std::size_t bar_length(std::string_view text) {
    if (text.starts_with('|'))
        return 1;
    return text.starts_with("\u2502") || text.starts_with("\u2503") || text.starts_with("\u2551") ? 3 : 0;
}

// "+---+---+", "|---|---|", "\u251C\u2500\u2500\u2500\u2524": a line between rows.
bool is_drawn_rule(std::string_view words) {
    std::size_t drawn = 0;
    for (std::size_t at = 0; at < words.size();) {
        const std::string_view rest = words.substr(at);
        if (rest.starts_with("\xE2\x94") || rest.starts_with("\xE2\x95")) { // U+2500 to U+257F
            drawn += bar_length(rest) == 0 ? 1 : 0;
            at += 3;
        } else if (std::string_view("+-=|: ").find(rest[0]) != std::string_view::npos) {
            drawn += rest[0] == '-' || rest[0] == '=' ? 1 : 0;
            ++at;
        } else {
            return false;
        }
    }
    return drawn >= 3;
}

// Without the white space around each; a bar at either end parts nothing.
Cells barred_cells(std::string_view text, const Line& line) {
    Cells cells;
    const auto add = [&](std::size_t begin, std::size_t end) {
        while (begin < end && (text[begin] == ' ' || text[begin] == '\t'))
            ++begin;
        while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t'))
            --end;
        cells.emplace_back(begin, end);
    };
    std::size_t begin = line.begin + bar_length(text.substr(line.begin, line.end - line.begin));
    for (std::size_t at = begin; at < line.end;) {
        const std::size_t bar = bar_length(text.substr(at, line.end - at));
        if (bar != 0) {
            add(begin, at);
            begin = at + bar;
        }
        at += std::max<std::size_t>(bar, 1);
    }
    if (begin < line.end)
        add(begin, line.end);
    return cells;
}

// A table drawn with lines, or with "|" between its columns. Cells of several lines are left as they are.
std::optional<TextTable> drawn_table_at(std::string_view text, const std::vector<Line>& lines,
                                        std::size_t at) {
    TextTable table;
    std::size_t rules = 0;
    std::size_t rows_between = 0;
    std::size_t most_between = 0;
    for (std::size_t i = at; i < lines.size() && !lines[i].blank(); ++i, ++table.lines) {
        const std::string_view words = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
        if (is_drawn_rule(words)) {
            table.underlined = table.underlined || table.rows.size() == 1;
            rows_between = 0;
            ++rules;
            continue;
        }
        Cells cells = barred_cells(text, lines[i]);
        if (cells.size() < 2 || cells.size() > most_columns ||
            (!table.rows.empty() && cells.size() != table.rows.front().size()))
            return std::nullopt;
        most_between = std::max(most_between, ++rows_between);
        table.rows.push_back(std::move(cells));
    }
    constexpr std::size_t frame = 3; // above, below the headings, below
    if (rules > frame && most_between > 1)
        return std::nullopt;
    table.underlined = table.underlined && rules <= frame;
    return table.rows.size() >= (rules > 0 ? 2 : least_rows) ? std::optional(std::move(table)) : std::nullopt;
}

} // namespace

std::optional<TextTable> table_at(std::string_view text, const std::vector<Line>& lines, std::size_t at) {
    if (auto drawn = drawn_table_at(text, lines, at))
        return drawn;
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
