// Pages that plainsend itself wrote, read back: what it added is left out again, and labels, notes and the
// letterhead become what they were.
#include <set>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/html_reader.h"

namespace plainsend::html {

namespace {

constexpr std::string_view note_address = "#note-";

bool has_class(Node node, std::string_view name) {
    return node.is_element() && node.attribute("class") == name;
}

Node child_of_class(Node parent, std::string_view name) {
    Node child = parent.first();
    while (child && !has_class(child, name))
        child = child.next();
    return child;
}

} // namespace

bool is_own_page(Node root) {
    const Node head = root.find("head");
    for (Node child = head.first(); child; child = child.next())
        if (child.is("meta") && child.attribute("name") == "generator" &&
            child.attribute("content").starts_with("plainsend "))
            return true;
    return false;
}

void Reader::page_is_our_own(Node root) {
    is_own_ = true;
    remark(
        "html/own-page", Severity::note, root,
        "This page was made by plainsend: what it had added (numbers, explanations, the reply form) was left "
        "out again. Where there is one, give it the document that the page was made from.");
}

bool Reader::is_own_addition(Node node) const {
    return is_own_ && node.has("data-chrome") && !has_class(node, "mark");
}

// "(a)" of <li><span class="label">(a)</span> <div class="item">: what a browser's own marker cannot print.
std::optional<std::string> Reader::own_label(Node item) const {
    const Node label = is_own_ ? child_of_class(item, "label") : Node();
    return label && child_of_class(item, "item") ? std::optional(label.all_text()) : std::nullopt;
}

Node Reader::own_content(Node item) const {
    return child_of_class(item, "item");
}

bool Reader::own_block(Node node, Blocks& out, const Around& around) {
    if (!is_own_)
        return false;
    if (has_class(node, "letterhead")) {
        Around inner = around;
        ++inner.depth;
        Letterhead letterhead;
        blocks(node, letterhead.content, inner);
        if (!letterhead.content.empty())
            add(out, node, around, std::move(letterhead));
        return true;
    }
    if (!has_class(node, "notes"))
        return false;
    Around inner = around;
    inner.depth += 2;
    for (Node item = node.find("ol").first(); item; item = item.next()) {
        const auto label = own_label(item);
        if (!label)
            continue;
        Note note{std::string(item.attribute("id")), *label, {}};
        blocks(own_content(item), note.content, inner);
        document_.notes.push_back(std::move(note));
    }
    return true;
}

bool Reader::own_inline(Node node, Inlines& out) {
    if (const Node dots = child_of_class(node, "dots"); is_own_ && has_class(node, "field") && dots) {
        Field field{std::string(dots.first().text()), {}}; // room to write, also where only spaces say so
        field.place = {0, static_cast<std::uint32_t>(dots.first().offset()), 1, 0};
        out.push_back({std::move(field)});
        return true;
    }
    if (!is_own_ || !has_class(node, "mark") || !node.find("a"))
        return false;
    const std::string_view target = node.find("a").attribute("href");
    if (target.starts_with(note_address))
        out.push_back({NoteMark{std::string(target.substr(1))}});
    return true;
}

// A picture without words has none in HTML either, and says so beside itself.
bool Reader::own_words_are_missing(Node image) const {
    return is_own_ && has_class(image.next(), "missing");
}

// A mark whose note is not on the page would lead nowhere.
void Reader::drop_lost_marks(Blocks& blocks) const {
    if (!is_own_)
        return;
    std::set<std::string> known;
    for (const Note& note : document_.notes)
        known.insert(note.id);
    for_each_block(blocks, [&](Block& block) {
        if (Inlines* content = inlines_of(block))
            std::erase_if(*content, [&](const Inline& in) {
                const auto* mark = std::get_if<NoteMark>(&in.node);
                return mark != nullptr && !known.contains(mark->note);
            });
    });
}

} // namespace plainsend::html
