#include <algorithm>
#include <cmath>
#include <numeric>

#include "stages/emit/pdf/layout_run.h"

namespace plainsend::pdf {

namespace {

constexpr double cell_gap = 0.9;     // em between columns
constexpr double cell_padding = 0.4; // em above and below

double sum(const std::vector<double>& values, int first, int count) {
    return std::accumulate(values.begin() + first, values.begin() + first + count, 0.0);
}

Widths wider(const Widths& a, const Widths& b) {
    return {std::max(a.word, b.word), std::max(a.least, b.least), std::max(a.most, b.most)};
}

} // namespace

Widths LayoutRun::widths_of(const Boxes& content) const {
    Widths widths;
    for (const Box& each : content)
        widths = wider(widths, widths_of(each));
    return widths;
}

Widths LayoutRun::widths_of(const Box& each) const {
    const auto more = [](Widths widths, double by) {
        return Widths{widths.word + by, widths.least + by, widths.most + by};
    };
    const auto picture = [](double width) {
        return Widths{std::min(width, 72.0), std::min(width, 72.0), width};
    };
    return std::visit(
        overloaded{
            [&](const TextBox& node) { return pdf::widths_of(*node.text); },
            [&](const PictureBox& node) { return picture(node.width); },
            [](const RuleBox&) { return Widths{}; },
            [&](const BlankLines&) { return picture(200); },
            [&](const ItemBox& node) { return more(widths_of(node.content), node.label_width); },
            [&](const GroupBox& node) { return more(widths_of(node.content), node.indent); },
            [&](const TableBox& node) {
                const auto columns = column_widths(node, 0);
                const double all = sum(columns, 0, static_cast<int>(columns.size()));
                return Widths{all, all, all * 2};
            },
            [](const NewPage&) { return Widths{}; },
        },
        each.node);
}

// What every column would like to have.
std::vector<Widths> LayoutRun::wishes(const TableBox& table) const {
    std::vector<Widths> wishes(static_cast<std::size_t>(table.columns));
    const double gap = style_.size * cell_gap;
    const auto of_cell = [&](const CellBox& cell) {
        const Widths widths = widths_of(cell.content);
        return Widths{widths.word + gap, widths.least + gap, widths.most + gap};
    };
    for (const CellBox& cell : table.cells)
        if (cell.column_span == 1) {
            Widths& column = wishes[static_cast<std::size_t>(cell.column)];
            column = wider(column, of_cell(cell));
        }
    for (const CellBox& cell : table.cells) { // what a merged cell needs beyond its columns is shared by them
        if (cell.column_span == 1)
            continue;
        const Widths wanted = of_cell(cell);
        const auto first = wishes.begin() + cell.column;
        Widths have;
        for (auto column = first; column != first + cell.column_span; ++column)
            have = {have.word + column->word, have.least + column->least, have.most + column->most};
        for (auto column = first; column != first + cell.column_span; ++column) {
            column->word += std::max(0.0, wanted.word - have.word) / cell.column_span;
            column->least += std::max(0.0, wanted.least - have.least) / cell.column_span;
            column->most += std::max(0.0, wanted.most - have.most) / cell.column_span;
        }
    }
    return wishes;
}

// From the content. A column that needs less than its share gets what it needs, one whose longest word is
// wider gets that, and the others divide the rest by how much they have to say.
std::vector<double> LayoutRun::column_widths(const TableBox& table, double available) const {
    const std::vector<Widths> wanted = wishes(table);
    std::vector<double> least;
    std::vector<double> most;
    for (const Widths& column : wanted)
        least.push_back(column.least);
    // Rather tear a date than a word, but only in as few columns as must be: where most is gained, first.
    for (double over = sum(least, 0, table.columns) - available; over > 0;) {
        std::size_t widest = 0;
        for (std::size_t c = 1; c < least.size(); ++c)
            if (least[c] - wanted[c].word > least[widest] - wanted[widest].word)
                widest = c;
        const double gain = least[widest] - wanted[widest].word;
        if (gain <= 0)
            break;
        least[widest] = wanted[widest].word;
        over -= gain;
    }
    for (std::size_t c = 0; c < least.size(); ++c)
        most.push_back(std::max(wanted[c].most, least[c]));
    const double narrowest = sum(least, 0, table.columns);
    if (narrowest >= available) {
        for (double& width : least)
            width *= available > 0 ? available / std::max(1.0, narrowest) : 1;
        return least;
    }
    const double widest = sum(most, 0, table.columns);
    if (widest <= available) {
        for (double& width : most)
            width += (available - widest) / table.columns;
        return most;
    }
    std::vector<double> widths(least.size(), 0);
    double rest = available;
    double weight = 0;
    for (const double width : most)
        weight += std::sqrt(width);
    for (bool again = true; again;) { // every turn settles a column, of at most a few hundred
        again = false;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            const double share = rest * std::sqrt(most[c]) / std::max(weight, 1e-9);
            if (widths[c] > 0 || (most[c] > share && least[c] <= share))
                continue;
            widths[c] = most[c] <= share ? most[c] : least[c];
            rest -= widths[c];
            weight -= std::sqrt(most[c]);
            again = true;
        }
    }
    for (std::size_t c = 0; c < widths.size(); ++c)
        if (widths[c] <= 0)
            widths[c] = rest * std::sqrt(most[c]) / std::max(weight, 1e-9);
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

// A column that has much to say and no room for two words side by side is read like a lift display.
bool LayoutRun::breaks_every_line(const std::vector<Widths>& wishes,
                                  const std::vector<double>& widths) const {
    constexpr double least = 6;  // em, twelve letters
    constexpr double lines = 5;  // that it would at least be high
    constexpr double mean = 0.5; // em, of a letter
    const double narrow = style_.size * least * (1 + style_.letter_space / mean);
    const double gap = style_.size * cell_gap;
    for (std::size_t c = 0; c < widths.size(); ++c)
        if (widths[c] - gap < narrow && wishes[c].most - gap > lines * (widths[c] - gap))
            return true;
    return false;
}

void LayoutRun::table(const TableBox& node, const Column& around, std::vector<Strip>& strips) {
    // A table whose dates or sums would be torn is told row by row instead (P9).
    double narrowest = 0;
    for (const Widths& wish : wishes(node))
        narrowest += std::max(wish.word, wish.least);
    Column column = around;
    if (narrowest > column.width && !column.in_cell &&
        column.x == area_.x) { // the numbers' column serves too
        column.x = area_.number_x;
        column.width += area_.x - area_.number_x;
    }
    if (narrowest > column.width && node.columns > 1)
        layout.too_wide.insert(node.block);
    const auto widths = column_widths(node, column.width);
    const bool plain = std::all_of(node.cells.begin(), node.cells.end(), [](const CellBox& cell) {
        return cell.row_span == 1 && cell.column_span == 1;
    });
    if (!column.in_cell && node.columns > 1 && plain && breaks_every_line(wishes(node), widths))
        layout.too_wide.insert(node.block);
    std::vector<Strip> rows = bands(node, widths, column);
    if (node.number) {
        if (style_.number_above || column.in_cell || column.x - area_.number_x < 1) {
            number_above(node.number, column, strips);
            strips.back().height += style_.size * 0.2;
        } else if (!rows.empty()) {
            double height = 0;
            Item number = line_item(node.number, {0, node.number->drawn.size()}, column.x, 0, height);
            number.x = area_.number_x;
            number.y = style_.size * cell_padding;
            rows.front().items.insert(rows.front().items.begin(), std::move(number));
        }
    }
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
    if (!node.anchor.empty() && !rows.empty())
        rows.front().items.push_back({column.x, 0, 0, 0, AnchorItem{node.anchor, -1}});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < head_rows)
            rows[i].keep = Keep::with_next;
        else if (repeat)
            rows[i].table = static_cast<int>(layout.heads.size()) - 1;
        // Nor is one row left alone at the foot or head of a page.
        if (rows.size() > head_rows + 2 && (i == head_rows || i + 2 == rows.size()))
            rows[i].keep = Keep::with_next;
        strips.push_back(std::move(rows[i]));
    }
}

} // namespace plainsend::pdf
