#include <algorithm>
#include <charconv>
#include <utility>

#include "stages/ingest/html_reader.h"
#include "stages/ingest/table_headers.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr int most_columns = 100;

int span_of(Node cell, std::string_view name, int most) {
    int value = 1;
    const std::string_view text = cell.attribute(name);
    std::from_chars(text.data(), text.data() + text.size(), value);
    if (name == "rowspan" && value == 0) // down to the end of the rows
        return most;
    return std::clamp(value, 1, std::max(most, 1));
}

// A row, and whether it stands in <thead>.
struct RowNode {
    Node row;
    bool head = false;
    int rows_left = 1; // from here to the end of its group
};

void collect_rows(Node parent, bool head, std::vector<RowNode>& rows) {
    std::vector<Node> found;
    for (Node child = parent.first(); child; child = child.next()) {
        if (child.is("tr"))
            found.push_back(child);
    }
    int left = static_cast<int>(std::min<std::size_t>(found.size(), 60'000));
    for (const Node& row : found)
        rows.push_back({row, head, std::max(left--, 1)});
}

// Rows in the order in which they are shown: head, bodies, foot.
std::vector<RowNode> rows_of(Node table) {
    std::vector<RowNode> rows;
    for (const std::string_view group : {"thead", "", "tfoot"}) {
        for (Node child = table.first(); child; child = child.next()) {
            if (!group.empty() ? child.is(group) : child.is("tbody"))
                collect_rows(child, group == "thead", rows);
        }
        if (group.empty())
            collect_rows(table, false, rows);
    }
    return rows;
}

// Which columns of the next row a cell from above still covers.
class Covered {
public:
    void next_row() {
        for (Cover& cover : covers_)
            --cover.rows;
        std::erase_if(covers_, [](const Cover& cover) { return cover.rows <= 0; });
        std::sort(covers_.begin(), covers_.end(),
                  [](const Cover& a, const Cover& b) { return a.column < b.column; });
    }
    int first_free(int column) const {
        for (const Cover& cover : covers_) {
            if (column >= cover.column && column < cover.column + cover.columns)
                column = cover.column + cover.columns;
        }
        return column;
    }
    void add(int column, const Cell& cell) {
        if (cell.row_span > 1 && column < most_columns)
            fresh_.push_back({column, cell.column_span, cell.row_span});
    }
    void end_row() {
        covers_.insert(covers_.end(), fresh_.begin(), fresh_.end());
        fresh_.clear();
    }
    // How many columns from the left are headers in this row because of a cell above.
    bool covers(int column) const { return first_free(column) != column; }

private:
    struct Cover {
        int column;
        int columns;
        int rows;
    };
    std::vector<Cover> covers_;
    std::vector<Cover> fresh_;
};

// Cells that only set something on the page: one alone, or one below another around more tables.
bool is_frame(Node table, const std::vector<RowNode>& rows) {
    std::size_t cells = 0;
    std::size_t widest = 0;
    bool holds_table = false;
    for (Node child = table.first(); child; child = child.next())
        if (child.is("caption"))
            return false;
    for (const RowNode& row : rows) {
        std::size_t in_row = 0;
        for (Node cell = row.row.first(); cell; cell = cell.next()) {
            if (cell.is("th"))
                return false;
            in_row += cell.is("td") ? 1 : 0;
            holds_table = holds_table || (cell.is("td") && cell.find("table"));
        }
        cells += in_row;
        widest = std::max(widest, in_row);
    }
    return cells == 1 || (widest == 1 && holds_table);
}

// A row of one wide cell, as at the end of a table, heads no row.
bool is_wide_line(const Row& row, int leading) {
    return leading == 0 && row.cells.size() == 1 && row.cells.front().column_span > 1;
}

bool is_column_header(Node cell) {
    const std::string_view scope = cell.attribute("scope");
    return cell.is("th") && scope != "row" && scope != "rowgroup";
}

} // namespace

Cell Reader::cell(Node node, const Around& around, int rows_left) {
    Cell made;
    made.column_span = span_of(node, "colspan", most_columns);
    made.row_span = span_of(node, "rowspan", rows_left);
    blocks(node, made.content, inside(node, around));
    find_lists(made.content);
    return made;
}

void Reader::read_or_leave(Node node, Blocks& out, const Around& around) {
    if (is_left_out(node))
        leave_out(node);
    else if (!is_left_out(node.parent()))
        blocks(node, out, inside(node, around));
}

void Reader::table(Node node, Blocks& out, const Around& around) {
    Around inner = around;
    inner.depth += 1;
    inner.wrap.clear();
    const std::vector<RowNode> rows = rows_of(node);
    if (node.attribute("role") == "presentation" || node.attribute("role") == "none" ||
        (!is_own_ && is_frame(node, rows))) {
        for (Node child = node.first(); child; child = child.next())
            if (child.is("caption"))
                read_or_leave(child, out, around);
        for (const RowNode& row : rows)
            read_or_leave(row.row, out, around);
        return;
    }
    Table made;
    for (Node child = node.first(); child; child = child.next()) {
        if (child.is("caption") && !is_left_out(child)) {
            if (!made.caption.empty()) { // a second one stands above the table
                blocks(child, out, inside(child, around));
                continue;
            }
            inlines(child, made.caption, inner);
            finish_inlines(made.caption, place_);
        } else if (child.is_element() && is_left_out(child)) {
            leave_out(child);
        }
    }
    Covered covered;
    bool head = true; // still among the rows of headers at the top
    int header_columns = most_columns;
    bool body_seen = false;
    for (const RowNode& row : rows) {
        if (is_left_out(row.row) || is_left_out(row.row.parent())) {
            if (is_left_out(row.row))
                leave_out(row.row);
            continue; // the group was told above
        }
        covered.next_row();
        Row cells;
        bool all_headers = true;
        int column = 0;
        int leading = 0; // header columns of this row
        bool still_leading = true;
        for (Node child = row.row.first(); child; child = child.next()) {
            if (!child.is("td") && !child.is("th"))
                continue;
            const int at = covered.first_free(column);
            if (at >= most_columns)
                remark("html/table", Severity::warning, child,
                       "The table has more than 100 columns; make it smaller, or give it as a file to "
                       "download.");
            Cell one = is_left_out(child) ? Cell{} : cell(child, inside(row.row, inner), row.rows_left);
            if (is_left_out(child))
                leave_out(child);
            one.column_span = std::clamp(one.column_span, 1, std::max(1, most_columns - at));
            if (at > column && still_leading)
                leading = at; // covered from above by what was counted there
            covered.add(at, one);
            column = std::min(at + one.column_span, most_columns);
            all_headers = all_headers && is_column_header(child);
            still_leading = still_leading && child.is("th");
            if (still_leading)
                leading = column;
            cells.cells.push_back(std::move(one));
        }
        covered.end_row();
        if (cells.cells.empty())
            continue;
        head = head && (row.head || all_headers);
        if (head) {
            ++made.header_rows;
        } else if (!is_wide_line(cells, leading)) {
            header_columns = std::min(header_columns, leading);
            body_seen = true;
        }
        made.rows.push_back(std::move(cells));
    }
    if (!body_seen) { // headers of nothing: an ordinary table
        header_columns = 0;
        if (made.header_rows == static_cast<int>(made.rows.size()))
            made.header_rows = std::min(made.header_rows, 1);
    }
    made.header_columns = header_columns;
    if (made.header_rows == 0 && made.header_columns == 0)
        for (const Finding& finding : infer_headers(made, {}, "html", place_(node.offset())))
            remark(finding.rule, finding.severity, node, finding.message);
    add_table(node, out, around, std::move(made));
}

void Reader::add_table(Node node, Blocks& out, const Around& around, Table made) {
    bool empty = true;
    std::size_t widest = 0;
    for (const Row& row : made.rows) {
        widest = std::max(widest, row.cells.size());
        for (const Cell& one : row.cells)
            empty = empty && one.content.empty();
    }
    // A grid of empty cells is room to write.
    if (!empty || (made.rows.size() > 1 && widest > 1))
        add(out, node, around, std::move(made));
    else if (!made.caption.empty())
        add(out, node, around, Paragraph{std::move(made.caption)});
}

// What stands below the only table of a figure is its caption.
bool Reader::figure_of_table(Node node, Blocks& out, const Around& around) {
    Node words;
    for (Node child = node.first(); child && !words; child = child.next())
        if (child.is("figcaption"))
            words = child;
    if (!words || holds_block_.contains(words.key()) || is_left_out(words) || !node.find("table"))
        return false;
    asides_.parts.emplace(words.key(), Aside::silent); // read below
    Blocks made;
    blocks(node, made, around);
    auto* table = made.size() == 1 ? std::get_if<Table>(&made.front().node) : nullptr;
    if (table != nullptr && table->caption.empty()) {
        inlines(words, table->caption, around);
        finish_inlines(table->caption, place_);
    } else {
        blocks(words, made, inside(words, around));
    }
    out.insert(out.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
    return true;
}

} // namespace plainsend::html
