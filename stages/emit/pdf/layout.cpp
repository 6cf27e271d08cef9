#include "stages/emit/pdf/layout.h"

#include <algorithm>
#include <utility>

#include "stages/emit/pdf/layout_run.h"

namespace plainsend::pdf {

Strip flatten(std::vector<Strip> strips, double& height) {
    Strip all;
    height = 0;
    bool first = true;
    for (Strip& strip : strips) {
        if (!first)
            height += strip.before;
        first = false;
        for (Item& item : strip.items) {
            item.y += height;
            all.items.push_back(std::move(item));
        }
        height += strip.height;
    }
    all.height = height;
    all.cutting = Cutting::between_items;
    return all;
}

void LayoutRun::boxes(const Boxes& content, const Column& column, std::vector<Strip>& strips) {
    for (const Box& each : content) {
        const std::size_t first = strips.size();
        pending_ = std::max(pending_, each.before);
        const double asked = pending_;
        pending_ = 0;
        box(each, column, strips);
        if (strips.size() == first) {
            pending_ = asked;
            continue;
        }
        strips[first].before = std::max(strips[first].before, asked);
        strips[first].not_above = std::exchange(clear_of_, 0);
        if (each.addressee && area_.window > 0)
            into_window(strips, first);
        strips.back().keep = std::max(strips.back().keep, each.keep);
        pending_ = std::max(pending_, each.after);
    }
}

// An address that is higher than the window stays where it is.
void LayoutRun::into_window(std::vector<Strip>& strips, std::size_t first) {
    double height = 0;
    for (std::size_t i = first; i < strips.size(); ++i)
        height += strips[i].height + (i == first ? 0 : strips[i].before);
    if (height > area_.window_height)
        return;
    strips[first].not_above = area_.window;
    clear_of_ = area_.window + area_.window_height;
}

void LayoutRun::box(const Box& each, const Column& column, std::vector<Strip>& strips) {
    std::visit(
        overloaded{
            [&](const TextBox& node) { text(node, column, strips); },
            [&](const PictureBox& node) { picture(node, column, strips); },
            [&](const RuleBox&) {
                Strip strip;
                strip.height = 1;
                strip.items.push_back({column.x, 0, std::min(column.width, area_.measure), 1, RuleItem{}});
                strips.push_back(std::move(strip));
            },
            [&](const BlankLines& node) {
                for (int i = 0; i < node.count; ++i) {
                    Strip strip;
                    strip.height = node.spacing;
                    strip.items.push_back({column.x, node.spacing - 1, column.width, 1, BlankItem{}});
                    strip.keep = i + 1 < node.count ? Keep::with_next : Keep::no;
                    strips.push_back(std::move(strip));
                }
            },
            [&](const ItemBox& node) { item(node, column, strips); },
            [&](const GroupBox& node) { group(node, column, strips); },
            [&](const TableBox& node) { table(node, column, strips); },
            [&](const NewPage&) {
                Strip strip;
                strip.new_page = true;
                strips.push_back(std::move(strip));
            },
        },
        each.node);
}

// A line with its baseline: the leading is shared out above and below the letters, and grows for tall
// scripts. Those that fit stand on the same baseline as the style's own face, so that paragraphs in two
// scripts are as far apart as in one.
Item LayoutRun::line_item(const ShapedText& shaped, const Cut& cut, double x, double width,
                          double& height) const {
    const double letters = shaped->ascent + shaped->descent;
    height = std::max(shaped->paragraph.leading, letters);
    const double usual = (height - shaped->usual_ascent - shaped->usual_descent) / 2 + shaped->usual_ascent;
    const double baseline =
        std::clamp(usual, shaped->ascent, std::max(shaped->ascent, height - shaped->descent));
    // A paragraph of the other direction than the document's stands at the other edge.
    const Direction around = area_.direction;
    const double own = width_of(*shaped, cut);
    const double shift = shaped->paragraph.direction != around ? std::max(0.0, width - own) : 0;
    return {x + shift, 0, own, height, LineItem{shaped, cut, baseline}};
}

// A line to fill in, or a row of dashes to cut along, may be as wide as the page: there is little to read in
// it.
bool is_for_reading(const Shaped& text) {
    constexpr std::size_t most = 70; // characters of a line (P10)
    std::size_t characters = 0;
    std::size_t letters = 0;
    bool blanks = false;
    for (const Span& span : text.paragraph.spans) {
        blanks = blanks || span.blank == Blank::yes;
        if (span.blank == Blank::yes)
            continue;
        for (std::size_t at = span.begin; at < span.end; ++characters) {
            const char32_t c = character_at(text.drawn, at);
            letters +=
                (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x2000) ? 1 : 0;
        }
    }
    return (!blanks || characters > most) && letters > 3;
}

// With the page of the standard copy it may be wider than the line.
void LayoutRun::number_above(const ShapedText& number, const Column& column,
                             std::vector<Strip>& strips) const {
    for (const Cut& cut : cut_lines(*number, column.width)) {
        Strip strip;
        strip.items.push_back(line_item(number, cut, column.x, column.width, strip.height));
        strip.keep = Keep::always;
        strips.push_back(std::move(strip));
    }
}

// Where to cut with scissors, or to write: signs and no words.
bool is_row_of_signs(const Shaped& text) {
    constexpr std::size_t least = 10; // characters
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.drawn.size(); ++characters) {
        const char32_t c = character_at(text.drawn, at);
        const bool word = (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
        const bool sign = (c < 0x80 && !word) || c == 0xA0 || c == 0xB7 || (c >= 0x2010 && c <= 0x2027) ||
                          (c >= 0x2500 && c <= 0x27BF);
        if (!sign)
            return false;
    }
    return characters >= least && std::all_of(text.paragraph.spans.begin(), text.paragraph.spans.end(),
                                              [](const Span& span) { return span.blank == Blank::no; });
}

void LayoutRun::text(const TextBox& node, const Column& column, std::vector<Strip>& strips) {
    // A line for the eye has an end even where the column is wider; a wide script or large type may take it
    // all.
    const double em = node.text->paragraph.size / style_.size;
    const double width = column.in_cell || !is_for_reading(*node.text)
                             ? column.width
                             : std::min(column.width, area_.measure * std::max(1.0, em));
    const double room = node.leads_to.empty() ? width : width - 3 * style_.size;
    const double natural = width_of(*node.text, {0, node.text->drawn.size()});
    const bool squeezed = natural > room && is_row_of_signs(*node.text);
    const auto cuts = squeezed ? std::vector<Cut>{{0, node.text->drawn.size()}} : cut_lines(*node.text, room);
    const std::size_t first = strips.size();
    constexpr std::size_t longest_address = 8; // lines
    const bool lines_are_authors =
        cuts.size() <= longest_address && std::all_of(cuts.begin(), cuts.end(), [&](const Cut& cut) {
            return node.text->breaks[cut.end] == Break::must;
        });
    const bool above = node.number && (style_.number_above || column.in_cell || area_.x - area_.number_x < 1);
    if (above)
        number_above(node.number, column, strips);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        Strip strip;
        strip.items.push_back(line_item(node.text, cuts[i], column.x, width, strip.height));
        if (squeezed) {
            strip.items.back().width = room;
            std::get<LineItem>(strip.items.back().node).squeezed_to = room;
        }
        const double baseline = std::get<LineItem>(strip.items.back().node).baseline;
        if (i == 0 && node.number && !above) {
            double height = 0;
            Item number = line_item(node.number, {0, node.number->drawn.size()}, area_.number_x, 0, height);
            number.y = baseline - std::get<LineItem>(number.node).baseline;
            strip.items.insert(strip.items.begin(), std::move(number));
        }
        if (i + 1 == cuts.size() && !node.leads_to.empty())
            strip.items.push_back({column.x, 0, area_.x + std::min(area_.width, area_.measure) - column.x,
                                   strip.height, PageNumberItem{node.leads_to, baseline, node.page_slot}});
        for (const MarkPlace& mark : node.marks)
            if (mark.offset >= cuts[i].begin && mark.offset < cuts[i].end)
                strip.items.push_back({column.x, 0, 0, 0, AnchorItem{mark.anchor, -1}});
        // Never one line of a paragraph alone at the foot or head of a page, and no line of a heading or of
        // an address.
        const bool last = i + 1 == cuts.size();
        if (node.heading >= 0 && !last)
            strip.keep = Keep::always;
        else if (!last && (i == 0 || i + 2 == cuts.size() || lines_are_authors))
            strip.keep = Keep::with_next;
        strips.push_back(std::move(strip));
    }
    if (!node.anchor.empty() && strips.size() > first)
        strips[first].items.insert(strips[first].items.begin(),
                                   {column.x, 0, 0, 0, AnchorItem{node.anchor, node.heading}});
}

