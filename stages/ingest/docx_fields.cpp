#include "stages/ingest/docx_fields.h"

#include <vector>

#include "stages/ingest/docx_reading.h"

namespace plainsend {

namespace {

// In the order in which the text is read, and without what is left out of it.
void follow_fields(xml::Node node, std::vector<std::size_t>& open) {
    for (const xml::Node child : xml::children(node)) {
        const std::string_view name = child.name();
        // the properties and the words themselves are most of a part, and hold no fields
        if (!child.is_element() || name == "del" || name == "moveFrom" || name == "t" || name.ends_with("Pr"))
            continue;
        if (name == "AlternateContent") {
            follow_fields(chosen_alternative(child), open);
        } else if (name == "fldChar") {
            const std::string type = child.attribute("fldCharType");
            if (type == "begin")
                open.push_back(child.offset());
            else if (type == "end" && !open.empty())
                open.pop_back();
        } else {
            follow_fields(child, open);
        }
    }
}

} // namespace

std::string first_word(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos)
        return {};
    const std::size_t end = text.find_first_of(" \t\n\\\"", begin);
    std::string word(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    for (char& c : word)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    return word;
}

std::string hyperlink_address(std::string_view instruction) {
    const std::size_t open = instruction.find('"');
    const std::size_t option = instruction.find('\\');
    if (open == std::string_view::npos || option < open)
        return {};
    const std::size_t close = instruction.find('"', open + 1);
    return std::string(
        instruction.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
}

std::string chosen_entry(xml::Node drop_down) {
    const xml::Node result = drop_down.first("result");
    int wanted = number_of(result ? result : drop_down.first("default"), "val").value_or(0);
    for (xml::Node entry = drop_down.first("listEntry"); entry; entry = entry.next("listEntry"))
        if (wanted-- == 0)
            return entry.attribute("val");
    return {};
}

std::set<std::size_t> unended_fields(xml::Node root) {
    std::vector<std::size_t> open;
    follow_fields(root, open);
    return {open.begin(), open.end()};
}

} // namespace plainsend
