// Where elements stand in the bytes of an XML part, for changes that leave every other byte as it was. A Tree
// says what an element is and where it begins; this says where its tags end.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace plainsend::xml {

// begin: of "<"; inside: after the start tag's ">"; close: of the end tag's "<"; end: after the end tag. An
// element that is one empty tag has inside == close == end.
struct ElementSpan {
    std::size_t begin = 0;
    std::size_t inside = 0;
    std::size_t close = 0;
    std::size_t end = 0;
    bool is_empty_tag() const { return close == end; }
};

// Of bytes that Tree::parse has accepted, in UTF-8. The spans stand in the order of their beginnings.
std::vector<ElementSpan> element_spans(std::string_view bytes);

// The span that begins at an offset, or null.
const ElementSpan* span_at(const std::vector<ElementSpan>&, std::size_t begin);

// The name in a start tag as it is written, prefix and all: "w:r".
std::string_view tag_name(std::string_view bytes, const ElementSpan&);

} // namespace plainsend::xml
