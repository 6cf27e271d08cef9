#include "stages/ingest/table_headers.h"

#include <algorithm>

#include "stages/document/walk.h"
#include "stages/ingest/left_out.h"

namespace plainsend {

namespace {

// Whether everything with words in the cell is bold: how tables without a header style show their headers.
bool is_all_bold(const Cell& cell) {
    bool words = false;
    bool bold = true;
    for_each_block(cell.content, [&](const Block& block) {
        const Inlines* inlines = inlines_of(block);
        if (inlines == nullptr)
            return;
        for (const Inline& in : *inlines) {
            const auto* marked = std::get_if<Marked>(&in.node);
            const bool strong = marked != nullptr && marked->mark == Mark::strong;
            words = words || strong;
            const auto* text = std::get_if<Text>(&in.node);
            if (!strong && (text == nullptr || text->text.find_first_not_of(" \t") != std::string::npos))
                bold = false;
        }
    });
    return words && bold;
}

bool has_words(const Cell& cell) {
    bool words = false;
    for_each_block(cell.content, [&](const Block& block) { words = words || !block_text(block).empty(); });
    return words;
}

std::string text_of(const Cell& cell) {
    std::string text;
    for_each_block(cell.content, [&](const Block& block) { text += block_text(block) + ' '; });
    return text.substr(0, text.find_last_not_of(" \t\n") + 1);
}

// "Name:", "What helps?": the question of a form, and what stands beside it is the answer.
bool asks(const Cell& cell) {
    constexpr std::size_t longest = 60; // bytes
    const std::string text = text_of(cell);
    return text.size() > 1 && text.size() <= longest && (text.ends_with(':') || text.ends_with('?'));
}

bool is_question_and_answer(const Row& row) {
    return row.cells.size() == 2 && asks(row.cells.front()) && !asks(row.cells.back());
}

// Every row begins with a cell that the style draws apart, or that is bold beside one that is not; or the
// table is a form.
bool has_header_column(const Table& table, bool styled) {
    const auto body =
        table.rows.begin() + std::min<std::ptrdiff_t>(table.header_rows, std::ssize(table.rows));
    if (std::distance(body, table.rows.end()) < 2) // one row is no pattern
        return false;
    const auto every = [&](auto test) { return std::all_of(body, table.rows.end(), test); };
    if (!every([](const Row& row) { return row.cells.size() >= 2; }))
        return false;
    if (styled)
        return every([](const Row& row) { return has_words(row.cells.front()); });
    if (every([](const Row& row) { return is_all_bold(row.cells.front()); }))
        return !every([](const Row& row) { return is_all_bold(row.cells.back()); });
    return every(is_question_and_answer);
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
    if (table.rows.size() < 2 || table.rows.front().cells.size() < 2)
        return {};
    const Advice advice = advice_for(format);
    Findings findings;
    if (table.header_columns == 0 && has_header_column(table, look.first_column)) {
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
