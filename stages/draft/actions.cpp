#include "stages/draft/actions.h"

#include <algorithm>

#include "stages/document/walk.h"
#include "stages/draft/draft_data.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

std::string text_of(const Cell& cell) {
    std::string text;
    for_each_block(cell.content, [&](const Block& block) {
        const std::string own = block_text(block);
        if (!own.empty())
            text += (text.empty() ? "" : " ") + own;
    });
    return collapse_space(text);
}

bool is_one_of(const Cell& cell, const std::vector<std::string>& headings) {
    std::string text = fold(text_of(cell));
    while (!text.empty() && (text.back() == ':' || text.back() == '?'))
        text.pop_back();
    return std::find(headings.begin(), headings.end(), text) != headings.end();
}

// The columns of a table of actions; nothing when it is none.
struct Columns {
    std::size_t who = 0;
    std::size_t what = 0;
    std::size_t when = 0;
};

std::optional<Columns> columns_of(const Table& table, const ActionHeadings& headings) {
    if (table.rows.empty())
        return std::nullopt;
    const std::vector<Cell>& cells = table.rows.front().cells;
    const auto column = [&](const std::vector<std::string>& words) {
        return static_cast<std::size_t>(
            std::find_if(cells.begin(), cells.end(),
                         [&](const Cell& cell) { return is_one_of(cell, words); }) -
            cells.begin());
    };
    const Columns columns{column(headings.who), column(headings.what), column(headings.when)};
    const std::size_t none = cells.size();
    if (columns.who == none || columns.what == none || columns.when == none)
        return std::nullopt;
    return columns;
}

} // namespace

Reported<Document> actions(Document document, const Context& context) {
    document.actions.clear();
    for_each_block(document, [&](const Block& block) {
        const auto* table = std::get_if<Table>(&block.node);
        if (table == nullptr)
            return;
        const std::optional<Columns> columns = columns_of(*table, context.draft.action_headings);
        if (!columns)
            return;
        const std::size_t width = table->rows.front().cells.size();
        for (std::size_t r = 1; r < table->rows.size(); ++r) {
            const std::vector<Cell>& cells = table->rows[r].cells;
            // A row with merged cells does not say which column is which: its words stand in the table only.
            if (cells.size() != width)
                continue;
            const std::string what = text_of(cells[columns->what]);
            if (!what.empty())
                document.actions.push_back(
                    {text_of(cells[columns->who]), what, text_of(cells[columns->when]), block.id});
        }
    });
    return {std::move(document), {}};
}

} // namespace plainsend
