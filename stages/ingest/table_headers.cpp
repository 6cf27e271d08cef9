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

bool has_header_column(const Table& table, bool styled) {
    bool plain_elsewhere = false;
    for (std::size_t i = static_cast<std::size_t>(table.header_rows); i < table.rows.size(); ++i) {
        const auto& cells = table.rows[i].cells;
        if (cells.size() < 2 || (styled ? !has_words(cells.front()) : !is_all_bold(cells.front())))
            return false;
        plain_elsewhere = plain_elsewhere || !is_all_bold(cells.back());
    }
    return styled || plain_elsewhere;
}

} // namespace

Findings infer_headers(Table& table, TableLook look, std::string_view format, const Place& place) {
    if (table.rows.size() < 2 || table.rows.front().cells.size() < 2)
        return {};
    if (table.header_columns == 0 && has_header_column(table, look.first_column))
        table.header_columns = 1;
    if (table.header_rows > 0)
        return {};
    const auto& first = table.rows.front().cells;
    const bool bold = std::all_of(first.begin(), first.end(), is_all_bold);
    const bool styled = look.first_row && std::all_of(first.begin(), first.end(), has_words);
    if (bold || styled) {
        table.header_rows = 1;
        for (const Cell& cell : first)
            if (cell.row_span < static_cast<int>(table.rows.size()))
                table.header_rows = std::max(table.header_rows, cell.row_span);
        return {remark(
            format, "header-row-inferred", Severity::note, place,
            "The first row of this table was taken for its header row because of how it looks. Mark it "
            "with \u201CRepeat as header row\u201D in the table's settings, so that it is certain.")};
    }
    if (table.header_columns > 0)
        return {};
    return {remark(
        format, "no-header-row", Severity::suggestion, place,
        "This table has no header row, so nobody who listens to it hears what a column means. If its "
        "first row has headings, mark it with \u201CRepeat as header row\u201D in the table's settings.")};
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
