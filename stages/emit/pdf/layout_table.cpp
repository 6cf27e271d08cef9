#include <algorithm>
#include <numeric>

#include "stages/emit/pdf/layout_run.h"

namespace plainsend::pdf {

namespace {

constexpr double cell_gap = 0.9;     // em between columns
constexpr double cell_padding = 0.4; // em above and below

double sum(const std::vector<double>& values, int first, int count) {
    return std::accumulate(values.begin() + first, values.begin() + first + count, 0.0);
}

} // namespace

Widths LayoutRun::widths_of(const Boxes& content) const {
    Widths widths;
    for (const Box& each : content) {
        const Widths one = widths_of(each);
        widths.least = std::max(widths.least, one.least);
        widths.most = std::max(widths.most, one.most);
    }
    return widths;
}

Widths LayoutRun::widths_of(const Box& each) const {
    const auto more = [](Widths widths, double by) { return Widths{widths.least + by, widths.most + by}; };
    return std::visit(
        overloaded{
            [&](const TextBox& node) { return pdf::widths_of(*node.text); },
            [&](const PictureBox& node) {
                return Widths{std::min(node.width, 72.0), node.width};
            },
            [](const RuleBox&) { return Widths{}; },
            [](const BlankLines&) {
                return Widths{72, 200};
            },
            [&](const ItemBox& node) { return more(widths_of(node.content), node.label_width); },
            [&](const GroupBox& node) { return more(widths_of(node.content), node.indent); },
            [&](const TableBox& node) {
                const auto columns = column_widths(node, 0);
                const double all = sum(columns, 0, static_cast<int>(columns.size()));
                return Widths{all, all * 2};
            },
            [](const NewPage&) { return Widths{}; },
        },
        each.node);
}

// From the content: every column gets its longest word, and the rest is shared by how much more each could
// use.
std::vector<double> LayoutRun::column_widths(const TableBox& table, double available) const {
    const auto columns = static_cast<std::size_t>(table.columns);
    std::vector<Widths> wanted(columns);
    std::vector<std::pair<const CellBox*, Widths>> wide;
    const double gap = style_.size * cell_gap;
    for (const CellBox& cell : table.cells) {
        Widths widths = widths_of(cell.content);
        widths.least += gap;
        widths.most += gap;
        if (cell.column_span > 1) {
            wide.emplace_back(&cell, widths);
            continue;
        }
        Widths& column = wanted[static_cast<std::size_t>(cell.column)];
        column.least = std::max(column.least, widths.least);
        column.most = std::max(column.most, widths.most);
    }
    for (const auto& [cell, widths] : wide) { // what a merged cell needs beyond its columns is shared by them
        Widths have;
        for (int c = cell->column; c < cell->column + cell->column_span; ++c) {
            have.least += wanted[static_cast<std::size_t>(c)].least;
            have.most += wanted[static_cast<std::size_t>(c)].most;
        }
        for (int c = cell->column; c < cell->column + cell->column_span; ++c) {
            wanted[static_cast<std::size_t>(c)].least +=
                std::max(0.0, widths.least - have.least) / cell->column_span;
            wanted[static_cast<std::size_t>(c)].most +=
                std::max(0.0, widths.most - have.most) / cell->column_span;
        }
    }
    double least = 0;
    double most = 0;
    for (Widths& column : wanted) {
        column.most = std::max(column.most, column.least);
        least += column.least;
        most += column.most;
    }
    std::vector<double> widths(columns);
    for (std::size_t c = 0; c < columns; ++c) {
        if (least >= available)
            widths[c] = available > 0 ? wanted[c].least * available / std::max(1.0, least) : wanted[c].least;
        else if (most <= available)
            widths[c] = wanted[c].most + (available - most) / static_cast<double>(columns);
        else
            widths[c] =
                wanted[c].least + (available - least) * (wanted[c].most - wanted[c].least) / (most - least);
    }
    return widths;
}

// A band is a row, or the rows that merged cells hold together.
std::vector<Strip> LayoutRun::bands(const TableBox& table, const std::vector<double>& widths,
                                    const Column& column) {
    const double gap = style_.size * cell_gap;
    const double padding = style_.size * cell_padding;
    const auto rows = static_cast<std::size_t>(table.rows);
    std::vector<std::vector<std::pair<const CellBox*, Strip>>> by_row(rows);
    std::vector<double> heights(rows, style_.size * style_.leading * 0.5);
    std::vector<bool> joined(rows + 1, false); // to the row before
    for (const CellBox& cell : table.cells) {
        const double x = column.x + sum(widths, 0, cell.column);
        const double width = sum(widths, cell.column, cell.column_span);
        std::vector<Strip> inside;
        const double outside = pending_;
        pending_ = 0;
        boxes(cell.content, {x + gap / 2, std::max(width - gap, 1.0), true}, inside);
        pending_ = outside;
        double height = 0;
        Strip flat = flatten(std::move(inside), height);
        const auto row = static_cast<std::size_t>(cell.row);
        if (cell.row_span == 1)
            heights[row] = std::max(heights[row], height + 2 * padding);
        for (int next = 1; next < cell.row_span; ++next)
            joined[row + static_cast<std::size_t>(next)] = true;
        by_row[row].emplace_back(&cell, std::move(flat));
    }
    for (std::size_t row = 0; row < rows;
         ++row) // a merged cell higher than its rows makes the last one higher
        for (const auto& [cell, flat] : by_row[row]) {
            const double have = sum(heights, cell->row, cell->row_span);
            if (cell->row_span > 1 && have < flat.height + 2 * padding)
                heights[static_cast<std::size_t>(cell->row + cell->row_span - 1)] +=
                    flat.height + 2 * padding - have;
        }
    const double all = sum(widths, 0, table.columns);
    std::vector<Strip> strips;
    for (std::size_t row = 0; row < rows; ++row) {
        if (row == 0 || !joined[row]) {
            strips.emplace_back();
            strips.back().cutting = Cutting::between_items;
        }
        Strip& band = strips.back();
        const bool head = static_cast<int>(row) < table.header_rows;
        if (head)
            band.items.push_back({column.x, band.height, all, heights[row], FillItem{}});
        for (auto& [cell, flat] : by_row[row])
            for (Item& each : flat.items) {
                each.y += band.height + padding;
                band.items.push_back(std::move(each));
            }
        band.height += heights[row];
        // Between two rows of one band a line only under the cells that end here would be right; a full line
        // would cut a merged cell in two, so it is drawn between bands only.
        if (row + 1 == rows || !joined[row + 1])
            band.items.push_back({column.x, band.height - 0.5, all, 0.5, RuleItem{}});
    }
    return strips;
}

void LayoutRun::table(const TableBox& node, const Column& column, std::vector<Strip>& strips) {
    // Tables may use the whole width between the margins.
    const auto widths = column_widths(node, column.width);
    std::vector<Strip> rows = bands(node, widths, column);
    std::size_t head_rows = 0;
    double head_height = 0;
    if (node.header_rows > 0 && !column.in_cell)
        for (double covered = 0; head_rows < rows.size(); ++head_rows) {
            const bool head =
                std::any_of(rows[head_rows].items.begin(), rows[head_rows].items.end(),
                            [](const Item& each) { return std::holds_alternative<FillItem>(each.node); });
            if (!head)
                break;
            covered += rows[head_rows].height;
            head_height = covered;
        }
    // A header that would fill a third of every page is not repeated.
    const bool repeat = head_rows > 0 && head_height < area_.page_height / 3;
    if (repeat)
        layout.heads.emplace_back(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(head_rows));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < head_rows)
            rows[i].keep = Keep::with_next;
        else if (repeat)
            rows[i].table = static_cast<int>(layout.heads.size()) - 1;
        strips.push_back(std::move(rows[i]));
    }
}

} // namespace plainsend::pdf
