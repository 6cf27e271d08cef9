// Lists as Word saves them in web pages: paragraphs whose bullet or number is text before the words.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "stages/ingest/html_reader.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr std::size_t longest_label = 16; // bytes, without the spaces behind it
constexpr int a_level = 36;               // points that Word sets a level in
constexpr int tolerance = 5;
constexpr int most_levels = 9; // Word's own

std::string style_of(Node node) {
    std::string style = lower(node.attribute("style"));
    std::erase_if(style, [](char c) { return c == ' ' || c == '\n'; });
    return style;
}

// The value of one property of a style: "72.0pt" of "margin-left:72.0pt;text-indent:-18.0pt".
std::string_view property(std::string_view style, std::string_view name) {
    std::size_t at = 0;
    while ((at = style.find(name, at)) != std::string_view::npos) {
        const std::size_t value = at + name.size();
        if ((at == 0 || style[at - 1] == ';') && value < style.size() && style[value] == ':')
            return style.substr(value + 1, style.find(';', value) - value - 1);
        at = value;
    }
    return {};
}

std::optional<int> points_of(std::string_view length) {
    double value = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), value);
    if (error != std::errc() || value < 0 || value > 2000)
        return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(length.data() + length.size() - end));
    const double factor = unit == "cm"   ? 28.35
                          : unit == "mm" ? 2.835
                          : unit == "in" ? 72
                          : unit == "px" ? 0.75
                                         : 1;
    return static_cast<int>(value * factor);
}

bool is_list_paragraph(Node node) {
    if (!node.is("p"))
        return false;
    const std::string_view list = node.has("style") ? std::string_view(node.attribute("style")) : "";
    return node.attribute("class").starts_with("MsoListParagraph") ||
           list.find("mso-list:") != std::string_view::npos ||
           list.find("mso-list :") != std::string_view::npos;
}

// The text nodes of a label, and what they say together.
struct Label {
    std::string text;
    std::vector<const void*> nodes;
    bool whole = false;
};

void take_all(Node node, Label& label) {
    if (node.is_text()) {
        label.text += node.text();
        label.nodes.push_back(node.key());
    }
    for (Node child = node.first(); child; child = child.next())
        take_all(child, label);
}

bool is_blank(std::string_view text) {
    std::string copy(text);
    for (std::size_t at = 0; (at = copy.find("\u00A0", at)) != std::string::npos;)
        copy.erase(at, 2);
    return collapse_space(copy).empty();
}

// Up to the spaces in small type that Word puts behind a label, or what it says is to be ignored.
void find_label(Node node, Label& label) {
    for (Node child = node.first(); child && !label.whole && label.text.size() <= 4 * longest_label;
         child = child.next()) {
        const std::string style = child.is("span") ? style_of(child) : "";
        if (style.find("mso-list:ignore") != std::string::npos) {
            label = {};
            take_all(child, label);
            label.whole = true;
        } else if (style.starts_with("font:7") && is_blank(child.all_text())) {
            take_all(child, label);
            label.whole = true;
        } else if (child.is_text()) {
            take_all(child, label);
        } else {
            find_label(child, label);
        }
    }
}

Label label_of(Node paragraph) {
    Label label;
    if (!is_list_paragraph(paragraph))
        return label;
    find_label(paragraph, label);
    for (std::size_t at = 0; (at = label.text.find("\u00A0", at)) != std::string::npos;)
        label.text.replace(at, 2, " ");
    label.text = collapse_space(label.text);
    label.whole = label.whole && !label.text.empty() && label.text.size() <= longest_label;
    return label;
}

// "1.", "(a)", "iv)"; an "o" or a sign of a picture font is a bullet.
bool is_number(std::string_view label) {
    if (label.size() == 1 && label.front() >= 'A' && label.front() <= 'Z') // the answers of a quiz
        return true;
    const bool ends = label.ends_with('.') || label.ends_with(')');
    return std::any_of(label.begin(), label.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (ends && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')));
    });
}

// What the author means by it would be lost with it.
bool is_sign_with_meaning(std::string_view label) {
    constexpr std::array<std::string_view, 8> signs{"\u2713", "\u2714", "\u2717", "\u2718",
                                                    "\u2610", "\u2611", "\u2612", "\u25A1"};
    return std::find(signs.begin(), signs.end(), label) != signs.end();
}

int indent_of(Node paragraph) {
    const std::string style = style_of(paragraph);
    const std::string_view list = property(style, "mso-list");
    if (const std::size_t level = list.find("level"); level != std::string_view::npos)
        return a_level * std::clamp(whole_number(list.substr(level + 5)).value_or(1), 1, most_levels);
    return points_of(property(style, "margin-left")).value_or(a_level);
}

class Lists {
public:
    void item(int indent, const std::string& label, Block block) {
        while (!open_.empty() && indent + tolerance < open_.back().indent)
            close();
        const bool deeper = !open_.empty() && indent > open_.back().indent + tolerance;
        const ListKind kind = is_number(label) ? ListKind::numbered : ListKind::bulleted;
        const bool anew = kind == ListKind::numbered &&
                          label.find_first_of("23456789") == std::string::npos &&
                          label.find('1') != std::string::npos && label.find('0') == std::string::npos;
        if (!open_.empty() && !deeper && (open_.back().list.kind != kind || anew))
            close();
        if (open_.empty() || (deeper && open_.size() < static_cast<std::size_t>(most_levels)))
            open_.push_back({indent, block, List{kind, {}}});
        ListItem made{kind == ListKind::numbered || is_sign_with_meaning(label) ? label : "\u2022", {}};
        made.content = std::move(std::get<Quotation>(block.node).content);
        open_.back().list.items.push_back(std::move(made));
    }
    Blocks& last_item() { return open_.back().list.items.back().content; }
    Blocks take() {
        while (!open_.empty())
            close();
        return std::move(out_);
    }

private:
    struct OpenList {
        int indent;
        Block frame; // place and language
        List list;
    };
    void close() {
        OpenList done = std::move(open_.back());
        open_.pop_back();
        done.frame.node = std::move(done.list);
        const bool inside = !open_.empty() && done.indent > open_.back().indent + tolerance;
        (inside ? last_item() : out_).push_back(std::move(done.frame));
    }
    std::vector<OpenList> open_;
    Blocks out_;
};

} // namespace

bool Reader::begins_word_list(Node node) const {
    return !is_own_ && label_of(node).whole;
}

// From the paragraph on; gives the last node that was read.
Node Reader::word_list(Node first, Blocks& out, const Around& around) {
    Lists lists;
    Around inner = around;
    inner.depth += 2;
    Node last = first;
    for (Node node = first; node; node = node.next()) {
        if (!node.is_element() || is_left_out(node)) {
            if (node.is_text() && !collapse_space(node.text()).empty())
                break;
            continue;
        }
        if (!is_list_paragraph(node))
            break;
        const Label label = label_of(node);
        const Around here = inside(node, inner);
        if (label.whole) {
            skipped_.insert(label.nodes.begin(), label.nodes.end());
            Quotation content;
            blocks(node, content.content, here);
            Blocks one;
            add(one, node, here, std::move(content));
            lists.item(indent_of(node), label.text, std::move(one.front()));
        } else {
            blocks(node, lists.last_item(), here);
        }
        last = node;
    }
    for (Block& made : lists.take())
        out.push_back(std::move(made));
    return last;
}

} // namespace plainsend::html
