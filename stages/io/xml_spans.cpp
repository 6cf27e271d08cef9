#include "stages/io/xml_spans.h"

#include <algorithm>

namespace plainsend::xml {

namespace {

// After the ">" that ends a tag; those in quoted values do not.
std::size_t tag_end(std::string_view bytes, std::size_t at) {
    char quote = 0;
    for (; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return bytes.size();
}

std::size_t after(std::string_view bytes, std::size_t at, std::string_view mark) {
    const std::size_t found = bytes.find(mark, at);
    return found == std::string_view::npos ? bytes.size() : found + mark.size();
}

} // namespace

std::vector<ElementSpan> element_spans(std::string_view bytes) {
    std::vector<ElementSpan> spans;
    std::vector<std::size_t> open;
    for (std::size_t at = bytes.find('<'); at < bytes.size(); at = bytes.find('<', at)) {
        const std::string_view rest = bytes.substr(at);
        if (rest.starts_with("<!--")) {
            at = after(bytes, at + 4, "-->");
        } else if (rest.starts_with("<![CDATA[")) {
            at = after(bytes, at, "]]>");
        } else if (rest.starts_with("<?")) {
            at = after(bytes, at, "?>");
        } else if (rest.starts_with("</")) {
            const std::size_t end = tag_end(bytes, at);
            if (!open.empty()) {
                spans[open.back()].close = at;
                spans[open.back()].end = end;
                open.pop_back();
            }
            at = end;
        } else {
            const std::size_t end = tag_end(bytes, at);
            spans.push_back({at, end, end, end});
            if (bytes[end - 2] != '/')
                open.push_back(spans.size() - 1);
            at = end;
        }
    }
    return spans;
}

const ElementSpan* span_at(const std::vector<ElementSpan>& spans, std::size_t begin) {
    const auto found =
        std::lower_bound(spans.begin(), spans.end(), begin,
                         [](const ElementSpan& span, std::size_t at) { return span.begin < at; });
    return found == spans.end() || found->begin != begin ? nullptr : &*found;
}

std::string_view tag_name(std::string_view bytes, const ElementSpan& span) {
    const std::size_t begin = span.begin + 1;
    return bytes.substr(begin, bytes.find_first_of(" \t\r\n/>", begin) - begin);
}

} // namespace plainsend::xml
