#include <algorithm>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/front_matter.h"
#include "stages/ingest/html_reader.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr int most_told = 20; // findings of one rule

// Pre-formatted text as it stands: no collapsing, and a line break is one.
Node first_text(Node node) {
    if (node.is_text())
        return node;
    for (Node child = node.first(); child; child = child.next())
        if (const Node found = first_text(child))
            return found;
    return {};
}

void append_raw(Node node, std::string& out) {
    if (node.is("script") || node.is("style") || node.is("template"))
        return;
    if (node.is_text())
        out += node.text();
    if (node.is("br"))
        out += '\n';
    for (Node child = node.first(); child; child = child.next())
        append_raw(child, out);
}

} // namespace

Reader::Reader(Document& document, Findings& findings, const Source& source, const Limits& limits,
               std::function<Place(std::size_t)> place)
    : document_(document), findings_(findings), source_(source), limits_(limits), place_(std::move(place)) {}

Blocks Reader::read(Node node) {
    holds_block_.clear(); // its keys are addresses, which another page may use again
    folds_ = folds_of(node);
    note_blocks(node);
    Blocks out;
    Around around;
    if (const auto language = language_of(node);
        language && lower(*language) != lower(document_.metadata.language))
        around.language = *language;
    blocks(node, out, around);
    find_lists(out);
    return out;
}

Blocks Reader::read_one(Node node) {
    holds_block_.clear();
    note_blocks(node);
    Blocks out;
    block(node, out, inside(node, {}));
    return out;
}

void Reader::remark(std::string rule, Severity severity, Node node, std::string message) {
    if (++told_[rule] > most_told)
        return;
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.message = std::move(message);
    finding.place = place_(node.offset());
    findings_.push_back(std::move(finding));
}

void Reader::finish() {
    tell_all_opened();
    for (const auto& [rule, count] : told_) {
        if (count <= most_told)
            continue;
        Finding finding;
        finding.rule = rule;
        finding.severity = Severity::note;
        finding.message = "There are " + std::to_string(count - most_told) + " more findings of this kind.";
        findings_.push_back(std::move(finding));
    }
}

// Which elements hold a block, so that an inline around one is seen without looking again and again.
void Reader::note_blocks(Node node) {
    bool holds = false;
    for (Node child = node.first(); child; child = child.next()) {
        note_blocks(child);
        holds = holds || is_block(child);
    }
    if (holds)
        holds_block_.insert(node.key());
}

// Small elements that a style sets on lines of their own: <span style="display:block">.
bool Reader::stands_alone(Node node) {
    if (!node.has("style") || !(node.is("span") || node.is("a") || node.is("b") || node.is("strong") ||
                                node.is("em") || node.is("i") || node.is("small") || node.is("label")))
        return false;
    std::string style = lower(node.attribute("style"));
    std::erase(style, ' ');
    for (const std::string_view display : {"display:block", "display:flex", "display:grid", "display:table"})
        if (style.find(display) != std::string::npos)
            return true;
    return false;
}

// Word's and Google's style for it.
bool Reader::is_title(Node node) const {
    if (!node.is("p"))
        return false;
    const std::string classes = " " + std::string(node.attribute("class")) + " ";
    return classes.find(" MsoTitle ") != std::string::npos ||
           (is_google_ && classes.find(" title ") != std::string::npos);
}

bool Reader::is_block(Node node) const {
    if (!node.is_element())
        return false;
    const Kind kind = kind_of(node.tag());
    return (kind != Kind::inline_element && kind != Kind::left_out) ||
           (kind == Kind::inline_element &&
            (stands_alone(node) || holds_block_.contains(node.key()) || folds_.lines.contains(node.key()) ||
             folds_.labels.contains(node.key())));
}

std::optional<std::string> Reader::language_of(Node node) const {
    const std::string_view tag = node.has("lang") ? node.attribute("lang") : node.attribute("xml:lang");
    return is_language_tag(tag) ? std::optional(std::string(tag)) : std::nullopt;
}

Around Reader::inside(Node node, const Around& around) const {
    Around inner = around;
    if (const auto language = language_of(node))
        inner.language = lower(*language) == lower(document_.metadata.language) ? "" : *language;
    return inner;
}

void Reader::blocks(Node parent, Blocks& out, const Around& around) {
    Inlines pending;
    for (Node child = parent.first(); child; child = child.next()) {
        if (child.is_text()) {
            text(child, pending);
        } else if (child.is_element() && is_left_out(child)) {
            leave_out(child);
            links_to_film(child, pending, around);
        } else if (begins_word_list(child)) {
            flush(pending, out, around);
            child = word_list(child, out, around);
        } else if (is_block(child)) {
            flush(pending, out, around);
            block(child, out, inside(child, around));
        } else if (child.is_element()) {
            inline_element(child, pending, around);
        }
    }
    flush(pending, out, around);
}

