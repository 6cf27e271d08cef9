#include <algorithm>
#include <string_view>
#include <utility>

#include "stages/ingest/docx_reading.h"
#include "stages/ingest/empty_items.h"
#include "stages/ingest/table_forms.h"
#include "stages/ingest/table_headers.h"

namespace plainsend {

namespace {

constexpr int widest_cell = 63;              // Word's own limit for a table
constexpr std::size_t most_side_by_side = 4; // pieces of text on one page
constexpr int most_columns = 1000;           // other programs write more; the words beyond join the last cell

// Rows and cells may stand inside content controls and the like. prompting: the control that still shows its
// prompt there.
struct Boxed {
    xml::Node node;
    xml::Node prompting{};
};
void find_below(xml::Node node, std::string_view name, xml::Node prompting, std::vector<Boxed>& found) {
    for (const xml::Node child : xml::children(node)) {
        if (child.is(name))
            found.push_back({child, prompting});
        else if (child.is("sdt"))
            find_below(child.first("sdtContent"), name,
                       is_on(child.first("sdtPr").first("showingPlcHdr")) ? child : prompting, found);
        else if (child.is("customXml") || child.is("ins"))
            find_below(child, name, prompting, found);
    }
}

int span_of(xml::Node properties, std::string_view name) {
    return std::clamp(number_of(properties.first(name), "val").value_or(1), 1, widest_cell);
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
        std::vector<Boxed> rows;
        find_below(table, "tr", {}, rows);
        for (const Boxed& found : rows)
            row(found.node, found.prompting);
    }

    Blocks take() {
        const bool layout = is_layout();
        const bool boxes = is_boxes();
        finish_shape();
        if (table_.rows.empty())
            return {};
        if (layout && !story_.flatten_tables)
            reading_.remarks.push_back(
                remark("docx", "layout-table", Severity::note, place_,
                       "A table without lines was read as plain text, one piece after the other, because it "
                       "seems only to set text side by side. If it is a table, give it lines."));
        if (story_.flatten_tables || boxes || layout)
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

    // Boxes, alone or in a column, are frames around text, not a table.
    bool is_boxes() const {
        return !has_header_ && std::all_of(table_.rows.begin(), table_.rows.end(),
                                           [](const Row& row) { return row.cells.size() <= 1; });
    }

    // One row that shows no lines only sets text side by side; so do several whose cells have headings of
    // their own.
    bool is_layout() const {
        const bool one_row = table_.rows.size() == 1 && table_.rows[0].cells.size() <= most_side_by_side;
        return (one_row || sets_text_side_by_side(table_)) && !has_header_ && !has_lines_ &&
               !is_drawn_as_a_whole();
    }

    bool is_drawn_as_a_whole() const {
        const xml::Node borders = properties_.first("tblBorders");
        return borders ? draws_lines(borders)
                       : reading_.styles.table_is_drawn(value_of(properties_, "tblStyle"));
    }

    void row(xml::Node node, xml::Node prompting) {
        const xml::Node properties = node.first("trPr");
        if (properties.first("del")) {
            reading_.left_out.add(Omission::deletion, place_in(story_, node), node.all_text());
            return;
        }
        Row row;
        int column = 0;
        const int before = number_of(properties.first("gridBefore"), "val").value_or(0);
        if (before > 0)
            gap(row, column, std::min(before, widest_cell));
        std::vector<Boxed> cells;
        find_below(node, "tc", {}, cells);
        bool prompts = false; // a box round a whole row may hold a question beside its prompt
        for (const Boxed& found : cells) {
            const bool prompt = prompting && is_prompt(reading_, found.node);
            prompts = prompts || prompt;
            cell(row, column, found.node, found.prompting || prompt);
        }
        if (prompting && !prompts)
            reading_.remarks.push_back(remark(
                "docx", "placeholder", Severity::warning, place_in(story_, node),
                "A row of the form was never filled in, and nothing tells its question from its prompt. Take "
                "out of it what is no answer."));
        if (crowded_)
            reading_.left_out.add(Omission::columns, place_in(story_, node));
        crowded_ = false;
        columns_ = std::max(columns_, column);
        marked_header_ = marked_header_ && is_on(properties.first("tblHeader"));
        has_header_ = has_header_ || marked_header_;
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

    // An empty box round a cell gives an empty cell: room to write.
    Blocks content_of(xml::Node node, bool prompt) {
        if (prompt) {
            reading_.left_out.add(Omission::placeholder, place_in(story_, node),
                                  name_of_box(reading_, {}, node.all_text(), depth_ + 1));
            return {};
        }
        Blocks content = read_docx_blocks(reading_, story_, node, depth_ + 1);
        settle_number_cell(content);
        return content;
    }

    void cell(Row& row, int& column, xml::Node node, bool prompt) {
        const xml::Node properties = node.first("tcPr");
        const int width = span_of(properties, "gridSpan");
        const xml::Node merge = properties.first("vMerge");
        const bool goes_on = merge && value_of(properties, "vMerge") != "restart";
        has_lines_ = has_lines_ || draws_lines(properties.first("tcBorders"));
        const bool joined = value_of(properties, "hMerge") == "continue" && !row.cells.empty();
        if (properties.first("cellDel")) {
            reading_.left_out.add(Omission::deletion, place_in(story_, node), node.all_text());
            if (column + width <= most_columns)
                gap(row, column, width);
            return;
        }
        Blocks content = content_of(node, prompt);
        if (column + width > most_columns && !row.cells.empty()) {
            crowded_ = true;
            Blocks& last = row.cells.back().content;
            std::move(content.begin(), content.end(), std::back_inserter(last));
            return;
        }
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

    void finish_shape() {
        fill_rows(table_, ends_, columns_);
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
        const std::string style = value_of(properties_, "tblStyle");
        const TableLook drawn{
            look(properties_, "firstRow", 0x20) && reading_.styles.table_marks(style, "firstRow"),
            look(properties_, "firstColumn", 0x80) && reading_.styles.table_marks(style, "firstCol")};
        for (Finding& finding : infer_headers(table_, drawn, "docx", place_))
            reading_.remarks.push_back(std::move(finding));
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
    bool has_header_ = false;
    bool has_lines_ = false; // some cell draws its own
    bool crowded_ = false;   // the row has more cells than are kept apart
};

} // namespace

Blocks read_docx_table(DocxReading& reading, DocxStory& story, xml::Node table, int depth) {
    return TableReader(reading, story, table, depth).take();
}

} // namespace plainsend
