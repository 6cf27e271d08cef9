#include "stages/emit/large_print.h"

#include <algorithm>
#include <numeric>

#include "stages/document/walk.h"
#include "stages/emit/style.h"
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

// Bytes of one table's merged cells that are said again in each row.
constexpr std::size_t most_repeated = 100'000;

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

std::size_t rows_of(const Placed& item) {
    return static_cast<std::size_t>(std::max(1, item.cell->row_span));
}

// Between two header cells that count for one column: ", " or what the language has instead.
class Joint {
public:
    Joint(const Messages* messages, std::string_view language) {
        if (messages == nullptr)
            return;
        const std::string pattern = messages->find(language, "listed").text;
        const std::size_t begin = pattern.find('}') + 1;
        between_ = pattern.substr(begin, pattern.find('{', begin) - begin);
    }
    std::string operator()(std::string first, const std::string& next) const {
        return first.empty() ? next : std::move(first) + between_ + next;
    }

private:
    std::string between_ = ", ";
};

// "Who, How often": every column that the cell covers.
std::string label_of(const Placed& item, const std::vector<std::string>& labels, const Joint& joint) {
    std::string label;
    const auto span = static_cast<std::size_t>(std::max(1, item.cell->column_span));
    for (std::size_t c = item.column; c < std::min(item.column + span, labels.size()); ++c)
        if (!labels[c].empty() && (c == item.column || labels[c] != labels[c - 1]))
            label = joint(std::move(label), labels[c]);
    return label;
}

// The entry of a cell in its own row, or in a later row that it reaches into: there its words are repeated,
// so that the row can be understood by itself. The bytes repeated are counted: a hostile table could repeat a
// page ten thousand times.
RecordEntry entry_of(const Placed& item, std::size_t row, const std::vector<std::string>& labels,
                     const Joint& joint, std::size_t& repeated) {
    RecordEntry entry;
    if (const std::string label = label_of(item, labels, joint); !label.empty())
        entry.label.push_back({Generated{label}});
    if (item.row == row) {
        entry.content = item.cell->content;
    } else if (const std::string words = cell_text(*item.cell);
               !words.empty() && repeated + words.size() < most_repeated) {
        repeated += words.size();
        Block again;
        again.node = Paragraph{{{Generated{words}}}};
        entry.content.push_back(std::move(again));
    }
    return entry;
}

// The heading of a row stays to be told from what it heads.
void mark_strong(Blocks& blocks) {
    for (Block& block : blocks) {
        auto* paragraph = std::get_if<Paragraph>(&block.node);
        const bool strong = paragraph != nullptr && paragraph->content.size() == 1 &&
                            std::holds_alternative<Marked>(paragraph->content.front().node);
        if (paragraph != nullptr && !paragraph->content.empty() && !strong)
            paragraph->content = {{Marked{Mark::strong, std::move(paragraph->content)}}};
    }
}

Records to_records(Table&& table, const std::vector<Placed>& placed, std::size_t columns,
                   const Joint& joint) {
    const auto header_rows = static_cast<std::size_t>(std::max(0, table.header_rows));
    std::vector<std::string> labels(columns);
    Records records;
    records.caption = std::move(table.caption);
    for (const Placed& item : placed) {
        if (item.row >= header_rows)
            continue;
        const std::string text = collapse_space(cell_text(*item.cell));
        const auto span = static_cast<std::size_t>(std::max(1, item.cell->column_span));
        // What stands over the whole table is its title and says nothing about a single cell.
        for (std::size_t c = item.column; c < item.column + span && span < columns && !text.empty(); ++c)
            labels[c] = joint(std::move(labels[c]), text);
        records.headings.push_back(*item.cell);
    }
    std::vector<const Placed*> open; // cells of this row, and those from above that reach into it
    auto next = placed.begin();
    std::size_t repeated = 0;
    for (std::size_t row = header_rows; row < table.rows.size(); ++row) {
        std::erase_if(open, [&](const Placed* item) { return item->row + rows_of(*item) <= row; });
        for (; next != placed.end() && next->row <= row; ++next)
            if (next->row == row)
                open.push_back(&*next);
        std::stable_sort(open.begin(), open.end(),
                         [](const Placed* a, const Placed* b) { return a->column < b->column; });
        Record record;
        bool own = false;
        for (const Placed* item : open)
            if (RecordEntry entry = entry_of(*item, row, labels, joint, repeated); !entry.content.empty()) {
                if (item->column < static_cast<std::size_t>(std::max(0, table.header_columns)))
                    mark_strong(entry.content);
                record.entries.push_back(std::move(entry));
                own = own || item->row == row;
            }
        if (own)
            records.records.push_back(std::move(record));
    }
    return records;
}

// Outermost tables only: a table inside a cell of one that became records is looked at in its turn.
void restructure_wide(Blocks& blocks, double size, const Joint& joint, Findings& findings) {
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
                block.node = to_records(Table(*table), placed, columns, joint);
            }
        }
        for (Blocks* inner : children_of(block))
            restructure_wide(*inner, size, joint, findings);
    }
}

void restructure(Blocks& blocks, const std::set<std::string>& tables, const Joint& joint) {
    for (Block& block : blocks) {
        if (auto* table = std::get_if<Table>(&block.node); table != nullptr && tables.contains(block.id)) {
            std::size_t columns = 0;
            const std::vector<Placed> placed = place_cells(*table, columns);
            block.node = to_records(Table(*table), placed, columns, joint);
        }
        for (Blocks* inner : children_of(block))
            restructure(*inner, tables, joint);
    }
}

} // namespace

Reported<Document> large_print(Document document, const Context& context) {
    Findings findings;
    const double size = context.choices.size.value_or(default_size);
    const Joint joint(context.messages, document.metadata.language);
    restructure_wide(document.body, size, joint, findings);
    for (Note& note : document.notes)
        restructure_wide(note.content, size, joint, findings);
    return {std::move(document), std::move(findings)};
}

Document row_by_row(Document document, const std::set<std::string>& tables, const Messages* messages) {
    const Joint joint(messages, document.metadata.language);
    restructure(document.body, tables, joint);
    for (Note& note : document.notes)
        restructure(note.content, tables, joint);
    return document;
}

} // namespace plainsend