void Reader::add(Blocks& out, Node node, const Around& around, BlockNode content) const {
    out.push_back({"", place_(node.offset()), around.language, "", false, std::move(content)});
}

// One element that is a block, or an inline that holds blocks.
void Reader::block(Node node, Blocks& out, const Around& around) {
    if (around.depth >= limits_.depth - 2) {
        flat(node, out, around);
        return;
    }
    if (own_block(node, out, around))
        return;
    open_fold(node, out, around);
    if (is_embedded(node.tag())) // what is in it is meant for those who cannot show it
        tell_unprintable(node);
    Around inner = around;
    switch (kind_of(node.tag())) {
    case Kind::heading:
        heading(node, node.tag()[1] - '0', out, around);
        break;
    case Kind::list:
        list(node, out, around);
        break;
    case Kind::definitions:
        definitions(node, out, around);
        break;
    case Kind::details:
        details(node, out, around);
        break;
    case Kind::table:
        table(node, out, around);
        break;
    case Kind::quotation: {
        ++inner.depth;
        Quotation quotation;
        blocks(node, quotation.content, inner);
        find_lists(quotation.content);
        if (!quotation.content.empty())
            add(out, node, around, std::move(quotation));
        break;
    }
    case Kind::preformatted: {
        std::string raw;
        append_raw(node, raw);
        while (!raw.empty() && raw.back() == '\n')
            raw.pop_back();
        if (raw.empty())
            break;
        add(out, node, around, Preformatted{std::move(raw)});
        if (const Node words = first_text(node))
            out.back().place = place_(words.offset());
        break;
    }
    case Kind::separator:
        add(out, node, around, Separator{});
        break;
    case Kind::paragraph:
    case Kind::container:
    case Kind::left_out:
    case Kind::inline_element:
        container(node, out, around);
        break;
    }
}

void Reader::container(Node node, Blocks& out, const Around& around) {
    const std::string_view tag = node.tag();
    if (tag == "figure" && figure_of_table(node, out, around))
        return;
    if (is_title(node)) {
        heading(node, 1, out, around);
        return;
    }
    if (node.attribute("role") == "heading" && !holds_block_.contains(node.key())) {
        heading(node, std::clamp(whole_number(node.attribute("aria-level")).value_or(2), 1, 6), out, around);
        return;
    }
    const bool names_fold = folds_.lines.contains(node.key()) && !holds_block_.contains(node.key());
    if (tag == "legend" || tag == "summary" || tag == "dt" || names_fold) {
        strong_paragraph(node, out, around);
        return;
    }
    Around inner = around;
    if (kind_of(tag) == Kind::inline_element) { // a link or <b> around whole blocks
        ++inner.depth;
        if (tag == "a") {
            if (auto wrapper = link_wrapper(node))
                inner.wrap.push_back(std::move(*wrapper));
        } else if (tag == "b" || tag == "strong") {
            inner.wrap.push_back({Marked{Mark::strong, {}}});
        } else if (tag == "i" || tag == "em") {
            inner.wrap.push_back({Marked{Mark::emphasis, {}}});
        }
    }
    blocks(node, out, inner);
}

// Too deep for the tree: the words alone.
void Reader::flat(Node node, Blocks& out, const Around& around) {
    remark("html/too-deep", Severity::warning, node,
           "The page is nested too deeply here; the words were kept, but not their lists, tables or marks.");
    Text words{node.all_text(), place_(node.offset())};
    if (!words.text.empty())
        add(out, node, around, Paragraph{{Inline{std::move(words)}}});
}

void Reader::heading(Node node, int level, Blocks& out, const Around& around) {
    Inlines content;
    Around inner = around;
    ++inner.depth;
    inlines(node, content, inner);
    finish_inlines(content, place_);
    Blocks made;
    paragraph(std::move(content), made, around);
    for (Block& one : made) {
        one.node = Heading{level, std::move(std::get<Paragraph>(one.node).content)};
        out.push_back(std::move(one));
    }
}

void Reader::strong_paragraph(Node node, Blocks& out, const Around& around) {
    Around inner = around;
    inner.wrap.push_back({Marked{Mark::strong, {}}});
    ++inner.depth;
    blocks(node, out, inner);
}

void Reader::definitions(Node node, Blocks& out, const Around& around) {
    blocks(node, out, around); // <dt> in bold, <dd> as it is
}

void Reader::details(Node node, Blocks& out, const Around& around) {
    blocks(node, out, around); // opened, as on paper; <summary> in bold
}

} // namespace plainsend::html
