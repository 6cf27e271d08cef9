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

// The words stand in the text as whole words.
bool says(const std::string& folded, const std::vector<std::string>& words) {
    const std::string padded = " " + folded + " ";
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return padded.find(" " + word + " ") != std::string::npos ||
               padded.find(" " + word + ":") != std::string::npos;
    });
}

// Whether what stands above a table says that its rows were agreed.
bool announces_agreement(const std::string& heading, const std::string& line, const ActionHeadings& words) {
    return (says(heading, words.agreed) || says(line, words.agreed)) && !says(heading, words.not_agreed) &&
           !says(line, words.not_agreed);
}

// A merged cell or a table inside a cell leaves open who does what: then the table alone has to tell.
bool is_plain(const Table& table) {
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
        return row.cells.size() == table.rows.front().cells.size() &&
               std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
                   return cell.row_span == 1 && cell.column_span == 1 &&
                          std::none_of(cell.content.begin(), cell.content.end(), [](const Block& block) {
                              return std::holds_alternative<Table>(block.node);
                          });
               });
    });
}

void list_rows(const Block& block, const Table& table, const Columns& columns, std::vector<Action>& actions) {
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
        const std::vector<Cell>& cells = table.rows[r].cells;
        const std::string what = text_of(cells[columns.what]);
        if (!what.empty())
            actions.push_back({text_of(cells[columns.who]), what, text_of(cells[columns.when]), block.id});
    }
}

} // namespace

Reported<Document> actions(Document document, const Context& context) {
    constexpr std::size_t short_line = 80; // bytes: a label, not a paragraph
    const ActionHeadings& words = context.draft.action_headings;
    Findings findings;
    std::string heading; // the last one seen
    std::string line;    // the short paragraph just before
    document.actions.clear();
    for (const Block& block : document.body) {
        if (std::holds_alternative<Heading>(block.node)) {
            heading = fold(block_text(block));
            line.clear();
            continue;
        }
        const auto* table = std::get_if<Table>(&block.node);
        const auto columns = table == nullptr ? std::nullopt : columns_of(*table, words);
        if (columns && announces_agreement(heading, line + " " + fold(inline_text(table->caption)), words)) {
            if (is_plain(*table)) {
                list_rows(block, *table, *columns, document.actions);
            } else {
                Finding finding = about_document(
                    "actions/merged-cells", Severity::suggestion,
                    "This table of actions has merged cells or a table inside, so the first page does "
                    "not list its actions. Give every action a row of its own.");
                finding.block = block.id;
                finding.place = block.place;
                findings.push_back(std::move(finding));
            }
        }
        const std::string own = is_leaf(block) ? block_text(block) : "";
        line = own.size() <= short_line ? fold(own) : "";
    }
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
