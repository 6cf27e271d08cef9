// What the items of a list hold before they are read: nothing to print, or room to write.
#include <algorithm>
#include <array>
#include <string_view>

#include "stages/ingest/odt_reading.h"

namespace plainsend {

namespace {

// Whether the node holds no words, and nothing but marks that print nothing.
bool prints_nothing(xml::Node node) {
    static constexpr std::array<std::string_view, 9> silent{
        "span",         "s",      "soft-page-break", "bookmark",  "bookmark-start",
        "bookmark-end", "change", "change-start",    "change-end"};
    for (const xml::Node child : xml::children(node)) {
        const bool blank = child.is_text() && child.text().find_first_not_of(" \t\r\n") == std::string::npos;
        const bool mark =
            child.is_element() && std::find(silent.begin(), silent.end(), child.name()) != silent.end();
        if (!blank && !(mark && prints_nothing(child)))
            return false;
    }
    return true;
}

} // namespace

std::vector<xml::Node> odt_list_items(xml::Node list) {
    std::vector<xml::Node> items;
    for (const xml::Node item : xml::children(list))
        if (item.is("list-item") || item.is("list-header"))
            items.push_back(item);
    return items;
}

bool is_empty_odt_item(xml::Node item) {
    bool paragraph = false;
    for (const xml::Node child : xml::children(item)) {
        if (!child.is_element())
            continue;
        if (!child.is("p") || !prints_nothing(child))
            return false;
        paragraph = true;
    }
    return paragraph;
}

bool ends_in_stray_bullet(const std::vector<xml::Node>& items) {
    if (items.empty() || !is_empty_odt_item(items.back()))
        return false;
    return items.size() == 1 || !is_empty_odt_item(items[items.size() - 2]);
}

bool is_hidden_paragraph(xml::Node paragraph) {
    for (const xml::Node child : xml::children(paragraph))
        if (child.is("hidden-paragraph") ? child.attribute("is-hidden") == "true"
                                         : (child.is("span") || child.is("a")) && is_hidden_paragraph(child))
            return true;
    return false;
}

} // namespace plainsend
