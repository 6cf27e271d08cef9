#include <algorithm>
#include <charconv>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/odt_reading.h"
#include "stages/ingest/table_headers.h"

namespace plainsend {

namespace {

// Spreadsheet-like repetitions ("this empty row a million times") are kept only as far as a letter needs
// them.
constexpr int most_columns = 1000; // the words beyond join the last cell
constexpr int most_repeated_columns = 63;
constexpr int most_repeated_rows = 100;

int count_of(xml::Node node, std::string_view attribute, int most) {
    const std::string text = node.attribute(attribute);
    int number = 1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::clamp(number, 1, most);
}

constexpr std::size_t most_copies = 20'000; // that repetition makes in one document, inner tables included

// Cells, blocks and lines of text, about: what a copy costs.
std::size_t weight(const Blocks& blocks) {
    std::size_t sum = 0;
    for_each_block(blocks, [&](const Block& block) {
        sum += 1 + block_text(block).size() / 100;
        if (const auto* table = std::get_if<Table>(&block.node))
            for (const Row& row : table->rows)
                sum += row.cells.size();
    });
    return sum;
}

class TableReader {
public:
    TableReader(OdtReading& reading, const OdtStory& story, int depth)
        : reading_(reading), story_(story), depth_(depth) {}

    void rows(xml::Node parent, bool header) {
        for (const xml::Node node : xml::children(parent)) {
            if (node.is("table-header-rows"))
                rows(node, true);
            else if (node.is("table-rows") || node.is("table-row-group"))
                rows(node, header);
            else if (node.is("table-columns") || node.is("table-column-group"))
                rows(node, header);
            else if (node.is("table-header-columns"))
                header_columns(node);
            else if (node.is("table-column"))
                column(node);
            else if (node.is("table-row"))
                row(node, header);
        }
    }

    Blocks take(const Place& place) {
        // Boxes, alone or in a column, are frames around text, not a table.
        const bool boxes =
            table_.header_rows == 0 && std::all_of(table_.rows.begin(), table_.rows.end(),
                                                   [](const Row& row) { return row.cells.size() <= 1; });
        fill_rows(table_, ends_, columns_);
        if (table_.rows.empty())
            return {};
        if (story_.flatten_tables || boxes)
            return flattened();
        if (table_.widths.size() != static_cast<std::size_t>(columns_) ||
            std::count(table_.widths.begin(), table_.widths.end(), 0.0) != 0)
            table_.widths.clear();
        const int rows = static_cast<int>(table_.rows.size());
        table_.header_rows = table_.header_rows < rows ? table_.header_rows : 0;
        table_.header_columns = std::min(table_.header_columns, columns_ - 1);
        for (std::size_t i = 0; i < table_.rows.size(); ++i)
            for (Cell& cell : table_.rows[i].cells)
                cell.row_span = std::min(cell.row_span, rows - static_cast<int>(i));
        for (Finding& finding : infer_headers(table_, {}, "odt", place))
            reading_.remarks.push_back(std::move(finding));
        Block block;
        block.place = place;
        block.node = std::move(table_);
        return {std::move(block)};
    }

private:
    void column(xml::Node node) {
        const int times = count_of(node, "number-columns-repeated", most_repeated_columns);
        const double width = story_.styles.column_width(node.attribute("style-name"));
        if (table_.widths.size() < static_cast<std::size_t>(most_columns))
            table_.widths.insert(table_.widths.end(), static_cast<std::size_t>(times), width);
    }

    void header_columns(xml::Node node) {
        const std::size_t before = table_.widths.size();
        rows(node, false);
        table_.header_columns += static_cast<int>(table_.widths.size() - before);
    }

    void row(xml::Node node, bool header) {
        Row made;
        int column = 0;
        for (const xml::Node cell_node : xml::children(node)) {
            const int times = count_of(cell_node, "number-columns-repeated", most_repeated_columns);
            if (cell_node.is("covered-table-cell")) {
                column += times;
                if (!cell_node.all_text().empty()) // it lies unseen under the cell before it
                    reading_.left_out.add(Omission::hidden_text, place_in(story_, cell_node));
            } else if (cell_node.is("table-cell"))
                cell(made, column, cell_node, times);
        }
        column = std::min(column, most_columns);
        columns_ = std::max(columns_, column);
        const bool empty = std::all_of(made.cells.begin(), made.cells.end(),
                                       [](const Cell& cell) { return cell.content.empty(); });
        std::size_t cost = made.cells.size();
        for (const Cell& cell : made.cells)
            cost += weight(cell.content);
        const int times =
            empty ? 1 : affordable(count_of(node, "number-rows-repeated", most_repeated_rows), cost);
        if (!empty)
            tell_repetition(node, "number-rows-repeated", times);
        if (crowded_)
            reading_.left_out.add(Omission::columns, place_in(story_, node));
        crowded_ = false;
        for (int i = 0; i < times; ++i) {
            table_.rows.push_back(made);
            ends_.push_back(column);
            table_.header_rows += header ? 1 : 0;
        }
    }

    // Repetitions inside repetitions multiply, so that all copies of a document are counted together.
    int affordable(int times, std::size_t cost) {
        const std::size_t left = most_copies - std::min(reading_.copies, most_copies);
        const std::size_t extra =
            std::min(static_cast<std::size_t>(times - 1), left / std::max<std::size_t>(cost, 1));
        reading_.copies += extra * cost;
        return static_cast<int>(extra) + 1;
    }

    void tell_repetition(xml::Node node, std::string_view attribute, int kept) {
        if (count_of(node, attribute, kept + 1) > kept)
            reading_.left_out.add(Omission::repetition, place_in(story_, node), node.all_text());
    }

    void cell(Row& row, int& column, xml::Node node, int times) {
        Cell made;
        made.content = read_odt_blocks(reading_, story_, node, depth_ + 1);
        if (column >= most_columns && !row.cells.empty()) {
            crowded_ = crowded_ || !made.content.empty();
            Blocks& last = row.cells.back().content;
            std::move(made.content.begin(), made.content.end(), std::back_inserter(last));
            return;
        }
        if (!made.content.empty()) {
            times = affordable(times, 1 + weight(made.content));
            tell_repetition(node, "number-columns-repeated", times);
        }
        made.column_span = count_of(node, "number-columns-spanned", std::max(most_columns - column, 1));
        made.row_span = count_of(node, "number-rows-spanned", 10'000);
        for (int i = 0; i < times && column < most_columns; ++i) {
            row.cells.push_back(made);
            // Cells under a span are written as covered-table-cell and counted there.
            ++column;
        }
    }

    Blocks flattened() {
        Blocks out;
        for (Row& row : table_.rows)
            for (Cell& cell : row.cells)
                std::move(cell.content.begin(), cell.content.end(), std::back_inserter(out));
        return out;
    }

    OdtReading& reading_;
    const OdtStory& story_;
    int depth_;
    Table table_;
    std::vector<int> ends_;
    int columns_ = 0;
    bool crowded_ = false; // the row has more cells than are kept apart
};

} // namespace

Blocks read_odt_table(OdtReading& reading, const OdtStory& story, xml::Node table, int depth) {
    TableReader reader(reading, story, depth);
    reader.rows(table, false);
    return reader.take(place_in(story, table));
}

} // namespace plainsend
