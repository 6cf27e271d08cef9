#include "stages/ingest/table_headers.h"

#include <algorithm>

#include "stages/document/walk.h"
#include "stages/ingest/left_out.h"
#include "stages/ingest/table_forms.h"

namespace plainsend {

namespace {

bool is_question_and_answer(const Row& row) {
    return row.cells.size() == 2 && asks(row.cells.front()) && !asks(row.cells.back());
}

// Every row begins with a cell that the style draws apart, or that is bold beside one that is not; or the
// table is a form. Titles inside the table do not count.
bool has_header_column(const Table& table, bool styled, int columns) {
    std::vector<const Row*> rows;
    for (std::size_t i = static_cast<std::size_t>(table.header_rows); i < table.rows.size(); ++i)
        if (!is_title_row(table.rows[i], columns))
            rows.push_back(&table.rows[i]);
    if (rows.size() < 2) // one row is no pattern
        return false;
    const auto every = [&](auto test) {
        return std::all_of(rows.begin(), rows.end(), [&](const Row* row) { return test(*row); });
    };
    if (!every([](const Row& row) { return row.cells.size() >= 2; }))
        return false;
    if (styled)
        return every([](const Row& row) { return has_words(row.cells.front()); });
    if (every([](const Row& row) { return is_all_bold(row.cells.front()); }))
        return !every([](const Row& row) { return is_all_bold(row.cells.back()); });
    return every(is_question_and_answer);
}

// Every row asks, or nothing is answered yet.
bool is_form(const Table& table, int columns) {
    if (columns != 2)
        return false;
    if (is_blank_form(table))
        return true;
    std::size_t questions = 0;
    for (const Row& row : table.rows) {
        if (is_title_row(row, columns))
            continue;
        if (!is_question_and_answer(row))
            return false;
        ++questions;
    }
    return questions >= 2;
}

// How to make it certain, in the words of the program that the document was written with.
struct Advice {
    std::string_view row;
    std::string_view column;
};
Advice advice_for(std::string_view format) {
    if (format == "html")
        return {"make its cells <th>", "make its cells <th scope=\"row\">"};
    if (format == "markdown")
        return {"write it as the table's first line, above the dashes", "look whether that is right"};
    return {"mark it with \u201CRepeat as header row\u201D in the table's settings",
            "look whether that is right"};
}

} // namespace

Findings infer_headers(Table& table, TableLook look, std::string_view format, const Place& place) {
    const bool parted = part_questions(table);
    const int columns = columns_of(table);
    const bool titled = !table.rows.empty() && is_title_row(table.rows.front(), columns);
    if (table.rows.size() < 2 || (table.rows.front().cells.size() < 2 && !titled))
        return {};
    const Advice advice = advice_for(format);
    Findings findings;
    if (has_only_titles(table) && table.header_columns == 0 && (parted || is_form(table, columns))) {
        table.header_columns = 1;
        table.header_rows = std::max(table.header_rows, titled ? 1 : 0);
        make_room_for_answers(table, place);
        findings.push_back(
            remark(format, "form", Severity::note, place,
                   std::string("This table was taken for a form: each question with its answer "
                               "beside it") +
                       (parted ? ", one below the other." : ".")));
        return findings;
    }
    if (table.header_columns == 0 && has_header_column(table, look.first_column, columns)) {
        table.header_columns = 1;
        findings.push_back(
            remark(format, "header-column-inferred", Severity::note, place,
                   "The first column of this table was taken for the headings of its rows because "
                   "of how it looks. To be certain, " +
                       std::string(advice.column) + "."));
    }
    if (table.header_rows > 0)
        return findings;
    const auto& first = table.rows.front().cells;
    if (titled && table.header_columns == 0) // it heads the table, but no column
        return findings;
    const bool bold = std::all_of(first.begin(), first.end(), is_all_bold);
    const bool styled = look.first_row && std::all_of(first.begin(), first.end(), has_words);
    if (bold || styled) {
        table.header_rows = 1;
        for (const Cell& cell : first)
            if (cell.row_span < static_cast<int>(table.rows.size()))
                table.header_rows = std::max(table.header_rows, cell.row_span);
        findings.push_back(
            remark(format, "header-row-inferred", Severity::note, place,
                   "The first row of this table was taken for its header row because of how it "
                   "looks. To be certain, " +
                       std::string(advice.row) + "."));
    } else if (table.header_columns == 0) {
        findings.push_back(
            remark(format, "no-header-row", Severity::suggestion, place,
                   "This table has no header row, so nobody who listens to it hears what a column "
                   "means. If its first row has headings, " +
                       std::string(advice.row) + "."));
    }
    return findings;
}

void fill_rows(Table& table, const std::vector<int>& ends, int columns) {
    for (std::size_t i = 0; i < table.rows.size() && i < ends.size(); ++i) {
        if (ends[i] >= columns)
            continue;
        Cell empty;
        empty.column_span = columns - ends[i];
        table.rows[i].cells.push_back(std::move(empty));
    }
    std::erase_if(table.rows, [](const Row& row) { return row.cells.empty(); });
}

} // namespace plainsend
