#include <charconv>
#include <utility>

#include "stages/ingest/html_reader.h"
#include "stages/ingest/numerals.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

NumberFormat format_of(std::string_view type) {
    if (type == "a")
        return NumberFormat::lower_letter;
    if (type == "A")
        return NumberFormat::upper_letter;
    if (type == "i")
        return NumberFormat::lower_roman;
    return type == "I" ? NumberFormat::upper_roman : NumberFormat::decimal;
}

} // namespace

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && value > -100'000 && value < 100'000 ? std::optional(value)
                                                                           : std::nullopt;
}

// Google Docs writes every level as a list of its own, one behind another: class="lst-kix_abc-1".
void Reader::add_google_list(Node node, Blocks& out, const Around& around, List made) {
    std::string_view name = node.attribute("class");
    name = name.starts_with("lst-") ? name.substr(0, name.find(' ')) : "";
    const std::size_t dash = name.rfind('-');
    const int level =
        dash < 4 || dash == std::string_view::npos ? 0 : whole_number(name.substr(dash + 1)).value_or(0);
    const bool same = !name.empty() && google_list_ == name.substr(0, dash);
    google_list_ = name.substr(0, dash);
    Blocks* where = &out;
    for (int i = 0; same && i < level && !where->empty(); ++i) {
        auto* outer = std::get_if<List>(&where->back().node);
        if (outer == nullptr || outer->items.empty())
            break;
        where = &outer->items.back().content;
    }
    auto* before = where->empty() ? nullptr : std::get_if<List>(&where->back().node);
    if (same && before != nullptr && before->kind == made.kind)
        before->items.insert(before->items.end(), std::make_move_iterator(made.items.begin()),
                             std::make_move_iterator(made.items.end()));
    else
        add(*where, node, around, std::move(made));
}

void Reader::list(Node node, Blocks& out, const Around& around) {
    const bool numbered = node.is("ol");
    List made{numbered ? ListKind::numbered : ListKind::bulleted, {}};
    std::optional<int> start = whole_number(node.attribute("start"));
    const int step = node.has("reversed") ? -1 : 1;
    if (step < 0 && !start) {
        start = 0;
        for (Node child = node.first(); child; child = child.next())
            *start += child.is("li") ? 1 : 0;
    }
    int number = start.value_or(1);
    Around inner = around;
    inner.depth += 1;
    for (Node child = node.first(); child; child = child.next()) {
        if (child.is_element() && is_left_out(child)) {
            leave_out(child);
        } else if (child.is("li")) {
            number = whole_number(child.attribute("value")).value_or(number);
            const std::string_view type =
                child.has("type") ? child.attribute("type") : node.attribute("type");
            const auto own = own_label(child);
            made.items.push_back({own        ? *own
                                  : numbered ? numeral(number, format_of(type)) + "."
                                             : "\u2022",
                                  {}});
            number += step;
            open_fold(child, made.items.back().content, inside(child, inner));
            blocks(own ? own_content(child) : child, made.items.back().content, inside(child, inner));
            if (made.items.back().content.empty() && folds_.holders.contains(child.key()))
                made.items.pop_back();
        } else if (child.is_element() || !collapse_space(child.text()).empty()) {
            // A list right inside a list is meant to be part of the item before it.
            if (made.items.empty())
                made.items.push_back({"", {}});
            Inlines words;
            if (is_block(child)) {
                block(child, made.items.back().content, inside(child, inner));
            } else if (child.is_text()) {
                text(child, words);
            } else {
                inline_element(child, words, inner);
            }
            flush(words, made.items.back().content, inner);
        }
    }
    for (ListItem& item : made.items)
        if (item.content.size() > 1)
            find_lists(item.content);
    if (!made.items.empty())
        add_google_list(node, out, around, std::move(made));
}

} // namespace plainsend::html
