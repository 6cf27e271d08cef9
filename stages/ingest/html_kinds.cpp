#include "stages/ingest/html_kinds.h"

#include <unordered_map>

namespace plainsend::html {

Kind kind_of(std::string_view tag) {
    static const std::unordered_map<std::string_view, Kind> kinds{
        {"html", Kind::container},    {"body", Kind::container},
        {"div", Kind::container},     {"main", Kind::container},
        {"article", Kind::container}, {"section", Kind::container},
        {"header", Kind::container},  {"footer", Kind::container},
        {"aside", Kind::container},   {"nav", Kind::container},
        {"form", Kind::container},    {"fieldset", Kind::container},
        {"figure", Kind::container},  {"figcaption", Kind::container},
        {"center", Kind::container},  {"address", Kind::container},
        {"hgroup", Kind::container},  {"dialog", Kind::container},
        {"search", Kind::container},  {"li", Kind::container},
        {"dd", Kind::container},      {"td", Kind::container},
        {"th", Kind::container},      {"tr", Kind::container},
        {"tbody", Kind::container},   {"thead", Kind::container},
        {"tfoot", Kind::container},   {"caption", Kind::container},
        {"legend", Kind::container},  {"dt", Kind::container},
        {"summary", Kind::container}, {"p", Kind::paragraph},
        {"h1", Kind::heading},        {"h2", Kind::heading},
        {"h3", Kind::heading},        {"h4", Kind::heading},
        {"h5", Kind::heading},        {"h6", Kind::heading},
        {"ul", Kind::list},           {"ol", Kind::list},
        {"menu", Kind::list},         {"dir", Kind::list},
        {"dl", Kind::definitions},    {"details", Kind::details},
        {"table", Kind::table},       {"blockquote", Kind::quotation},
        {"pre", Kind::preformatted},  {"listing", Kind::preformatted},
        {"xmp", Kind::preformatted},  {"plaintext", Kind::preformatted},
        {"hr", Kind::separator},      {"script", Kind::left_out},
        {"style", Kind::left_out},    {"template", Kind::left_out},
        {"head", Kind::left_out},     {"title", Kind::left_out},
        {"meta", Kind::left_out},     {"link", Kind::left_out},
        {"base", Kind::left_out},     {"noscript", Kind::left_out},
        {"iframe", Kind::left_out},   {"object", Kind::inline_element},
        {"embed", Kind::left_out},    {"applet", Kind::inline_element},
        {"video", Kind::left_out},    {"audio", Kind::left_out},
        {"canvas", Kind::left_out},   {"svg", Kind::left_out},
        {"map", Kind::left_out},      {"noframes", Kind::left_out},
        {"frameset", Kind::left_out}, {"noembed", Kind::left_out},
        {"datalist", Kind::left_out}, {"source", Kind::left_out},
        {"track", Kind::left_out},    {"param", Kind::left_out},
        {"col", Kind::left_out},      {"colgroup", Kind::left_out},
        {"area", Kind::left_out}};
    const auto found = kinds.find(tag);
    return found == kinds.end() ? Kind::inline_element : found->second;
}

bool is_embedded(std::string_view tag) {
    return tag == "object" || tag == "applet";
}

} // namespace plainsend::html
