// XML in: the only use of libxml2. Refuses every DOCTYPE, never touches network or file system, keeps the
// limits, and knows the line and byte offset of every element. Nodes are cheap handles into a Tree and die
// with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace plainsend::xml {

// A handle on an element, text or nothing. Every call on a "nothing" node is safe and gives nothing.
class Node {
public:
    Node() = default;
    explicit operator bool() const { return node_ != nullptr; }
    bool is_element() const;
    bool is_text() const;
    bool is(std::string_view local_name) const;               // element with this local name, any namespace
    std::string_view name() const;                            // local name; "" for text
    std::string_view space() const;                           // namespace URI
    std::string_view text() const;                            // of a text node
    std::string all_text() const;                             // of everything below, in order
    bool has(std::string_view attribute) const;               // by local name
    std::string attribute(std::string_view local_name) const; // "" when absent
    std::string attribute(std::string_view space, std::string_view local_name) const;
    Node parent() const;
    Node first() const;                            // first child of any kind
    Node next() const;                             // next sibling of any kind
    Node first(std::string_view local_name) const; // first child element of that name
    Node next(std::string_view local_name) const;  // next sibling element of that name
    std::uint32_t line() const;                    // 1-based, of an element
    std::uint32_t offset() const;                  // byte of its "<" in the input
    bool operator==(const Node&) const = default;

private:
    friend class Tree;
    explicit Node(void* node) : node_(node) {}
    void* node_ = nullptr;
};

// Children by range: for (xml::Node child : xml::children(node)).
struct Children {
    Node parent;
    struct Iterator {
        Node node;
        Node operator*() const { return node; }
        Iterator& operator++() {
            node = node.next();
            return *this;
        }
        bool operator!=(const Iterator& other) const { return !(node == other.node); }
    };
    Iterator begin() const { return {parent.first()}; }
    Iterator end() const { return {}; }
};
inline Children children(Node node) {
    return {node};
}

struct XmlLimits {
    std::size_t bytes = std::size_t{32} << 20;
    std::size_t elements = 2'000'000;
    int depth = 200;
    std::size_t tag_bytes = std::size_t{64} << 10; // one start tag without its values
    std::size_t attributes = 256;                  // of one element: libxml2 is quadratic in them
};

class Tree {
public:
    // Throws Error{unusable} with `name` and the line quoted. bytes may be UTF-8 or UTF-16 with a mark.
    static Tree parse(std::string_view bytes, std::string_view name, const XmlLimits& = {});
    Tree(Tree&&) noexcept;
    Tree& operator=(Tree&&) noexcept;
    ~Tree();
    Node root() const;
    // 1-based column (bytes) of a node in its line, counted in the parsed bytes.
    std::uint32_t column(const Node&) const;

private:
    friend void validate(const Tree&, std::string_view, std::string_view, std::string_view);
    struct Inside;
    explicit Tree(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> inside_;
};

// Validates against a RELAX NG schema (XML syntax). Throws Error{data_file} at the first mistake: where is
// "name:line", the message quotes the line. Schemas come from the data folder only.
void validate(const Tree&, std::string_view bytes, std::string_view name, std::string_view schema);

// Parse and validate one of our own data files; mistakes are Error{data_file} with the line quoted.
Tree parse_data(std::string_view bytes, std::string_view name, std::string_view schema);

// An Error{data_file} at a node of a data file, with the line quoted, for mistakes that a schema cannot see.
[[noreturn]] void data_mistake(const Node&, std::string_view bytes, std::string_view name,
                               std::string message, std::string hint);

// Text and attribute values made safe for XML and HTML: & < > " ' escaped; control characters that XML 1.0
// forbids become U+FFFD.
std::string escape(std::string_view);

// Of libxml2, for people who keep a machine up to date: "2.9.14".
std::string library_version();

} // namespace plainsend::xml