void LayoutRun::picture(const PictureBox& node, const Column& column, std::vector<Strip>& strips) const {
    const double scale = std::min({1.0, column.width / std::max(1.0, node.width),
                                   area_.page_height * 0.9 / std::max(1.0, node.height)});
    Strip strip;
    strip.height = node.height * scale;
    strip.items.push_back(
        {column.x, 0, node.width * scale, strip.height, PictureItem{node.resource, node.slot, node.element}});
    strips.push_back(std::move(strip));
}

// From the top of the first strip down; the last one makes room where the picture is higher than all of them.
void LayoutRun::picture_beside(const PictureBox& node, const Column& column, std::vector<Strip>& strips,
                               std::size_t first) const {
    if (strips.size() == first)
        return picture(node, column, strips);
    strips[first].items.push_back(
        {column.x, 0, node.width, node.height, PictureItem{node.resource, node.slot, node.element}});
    double height = 0;
    for (std::size_t i = first; i < strips.size(); ++i) {
        height += strips[i].height + (i == first ? 0 : strips[i].before);
        if (i + 1 < strips.size())
            strips[i].keep = Keep::with_next;
    }
    strips.back().height += std::max(0.0, node.height - height);
}

void LayoutRun::item(const ItemBox& node, const Column& column, std::vector<Strip>& strips) {
    const std::size_t first = strips.size();
    const double indent = std::min(node.label_width, column.width * 0.5);
    boxes(node.content, {column.x + indent, column.width - indent, column.in_cell}, strips);
    if (node.picture)
        picture_beside(*node.picture, column, strips, first);
    if (!node.label)
        return;
    double height = 0;
    Item label = line_item(node.label, {0, node.label->drawn.size()}, column.x, 0, height);
    if (strips.size() == first) {
        Strip strip;
        strip.height = height;
        strip.items.push_back(std::move(label));
        strips.push_back(std::move(strip));
        return;
    }
    // Beside the first line, on its baseline (below a number that stands above the line).
    Strip* beside = &strips[first];
    for (std::size_t i = first; i < strips.size(); ++i) {
        const auto is_body = [&](const Item& each) {
            return std::holds_alternative<LineItem>(each.node) && each.x >= column.x + indent - 0.5;
        };
        const auto found = std::find_if(strips[i].items.begin(), strips[i].items.end(), is_body);
        if (found == strips[i].items.end())
            continue;
        const bool number_line =
            i + 1 < strips.size() &&
            std::get<LineItem>(found->node).text->paragraph.spans.front().ink == Ink::quiet;
        if (number_line)
            continue;
        beside = &strips[i];
        label.y =
            found->y + std::get<LineItem>(found->node).baseline - std::get<LineItem>(label.node).baseline;
        break;
    }
    beside->items.insert(beside->items.begin(), std::move(label));
}

