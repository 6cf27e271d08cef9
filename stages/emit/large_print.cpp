#include "stages/emit/large_print.h"

#include <algorithm>
#include <numeric>

#include "stages/document/walk.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr double default_size = 18;
// A4 less two margins of 25 mm, in points.
constexpr double page_width = 453.5;
// Mean advance of a legible sans serif, in em, rounded up: a column must hold its longest word.
constexpr double letter_width = 0.58;
// Room between columns, in em.
constexpr double column_gap = 0.8;
// A column narrower than this many letters breaks nearly every line, whatever its words.
constexpr std::size_t least_letters = 9;

// A cell and the grid it covers.
struct Placed {
    std::size_t row = 0;
    std::size_t column = 0;
    const Cell* cell = nullptr;
};

// Lays the cells on the grid, as a browser does: each goes to the first free column of its row.
std::vector<Placed> place_cells(const Table& table, std::size_t& columns) {
    std::vector<Placed> placed;
    std::vector<std::size_t> busy_until; // per column: first row that is free
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::size_t column = 0;
        for (const Cell& cell : table.rows[r].cells) {
            while (column < busy_until.size() && busy_until[column] > r)
                ++column;
            placed.push_back({r, column, &cell});
            const auto span = static_cast<std::size_t>(std::max(1, cell.column_span));
            if (busy_until.size() < column + span)
                busy_until.resize(column + span, 0);
            for (std::size_t c = column; c < column + span; ++c)
                busy_until[c] = r + static_cast<std::size_t>(std::max(1, cell.row_span));
            column += span;
        }
    }
    columns = busy_until.size();
    return placed;
}

std::string cell_text(const Cell& cell) {
    std::string text;
    for_each_block(cell.content, [&](const Block& block) {
        const std::string own = block_text(block);
        if (!own.empty())
            text += (text.empty() ? "" : " ") + own;
    });
    return text;
}

bool fits(const std::vector<Placed>& placed, std::size_t columns, double size) {
    std::vector<std::size_t> letters(columns, least_letters);
    for (const Placed& item : placed) {
        if (item.cell->column_span > 1)
            continue;
        for (const Span& word : words(cell_text(*item.cell)))
            letters[item.column] = std::max(letters[item.column], word.end - word.begin);
    }
    const double needed =
        static_cast<double>(std::accumulate(letters.begin(), letters.end(), std::size_t{0})) * letter_width *
            size +
        static_cast<double>(columns) * column_gap * size;
    return needed <= page_width;
}

Records to_records(Table&& table, const std::vector<Placed>& placed, std::size_t columns) {
    const auto header_rows = static_cast<std::size_t>(std::max(0, table.header_rows));
    std::vector<std::string> labels(columns);
    Records records;
    records.caption = std::move(table.caption);
    for (const Placed& item : placed) {
        if (item.row >= header_rows)
            continue;
        const std::string text = collapse_space(cell_text(*item.cell));
        const auto span = static_cast<std::size_t>(std::max(1, item.cell->column_span));
        for (std::size_t c = item.column; c < item.column + span && !text.empty(); ++c)
            labels[c] += (labels[c].empty() ? "" : ", ") + text;
        records.headings.push_back(*item.cell);
    }
    std::size_t current = header_rows;
    for (const Placed& item : placed) {
        if (item.row < header_rows)
            continue;
        if (records.records.empty() || item.row != current)
            records.records.emplace_back();
        current = item.row;
        RecordEntry entry;
        if (!labels[item.column].empty())
            entry.label.push_back({Generated{labels[item.column]}});
        entry.content = item.cell->content;
        if (!entry.content.empty())
            records.records.back().entries.push_back(std::move(entry));
    }
    return records;
}

// Outermost tables only: a table inside a cell of one that became records is looked at in its turn.
void restructure(Blocks& blocks, double size, Findings& findings) {
    for (Block& block : blocks) {
        if (auto* table = std::get_if<Table>(&block.node)) {
            std::size_t columns = 0;
            const std::vector<Placed> placed = place_cells(*table, columns);
            if (columns > 1 && !fits(placed, columns, size)) {
                Finding finding;
                finding.rule = "large-print/table";
                finding.severity = Severity::note;
                finding.block = block.id;
                finding.place = block.place;
                finding.message =
                    "This table is too wide for large print, so the large print version tells it row by "
                    "row. Nothing was left out.";
                findings.push_back(std::move(finding));
                block.node = to_records(Table(*table), placed, columns);
            }
        }
        for (Blocks* inner : children_of(block))
            restructure(*inner, size, findings);
    }
}

} // namespace

Reported<Document> large_print(Document document, const Context& context) {
    Findings findings;
    const double size = context.choices.size.value_or(default_size);
    restructure(document.body, size, findings);
    for (Note& note : document.notes)
        restructure(note.content, size, findings);
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
