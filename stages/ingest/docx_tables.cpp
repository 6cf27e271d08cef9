#include <algorithm>
#include <string_view>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/docx_reading.h"

namespace plainsend {

namespace {

constexpr int most_columns = 63; // Word's own limit

// Rows and cells may stand inside content controls and the like.
void find_below(xml::Node node, std::string_view name, std::vector<xml::Node>& found) {
    for (const xml::Node child : xml::children(node)) {
        if (child.is(name))
            found.push_back(child);
        else if (child.is("sdt") || child.is("sdtContent") || child.is("customXml") || child.is("ins"))
            find_below(child, name, found);
    }
}

int span_of(xml::Node properties, std::string_view name) {
    return std::clamp(number_of(properties.first(name), "val").value_or(1), 1, most_columns);
}

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

// The first-row and first-column switches of the table's look: a bit mask, or attributes of their own
// (17.4.56).
bool look(xml::Node properties, std::string_view name, int mask) {
    const xml::Node node = properties.first("tblLook");
    if (node.has(name))
        return node.attribute(name) == "1" || node.attribute(name) == "true" || node.attribute(name) == "on";
    int bits = 0;
    for (const char c : node.attribute("val").substr(0, 4))
        bits = bits * 16 + (c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 0);
    return (bits & mask) != 0;
}

class TableReader {
public:
    TableReader(DocxReading& reading, DocxStory& story, xml::Node table, int depth)
        : reading_(reading), story_(story), properties_(table.first("tblPr")), place_(place_in(story, table)),
          depth_(depth) {
        for (xml::Node column = table.first("tblGrid").first("gridCol"); column;
             column = column.next("gridCol"))
            table_.widths.push_back(std::clamp(number_of(column, "w").value_or(0), 0, 100'000));
        std::vector<xml::Node> rows;
        find_below(table, "tr", rows);
        for (const xml::Node node : rows)
            row(node);
    }

    Blocks take() {
        finish_shape();
        if (table_.rows.empty())
            return {};
        // A box with one cell is a frame around text, not a table.
        if (story_.flatten_tables || (table_.rows.size() == 1 && columns_ == 1))
            return flattened();
        headers();
        Block block;
        block.place = place_;
        block.node = std::move(table_);
        return {std::move(block)};
    }

private:
    struct Origin {
        bool open = false;
        std::size_t row = 0;
        std::size_t cell = 0;
    };

    void row(xml::Node node) {
        const xml::Node properties = node.first("trPr");
        if (properties.first("del")) {
            reading_.left_out.add(Omission::deletion, place_in(story_, node), node.all_text());
            return;
        }
        Row row;
        int column = 0;
        const int before = number_of(properties.first("gridBefore"), "val").value_or(0);
        if (before > 0)
            gap(row, column, std::min(before, most_columns));
        std::vector<xml::Node> cells;
        find_below(node, "tc", cells);
        for (const xml::Node cell_node : cells)
            cell(row, column, cell_node);
        columns_ = std::max(columns_, column);
        marked_header_ = marked_header_ && is_on(properties.first("tblHeader"));
        if (marked_header_)
            ++table_.header_rows;
        ends_.push_back(column);
        table_.rows.push_back(std::move(row));
    }

    void gap(Row& row, int& column, int width) {
        Cell empty;
        empty.column_span = width;
        row.cells.push_back(std::move(empty));
        close_origins(column, width);
        column += width;
    }

    void close_origins(int column, int width) {
        if (origins_.size() < static_cast<std::size_t>(column + width))
            origins_.resize(static_cast<std::size_t>(column + width));
        for (int i = column; i < column + width; ++i)
            origins_[static_cast<std::size_t>(i)].open = false;
    }

    void cell(Row& row, int& column, xml::Node node) {
        const xml::Node properties = node.first("tcPr");
        const int width = span_of(properties, "gridSpan");
        if (column + width > most_columns) {
            reading_.left_out.add(Omission::depth, place_in(story_, node), node.all_text());
            return;
        }
        const xml::Node merge = properties.first("vMerge");
        const bool goes_on = merge && value_of(properties, "vMerge") != "restart";
        const bool joined = value_of(properties, "hMerge") == "continue" && !row.cells.empty();
        if (properties.first("cellDel")) {
            reading_.left_out.add(Omission::deletion, place_in(story_, node), node.all_text());
            return gap(row, column, width);
        }
        Blocks content = read_docx_blocks(reading_, story_, node, depth_ + 1);
        const auto at = static_cast<std::size_t>(column);
        if (goes_on && at < origins_.size() && origins_[at].open) {
            Cell& origin = table_.rows[origins_[at].row].cells[origins_[at].cell];
            if (origins_[at].row + static_cast<std::size_t>(origin.row_span) == table_.rows.size())
                ++origin.row_span;
            std::move(content.begin(), content.end(), std::back_inserter(origin.content));
            column += width;
            return;
        }
        if (joined) {
            Cell& left = row.cells.back();
            left.column_span += width;
            std::move(content.begin(), content.end(), std::back_inserter(left.content));
            close_origins(column, width);
            column += width;
            return;
        }
        close_origins(column, width);
        if (merge)
            origins_[at] = {true, table_.rows.size(), row.cells.size()};
        Cell made;
        made.column_span = width;
        made.content = std::move(content);
        row.cells.push_back(std::move(made));
        column += width;
    }

    // Rows that end early get an empty cell, so that every row has the same columns.
    void finish_shape() {
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            if (ends_[i] >= columns_)
                continue;
            Cell empty;
            empty.column_span = columns_ - ends_[i];
            table_.rows[i].cells.push_back(std::move(empty));
        }
        std::erase_if(table_.rows, [](const Row& row) { return row.cells.empty(); });
        if (table_.widths.size() != static_cast<std::size_t>(columns_) ||
            std::count(table_.widths.begin(), table_.widths.end(), 0.0) != 0)
            table_.widths.clear();
        const int rows = static_cast<int>(table_.rows.size());
        if (table_.header_rows >= rows)
            table_.header_rows = 0;
    }

    Blocks flattened() {
        Blocks out;
        for (Row& row : table_.rows)
            for (Cell& cell : row.cells)
                std::move(cell.content.begin(), cell.content.end(), std::back_inserter(out));
        return out;
    }

    void headers() {
        if (table_.rows.size() < 2 || columns_ < 2)
            return;
        const std::string style = value_of(properties_, "tblStyle");
        const auto& first = table_.rows.front().cells;
        const bool full = std::all_of(first.begin(), first.end(), has_words);
        const bool bold = std::all_of(first.begin(), first.end(), is_all_bold);
        const bool styled =
            look(properties_, "firstRow", 0x20) && reading_.styles.table_marks(style, "firstRow");
        const bool column_look =
            look(properties_, "firstColumn", 0x80) && reading_.styles.table_marks(style, "firstCol");
        if (first_column(column_look))
            table_.header_columns = 1;
        if (table_.header_rows > 0)
            return;
        if (bold || (styled && full)) {
            table_.header_rows = 1;
            for (const Cell& cell : first)
                table_.header_rows = std::max(table_.header_rows, cell.row_span);
            if (table_.header_rows >= static_cast<int>(table_.rows.size()))
                table_.header_rows = 1;
            reading_.remarks.push_back(remark(
                "docx", "header-row-inferred", Severity::note, place_,
                "The first row of this table was taken for its header row because of how it looks. In Word, "
                "mark it with \u201CRepeat as header row\u201D, so that it is certain."));
        } else if (table_.header_columns == 0) {
            reading_.remarks.push_back(remark(
                "docx", "no-header-row", Severity::suggestion, place_,
                "This table has no header row, so nobody who listens to it hears what a column means. If its "
                "first row has headings, mark it in Word with \u201CRepeat as header row\u201D."));
        }
    }

    bool first_column(bool styled) const {
        bool plain_elsewhere = false;
        for (std::size_t i = static_cast<std::size_t>(table_.header_rows); i < table_.rows.size(); ++i) {
            const auto& cells = table_.rows[i].cells;
            if (cells.size() < 2 && table_.rows.size() > 1)
                return false;
            if (styled ? !has_words(cells.front()) : !is_all_bold(cells.front()))
                return false;
            plain_elsewhere = plain_elsewhere || !is_all_bold(cells.back());
        }
        return styled || plain_elsewhere;
    }

    DocxReading& reading_;
    DocxStory& story_;
    xml::Node properties_;
    Place place_;
    int depth_;
    Table table_;
    std::vector<Origin> origins_; // by column: the cell that a merge going down would continue
    std::vector<int> ends_;       // where each row ends
    int columns_ = 0;
    bool marked_header_ = true;
};

} // namespace

Blocks read_docx_table(DocxReading& reading, DocxStory& story, xml::Node table, int depth) {
    return TableReader(reading, story, table, depth).take();
}

} // namespace plainsend
