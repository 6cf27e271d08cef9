#include <algorithm>

#include "stages/emit/pdf/compose_inlines.h"

namespace plainsend::pdf {

namespace {

// A hostile table may claim any span; this many columns would not fit a page anyway.
constexpr int most_columns = 200;

// How long the rows of one TBody may get (canvas.h).
constexpr int most_rows = 4000;

} // namespace

void Composer::table(const Block& source, const Table& node, const Setting& setting, Boxes& boxes) {
    Structure& tree = out_.structure;
    const std::size_t from = boxes.size();
    const int element = tree.add(setting.element, "Table");
    Setting bold = setting;
    bold.weight = Weight::bold;
    const ShapedText number = node.rows.empty() ? nullptr : [&] {
        // A number is no child of a table: it stands in a caption of its own making, before the author's.
        if (source.number.empty() || source.number_is_authors)
            return ShapedText{};
        const int caption = tree.add(element, "Caption");
        return number_of(source, node.caption.empty() ? caption : tree.add(caption, "P"), setting);
    }();
    if (!node.caption.empty()) {
        auto& kids = tree.elements[static_cast<std::size_t>(element)].kids;
        const int caption = kids.empty() ? tree.add(element, "Caption") : kids.front().index;
        InlineComposer inlines(*this, bold, tree.add(caption, "P"), &source);
        inlines.add(node.caption);
        for (Box& box : inlines.finish()) {
            box.after = setting.gap * 0.3;
            box.keep = Keep::with_next;
            boxes.push_back(std::move(box));
        }
        if (boxes.size() > from)
            if (auto* caption_text = std::get_if<TextBox>(&boxes[from].node)) {
                caption_text->number = number;
                caption_text->anchor = source.id;
            }
    }
    TableBox table;
    if (boxes.size() == from) {
        table.number = number;
        table.anchor = source.id;
    }
    table.block = source.id;
    table.rows = static_cast<int>(node.rows.size());
    table.header_rows = std::clamp(node.header_rows, 0, table.rows);
    std::vector<int> busy; // rows that a cell above still reaches into each column
    std::vector<std::vector<int>> ends(node.rows.size());
    int section = -1;
    std::vector<int> row_elements;
    for (int r = 0; r < table.rows; ++r) {
        if (table.header_rows > 0 && r == 0)
            section = tree.add(element, "THead");
        else if (r == table.header_rows || (r - table.header_rows) % most_rows == 0)
            section = tree.add(element, "TBody");
        const int row = tree.add(section, "TR");
        row_elements.push_back(row);
        int column = 0;
        const auto is_busy = [&](int at) {
            return at < static_cast<int>(busy.size()) && busy[static_cast<std::size_t>(at)] > 0;
        };
        for (const Cell& cell : node.rows[static_cast<std::size_t>(r)].cells) {
            while (is_busy(column))
                ++column;
            if (column >= most_columns)
                column = most_columns - 1;
            CellBox box;
            box.row = r;
            box.column = column;
            // No cell reaches from the header into the body: the header repeats on the next page.
            const int last = r < table.header_rows ? table.header_rows : table.rows;
            box.row_span = std::clamp(cell.row_span, 1, last - r);
            box.column_span = std::clamp(cell.column_span, 1, most_columns - column);
            for (int next = 1; next < box.column_span; ++next)
                if (is_busy(column + next))
                    box.column_span = next;
            const bool in_head = r < table.header_rows;
            const bool in_side = column < node.header_columns;
            box.header = in_head || in_side ? HeaderCell::yes : HeaderCell::no;
            const int cell_element = tree.add(row, box.header == HeaderCell::yes ? "TH" : "TD");
            Element& made = tree.elements[static_cast<std::size_t>(cell_element)];
            made.row_span = box.row_span;
            made.column_span = box.column_span;
            made.scope = in_head ? Scope::column : in_side ? Scope::row : Scope::none;
            Setting inside = box.header == HeaderCell::yes ? bold : setting;
            inside.element = cell_element;
            inside.gap = setting.gap * 0.4;
            blocks(cell.content, inside, box.content);
            if (busy.size() < static_cast<std::size_t>(column + box.column_span))
                busy.resize(static_cast<std::size_t>(column + box.column_span), 0);
            for (int next = 0; next < box.column_span; ++next)
                busy[static_cast<std::size_t>(column + next)] =
                    std::max(busy[static_cast<std::size_t>(column + next)], box.row_span);
            table.columns = std::max(table.columns, column + box.column_span);
            column += box.column_span;
            table.cells.push_back(std::move(box));
        }
        int covered = 0;
        for (int& rows : busy) {
            covered += rows > 0 ? 1 : 0;
            rows = std::max(0, rows - 1);
        }
        ends[static_cast<std::size_t>(r)] = {covered};
    }
    // Every row has as many cells as the table has columns (PDF/UA-1, 7.2: regular tables).
    for (int r = 0; r < table.rows; ++r)
        for (int missing = ends[static_cast<std::size_t>(r)].front(); missing < table.columns; ++missing)
            tree.add(row_elements[static_cast<std::size_t>(r)], "TD");
    if (table.columns == 0)
        return;
    boxes.push_back({.node = std::move(table), .before = 0, .after = setting.gap * 1.2});
}

} // namespace plainsend::pdf
