// The tree of a Markdown text: the only use of cmark-gfm. Nodes are cheap handles into a Markdown and die
// with it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace plainsend::markdown {

enum class Kind {
    none,
    document,
    quotation,
    list,
    item,
    code_block,
    html_block,
    paragraph,
    heading,
    rule,
    note,
    table,
    table_row,
    table_cell,
    text,
    soft_break,
    line_break,
    code,
    html,
    emphasis,
    strong,
    strike,
    link,
    image,
    note_mark,
    other
};

class Node {
public:
    Node() = default;
    explicit operator bool() const { return node_ != nullptr; }
    Kind kind() const;
    std::string_view literal() const;
    std::string_view url() const;
    int heading_level() const;
    bool is_numbered() const;
    int list_start() const;
    char list_delimiter() const; // '.' or ')'
    std::size_t line() const;    // 1-based; 0 unknown
    std::size_t column() const;
    Node first() const;
    Node next() const;
    std::string all_text() const; // of everything below, breaks as spaces; never recurses
    const void* key() const { return node_; }
    bool operator==(const Node&) const = default;

private:
    friend class Tree;
    explicit Node(void* node) : node_(node) {}
    void* node_ = nullptr;
};

class Tree {
public:
    // text must have gone through guarded_markdown.
    explicit Tree(std::string_view text);
    ~Tree();
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
    Node root() const;

private:
    void* root_ = nullptr;
};

} // namespace plainsend::markdown
