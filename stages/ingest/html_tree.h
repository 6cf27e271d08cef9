// The tree of a web page: the only use of Gumbo. Nodes are cheap handles into a Page and die with it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace plainsend::html {

// An element, a text or nothing. Every call on a "nothing" node is safe and gives nothing.
class Node {
public:
    Node() = default;
    explicit operator bool() const { return node_ != nullptr; }
    bool is_element() const;
    bool is_text() const;
    // Lower-case; "" for text and for elements that HTML does not know, "svg" or "math" for all of those.
    std::string_view tag() const;
    std::string_view own_name() const; // as tag(), but "mfrac" or "circle" inside <math> and <svg>
    bool is(std::string_view tag_name) const { return is_element() && tag() == tag_name; }
    std::string_view text() const; // of a text node, entities decoded
    std::string all_text() const;  // of everything below but scripts and styles, collapsed
    bool has(std::string_view attribute) const;
    std::string_view attribute(std::string_view name) const; // "" when absent
    Node parent() const;
    Node first() const;
    Node next() const;
    Node
    find(std::string_view tag_name) const; // first element below (or this) of that name, in document order
    std::size_t offset() const;            // byte in the parsed text; 0 when it does not stand there
    const void* key() const { return node_; }
    bool operator==(const Node&) const = default;

private:
    friend class Page;
    Node(const void* node, const char* base) : node_(node), base_(base) {}
    const void* node_ = nullptr;
    const char* base_ = nullptr;
};

// What a character reference stands for, as "&eacute;" or "&#39;"; itself when it stands for nothing.
std::string characters_of(std::string_view reference);

// Whether HTML has an element of this name (in small letters).
bool is_html_element(std::string_view name);

// text must be UTF-8 that went through html::guarded (Gumbo has no limits of its own) and outlive the page.
class Page {
public:
    explicit Page(std::string_view text);
    Page(Page&&) noexcept;
    ~Page();
    Node root() const; // <html>

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace plainsend::html
