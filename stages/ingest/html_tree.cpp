#include "stages/ingest/html_tree.h"

#include <algorithm>
#include <array>
#include <gumbo.h>

#include "stages/text/text.h"

namespace plainsend::html {

namespace {

const GumboNode* gumbo(const void* node) {
    return static_cast<const GumboNode*>(node);
}

bool is_element_node(const GumboNode* node) {
    return node != nullptr && (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE);
}

bool is_text_node(const GumboNode* node) {
    return node != nullptr && (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
                               node->type == GUMBO_NODE_CDATA);
}

void append_text(const Node& node, std::string& out) {
    if (node.is_text()) {
        out += node.text();
        return;
    }
    if (node.is("script") || node.is("style") || node.is("template"))
        return;
    for (Node child = node.first(); child; child = child.next())
        append_text(child, out);
    out += ' ';
}

} // namespace

struct Page::Inside {
    GumboOutput* output = nullptr;
    const char* base = nullptr;
    Inside() = default;
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        if (output != nullptr)
            gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
};

Page::Page(std::string_view text) : inside_(std::make_unique<Inside>()) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 1; // they are not used, and a broken page has as many as it has bytes
    inside_->base = text.data();
    inside_->output = gumbo_parse_with_options(&options, text.data(), text.size());
}

Page::Page(Page&&) noexcept = default;
Page::~Page() = default;

Node Page::root() const {
    return {inside_->output->root, inside_->base};
}

std::string characters_of(std::string_view reference) {
    const std::string text = "x" + std::string(reference); // white space alone would be no text
    const Page page(text);
    return std::string(page.root().find("body").first().text().substr(1));
}

bool is_html_element(std::string_view name) {
    static constexpr std::array<std::string_view, 5> younger_than_gumbo{"dialog", "search", "slot", "picture",
                                                                        "menuitem"};
    return gumbo_tag_enum(std::string(name).c_str()) != GUMBO_TAG_UNKNOWN ||
           std::find(younger_than_gumbo.begin(), younger_than_gumbo.end(), name) != younger_than_gumbo.end();
}

bool Node::is_element() const {
    return is_element_node(gumbo(node_));
}

bool Node::is_text() const {
    return is_text_node(gumbo(node_));
}

std::string_view Node::tag() const {
    if (!is_element())
        return {};
    const GumboElement& element = gumbo(node_)->v.element;
    if (element.tag_namespace == GUMBO_NAMESPACE_SVG)
        return "svg";
    if (element.tag_namespace == GUMBO_NAMESPACE_MATHML)
        return "math";
    return own_name();
}

std::string_view Node::own_name() const {
    if (!is_element())
        return {};
    const GumboElement& element = gumbo(node_)->v.element;
    if (element.tag == GUMBO_TAG_UNKNOWN) { // younger than Gumbo: <dialog>, <search>
        GumboStringPiece name = element.original_tag;
        gumbo_tag_from_original_text(&name);
        return name.data == nullptr ? std::string_view() : std::string_view(name.data, name.length);
    }
    return gumbo_normalized_tagname(element.tag);
}

std::string_view Node::text() const {
    return is_text() ? std::string_view(gumbo(node_)->v.text.text) : std::string_view();
}

std::string Node::all_text() const {
    std::string out;
    append_text(*this, out);
    return collapse_space(out);
}

bool Node::has(std::string_view name) const {
    return is_element() &&
           gumbo_get_attribute(&gumbo(node_)->v.element.attributes, std::string(name).c_str()) != nullptr;
}

std::string_view Node::attribute(std::string_view name) const {
    if (!is_element())
        return {};
    const GumboAttribute* found =
        gumbo_get_attribute(&gumbo(node_)->v.element.attributes, std::string(name).c_str());
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

Node Node::parent() const {
    if (node_ == nullptr || gumbo(node_)->parent == nullptr ||
        gumbo(node_)->parent->type == GUMBO_NODE_DOCUMENT)
        return {};
    return {gumbo(node_)->parent, base_};
}

Node Node::first() const {
    if (!is_element() || gumbo(node_)->v.element.children.length == 0)
        return {};
    return {gumbo(node_)->v.element.children.data[0], base_};
}

Node Node::next() const {
    if (node_ == nullptr || !is_element_node(gumbo(node_)->parent))
        return {};
    const GumboVector& siblings = gumbo(node_)->parent->v.element.children;
    const std::size_t at = gumbo(node_)->index_within_parent + 1;
    if (at >= siblings.length)
        return {};
    return {siblings.data[at], base_};
}

Node Node::find(std::string_view tag_name) const {
    if (is(tag_name))
        return *this;
    for (Node child = first(); child; child = child.next()) {
        if (const Node found = child.find(tag_name))
            return found;
    }
    return {};
}

std::size_t Node::offset() const {
    if (node_ == nullptr)
        return 0;
    const char* at = is_text()      ? gumbo(node_)->v.text.original_text.data
                     : is_element() ? gumbo(node_)->v.element.original_tag.data
                                    : nullptr;
    return at == nullptr || at < base_ ? 0 : static_cast<std::size_t>(at - base_);
}

} // namespace plainsend::html
