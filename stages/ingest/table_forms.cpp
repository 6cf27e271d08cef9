#include "stages/ingest/table_forms.h"

#include <algorithm>
#include <string>
#include <utility>

#include "stages/document/walk.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_question = 60; // bytes
constexpr std::string_view dots = "........";

std::string text_of(const Cell& cell) {
    std::string text;
    for_each_block(cell.content, [&](const Block& block) { text += block_text(block) + ' '; });
    return text.substr(0, text.find_last_not_of(" \t\n") + 1);
}

bool all_bold(const Inlines& inlines) {
    bool words = false;
    for (const Inline& in : inlines) {
        const auto* marked = std::get_if<Marked>(&in.node);
        const bool strong = marked != nullptr && marked->mark == Mark::strong;
        const auto* text = std::get_if<Text>(&in.node);
        if (!strong && (text == nullptr || text->text.find_first_not_of(" \t") != std::string::npos))
            return false;
        words = words || strong;
    }
    return words;
}

// Question, answer, question, answer: by colons, or by bold questions beside answers that are not.
bool is_pairs(const Row& row) {
    if (row.cells.size() != 4)
        return false;
    const auto label = [](const Cell& cell) { return has_words(cell) && (asks(cell) || is_all_bold(cell)); };
    return label(row.cells[0]) && label(row.cells[2]) && !label(row.cells[1]) && !label(row.cells[3]) &&
           std::all_of(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return cell.row_span == 1 && cell.column_span == 1; });
}

// Nothing, or dots to write on.
bool is_to_be_written(const Cell& cell) {
    bool room = true;
    for_each_block(cell.content, [&](const Block& block) {
        const Inlines* inlines = inlines_of(block);
        if (inlines == nullptr)
            return;
        for (const Inline& in : *inlines) {
            const auto* text = std::get_if<Text>(&in.node);
            room = room && (std::holds_alternative<Field>(in.node) ||
                            (text != nullptr && text->text.find_first_not_of(" \t\n") == std::string::npos));
        }
    });
    return room;
}

} // namespace

bool has_words(const Cell& cell) {
    bool words = false;
    for_each_block(cell.content, [&](const Block& block) { words = words || !block_text(block).empty(); });
    return words;
}

bool is_all_bold(const Cell& cell) {
    bool words = false;
    bool bold = true;
    for_each_block(cell.content, [&](const Block& block) {
        const Inlines* inlines = inlines_of(block);
        if (inlines == nullptr || block_text(block).empty())
            return;
        words = true;
        bold = bold && all_bold(*inlines);
    });
    return words && bold;
}

bool asks(const Cell& cell) {
    const std::string text = text_of(cell);
    return text.size() > 1 && text.size() <= longest_question && (text.ends_with(':') || text.ends_with('?'));
}

int columns_of(const Table& table) {
    int columns = 0;
    for (const Row& row : table.rows) {
        int width = 0;
        for (const Cell& cell : row.cells)
            width += cell.column_span;
        columns = std::max(columns, width);
    }
    return columns;
}

bool is_title_row(const Row& row, int columns) {
    return columns > 1 && row.cells.size() == 1 && row.cells.front().column_span >= columns &&
           has_words(row.cells.front());
}

bool has_only_titles(const Table& table) {
    const int columns = columns_of(table);
    const auto end = table.rows.begin() + std::min<std::ptrdiff_t>(table.header_rows, std::ssize(table.rows));
    return std::all_of(table.rows.begin(), end, [&](const Row& row) { return is_title_row(row, columns); });
}

bool part_questions(Table& table) {
    if (!has_only_titles(table) || table.header_columns > 0 || columns_of(table) != 4)
        return false;
    const auto pairs = std::count_if(table.rows.begin(), table.rows.end(), is_pairs);
    const auto fits = [](const Row& row) { // a title, or one question with a wide answer
        return is_pairs(row) || is_title_row(row, 4) ||
               (row.cells.size() == 2 && row.cells[0].column_span == 1 && row.cells[1].column_span == 3 &&
                row.cells[0].row_span == 1 && row.cells[1].row_span == 1 &&
                (asks(row.cells[0]) || is_all_bold(row.cells[0])));
    };
    if (pairs < 2 || !std::all_of(table.rows.begin(), table.rows.end(), fits))
        return false;
    std::vector<Row> rows;
    for (Row& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); i += 2) {
            Row made;
            for (std::size_t j = i; j < std::min(i + 2, row.cells.size()); ++j) {
                row.cells[j].column_span = row.cells.size() == 1 ? 2 : 1;
                made.cells.push_back(std::move(row.cells[j]));
            }
            rows.push_back(std::move(made));
        }
    }
    table.rows = std::move(rows);
    table.widths.clear();
    return true;
}

bool is_blank_form(const Table& table) {
    std::size_t questions = 0;
    for (const Row& row : table.rows) {
        if (is_title_row(row, 2))
            continue;
        if (row.cells.size() != 2 || !has_words(row.cells[0]) || !is_to_be_written(row.cells[1]) ||
            text_of(row.cells[0]).size() > longest_question || row.cells[0].row_span != 1)
            return false;
        ++questions;
    }
    return questions >= 2;
}

void make_room_for_answers(Table& table, const Place& place) {
    for (Row& row : table.rows) {
        if (row.cells.size() != 2 || !has_words(row.cells.front()))
            continue;
        Cell& answer = row.cells.back();
        bool filled = false; // also with a picture, such as a signature
        for_each_block(answer.content, [&](const Block& block) {
            const Inlines* inlines = inlines_of(block);
            filled = filled || inlines == nullptr || !inlines->empty();
        });
        if (filled)
            continue;
        Block block;
        block.place = place;
        block.node = Paragraph{{Inline{Field{std::string(dots), place}}}};
        answer.content = {std::move(block)};
    }
}

bool sets_text_side_by_side(const Table& table) {
    if (table.header_rows > 0 || table.header_columns > 0)
        return false;
    std::size_t pieces = 0;
    for (const Row& row : table.rows) {
        if (row.cells.size() > 4)
            return false;
        for (const Cell& cell : row.cells) {
            if (!has_words(cell))
                continue;
            const Inlines* first = inlines_of(cell.content.front());
            const bool headed = std::holds_alternative<Heading>(cell.content.front().node) ||
                                (first != nullptr && all_bold(*first));
            if (!headed || cell.content.size() < 2)
                return false;
            ++pieces;
        }
    }
    return pieces >= 2;
}

} // namespace plainsend
