#include "stages/ingest/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

namespace plainsend::markdown {

namespace {

cmark_node* cmark(void* node) {
    return static_cast<cmark_node*>(node);
}

std::string_view view(const char* text) {
    return text == nullptr ? std::string_view() : std::string_view(text);
}

// Nodes of extensions are known by name only.
Kind kind_of_extension(std::string_view name) {
    if (name == "table")
        return Kind::table;
    if (name == "table_row" || name == "table_header")
        return Kind::table_row;
    if (name == "table_cell")
        return Kind::table_cell;
    return name == "strikethrough" ? Kind::strike : Kind::other;
}

} // namespace

Tree::Tree(std::string_view text) {
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    // Not its "autolink", which takes the square of a line's length; see bare_links.h.
    for (const char* name : {"table", "strikethrough"}) {
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node* root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(root);
    root_ = root;
}

Tree::~Tree() {
    cmark_node_free(cmark(root_));
}

Node Tree::root() const {
    return Node(root_);
}

Kind Node::kind() const {
    if (node_ == nullptr)
        return Kind::none;
    switch (cmark_node_get_type(cmark(node_))) {
    case CMARK_NODE_DOCUMENT:
        return Kind::document;
    case CMARK_NODE_BLOCK_QUOTE:
        return Kind::quotation;
    case CMARK_NODE_LIST:
        return Kind::list;
    case CMARK_NODE_ITEM:
        return Kind::item;
    case CMARK_NODE_CODE_BLOCK:
        return Kind::code_block;
    case CMARK_NODE_HTML_BLOCK:
        return Kind::html_block;
    case CMARK_NODE_PARAGRAPH:
        return Kind::paragraph;
    case CMARK_NODE_HEADING:
        return Kind::heading;
    case CMARK_NODE_THEMATIC_BREAK:
        return Kind::rule;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return Kind::note;
    case CMARK_NODE_TEXT:
        return Kind::text;
    case CMARK_NODE_SOFTBREAK:
        return Kind::soft_break;
    case CMARK_NODE_LINEBREAK:
        return Kind::line_break;
    case CMARK_NODE_CODE:
        return Kind::code;
    case CMARK_NODE_HTML_INLINE:
        return Kind::html;
    case CMARK_NODE_EMPH:
        return Kind::emphasis;
    case CMARK_NODE_STRONG:
        return Kind::strong;
    case CMARK_NODE_LINK:
        return Kind::link;
    case CMARK_NODE_IMAGE:
        return Kind::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        return Kind::note_mark;
    default:
        return kind_of_extension(view(cmark_node_get_type_string(cmark(node_))));
    }
}

std::string_view Node::literal() const {
    return node_ == nullptr ? std::string_view() : view(cmark_node_get_literal(cmark(node_)));
}

std::string_view Node::url() const {
    return node_ == nullptr ? std::string_view() : view(cmark_node_get_url(cmark(node_)));
}

int Node::heading_level() const {
    return cmark_node_get_heading_level(cmark(node_));
}

bool Node::is_numbered() const {
    return cmark_node_get_list_type(cmark(node_)) == CMARK_ORDERED_LIST;
}

int Node::list_start() const {
    return cmark_node_get_list_start(cmark(node_));
}

char Node::list_delimiter() const {
    return cmark_node_get_list_delim(cmark(node_)) == CMARK_PAREN_DELIM ? ')' : '.';
}

std::size_t Node::line() const {
    return node_ == nullptr ? 0 : static_cast<std::size_t>(cmark_node_get_start_line(cmark(node_)));
}

std::size_t Node::column() const {
    return node_ == nullptr ? 0 : static_cast<std::size_t>(cmark_node_get_start_column(cmark(node_)));
}

Node Node::first() const {
    return node_ == nullptr ? Node() : Node(cmark_node_first_child(cmark(node_)));
}

Node Node::next() const {
    return node_ == nullptr ? Node() : Node(cmark_node_next(cmark(node_)));
}

std::string Node::all_text() const {
    std::string out;
    cmark_iter* iterator = cmark_iter_new(cmark(node_));
    for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator)) {
        const Node node(cmark_iter_get_node(iterator));
        const Kind kind = node.kind();
        if (event == CMARK_EVENT_ENTER &&
            (kind == Kind::text || kind == Kind::code || kind == Kind::code_block))
            out += node.literal();
        const bool within = kind == Kind::text || kind == Kind::code || kind == Kind::emphasis ||
                            kind == Kind::strong || kind == Kind::strike || kind == Kind::link;
        if (!within && !out.empty() && out.back() != ' ')
            out += ' ';
    }
    cmark_iter_free(iterator);
    while (!out.empty() && (out.back() == ' ' || out.back() == '\n'))
        out.pop_back();
    return out;
}

} // namespace plainsend::markdown
