// Web pages that are XML, in which "<script src='x'/>" and "<a id='x'/>" are whole elements. HTML takes the
// slash for nothing, and the rest of the page for their content.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plainsend::html {

// By its XML declaration, or its doctype and namespace.
bool is_xhtml(std::string_view page);

// The page with an end tag behind every such tag.
struct Unfolded {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> added; // place in text behind it, bytes added so far
    std::size_t original(std::size_t offset) const;
};
Unfolded unfolded(std::string_view page);

} // namespace plainsend::html