// False when the box would be so high that it would be torn through its border, or leave most of a page empty
// before it.
bool LayoutRun::framed(const GroupBox& node, const Column& column, std::vector<Strip>& strips) {
    const double padding = style_.size * 0.7;
    const double indent = std::min(node.indent, column.width * 0.25);
    std::vector<Strip> inside;
    boxes(node.content, {column.x + indent, column.width - 2 * indent, column.in_cell}, inside);
    pending_ = 0;
    if (inside.empty())
        return true;
    inside.front().before = 0;
    double height = 0;
    Strip all = flatten(std::move(inside), height);
    for (Item& each : all.items)
        each.y += padding;
    all.height = height + 2 * padding;
    all.cutting = Cutting::never;
    if (all.height > area_.page_height * 0.6)
        return false;
    all.items.insert(all.items.begin(), {column.x, 0, column.width, all.height, FrameItem{}});
    strips.push_back(std::move(all));
    return true;
}

void LayoutRun::group(const GroupBox& node, const Column& column, std::vector<Strip>& strips) {
    if (node.edge == Edge::frame && framed(node, column, strips))
        return;
    const bool bar = node.edge != Edge::none; // also where a frame would be too high
    const double indent =
        std::min(bar ? std::min(node.indent, style_.size * 0.8) : node.indent, column.width * 0.25);
    std::vector<Strip> inside;
    boxes(node.content, {column.x + indent, column.width - indent, column.in_cell}, inside);
    pending_ = 0;
    if (inside.empty())
        return;
    inside.front().before = 0;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (bar) {
            const double gap = i == 0 ? 0 : inside[i].before;
            inside[i].items.insert(inside[i].items.begin(),
                                   {column.x, -gap, 2, inside[i].height + gap, BarItem{}});
        }
        if (i + 1 < inside.size())
            inside[i].keep = std::max(inside[i].keep, node.inside);
        strips.push_back(std::move(inside[i]));
    }
}

Layout lay_out(const Boxes& content, const Style& style, const Shaper& shaper, const Area& area) {
    LayoutRun run(style, shaper, area);
    run.boxes(content, {area.x, area.width, false}, run.layout.strips);
    return std::move(run.layout);
}

} // namespace plainsend::pdf
