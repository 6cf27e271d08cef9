#include "stages/ingest/docx_styles.h"

#include <algorithm>
#include <charconv>

#include "stages/ingest/pieces.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

std::optional<bool> toggle(xml::Node properties, std::string_view name) {
    const xml::Node node = properties.first(name);
    return node ? std::optional(is_on(node)) : std::nullopt;
}

std::string language_in(const std::string& value) {
    return is_language(value) ? value : std::string();
}

// Word names its own styles in English in every language; other programs translate the names.
constexpr std::string_view heading_names[] = {"heading",
                                              "\u00FCberschrift",
                                              "titre",
                                              "t\u00EDtulo",
                                              "titolo",
                                              "kop",
                                              "rubrik",
                                              "overskrift",
                                              "otsikko",
                                              "nag\u0142\u00F3wek",
                                              "pennawd",
                                              "nadpis",
                                              "c\u00EDmsor",
                                              "titlu",
                                              "virsraksts",
                                              "antra\u0161t\u0117",
                                              "ba\u015Fl\u0131k",
                                              "\u0437\u0430\u0433\u043E\u043B\u043E\u0432\u043E\u043A"};
constexpr std::string_view title_names[] = {"titel",      "titre", "t\u00EDtulo", "titolo",
                                            "tytu\u0142", "teitl", "n\u00E1zev"};

// "heading 3", "Heading3", "\u00DCberschrift 3" and the like, for files whose styles say no outline level.
std::optional<int> outline_by_name(std::string_view name) {
    for (const std::string_view heading : heading_names) {
        if (!name.starts_with(heading))
            continue;
        const std::string_view level =
            name.substr(std::min(name.find_first_not_of(' ', heading.size()), name.size()));
        if (level.size() == 1 && level[0] >= '1' && level[0] <= '9')
            return level[0] - '1';
    }
    return std::nullopt;
}

std::string style_name(const std::string& written) {
    std::string name = lower(written);
    for (const std::string_view title : title_names)
        if (name == title)
            return "title";
    return name;
}

} // namespace

bool is_on(xml::Node toggle) {
    const std::string value = toggle.attribute("val");
    return toggle && value != "0" && value != "false" && value != "off";
}

std::string value_of(xml::Node node, std::string_view name) {
    return node.first(name).attribute("val");
}

std::optional<int> number_of(xml::Node node, std::string_view attribute) {
    const std::string text = node.attribute(attribute);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || text.empty() || end == text.data())
        return std::nullopt;
    return number;
}

RunFormat read_run_format(xml::Node properties) {
    RunFormat format;
    format.bold = toggle(properties, "b");
    format.italic = toggle(properties, "i");
    format.hidden = toggle(properties, "vanish");
    format.right_to_left = toggle(properties, "rtl");
    format.strike = toggle(properties, "strike");
    if (const auto twice = toggle(properties, "dstrike"); twice && !format.strike.value_or(false))
        format.strike = twice;
    if (const xml::Node underline = properties.first("u"))
        format.underline = underline.attribute("val") != "none" && underline.has("val");
    if (const xml::Node align = properties.first("vertAlign")) {
        const std::string value = align.attribute("val");
        format.position = value == "superscript" ? Position::superscript
                          : value == "subscript" ? Position::subscript
                                                 : Position::baseline;
    }
    if (const xml::Node language = properties.first("lang")) {
        format.language = language_in(language.attribute("val"));
        format.right_to_left_language = language_in(language.attribute("bidi"));
        format.east_asian_language = language_in(language.attribute("eastAsia"));
    }
    format.font = properties.first("rFonts").attribute("ascii");
    return format;
}

RunFormat over(const RunFormat& direct, const RunFormat& inherited) {
    RunFormat out = inherited;
    const auto take = [](auto& to, const auto& from) {
        if (from)
            to = from;
    };
    take(out.bold, direct.bold);
    take(out.italic, direct.italic);
    take(out.underline, direct.underline);
    take(out.strike, direct.strike);
    take(out.hidden, direct.hidden);
    take(out.right_to_left, direct.right_to_left);
    take(out.position, direct.position);
    if (!direct.language.empty())
        out.language = direct.language;
    if (!direct.right_to_left_language.empty())
        out.right_to_left_language = direct.right_to_left_language;
    if (!direct.east_asian_language.empty())
        out.east_asian_language = direct.east_asian_language;
    if (!direct.font.empty())
        out.font = direct.font;
    return out;
}

std::vector<TabStop> read_tabs(xml::Node properties) {
    std::vector<TabStop> stops;
    for (xml::Node tab = properties.first("tabs").first("tab"); tab; tab = tab.next("tab")) {
        const std::string leader = tab.attribute("leader");
        if (tab.attribute("val") != "clear")
            stops.push_back({number_of(tab, "pos").value_or(0), !leader.empty() && leader != "none"});
    }
    std::stable_sort(stops.begin(), stops.end(),
                     [](const TabStop& a, const TabStop& b) { return a.position < b.position; });
    return stops;
}

std::optional<int> read_indent(xml::Node properties) {
    const xml::Node indent = properties.first("ind");
    return number_of(indent, indent.has("left") ? "left" : "start");
}

bool draws_lines(xml::Node borders) {
    for (const xml::Node side : xml::children(borders)) {
        const std::string line = side.attribute("val");
        if (side.is_element() && line != "nil" && line != "none")
            return true;
    }
    return false;
}

DocxStyles::DocxStyles(xml::Node styles) {
    defaults_ = read_run_format(styles.first("docDefaults").first("rPrDefault").first("rPr"));
    for (xml::Node node = styles.first("style"); node; node = node.next("style")) {
        const std::string id = node.attribute("styleId");
        const xml::Node paragraph = node.first("pPr");
        const xml::Node numbering = paragraph.first("numPr");
        Style style;
        style.name = style_name(value_of(node, "name"));
        style.based_on = value_of(node, "basedOn");
        style.outline = number_of(paragraph.first("outlineLvl"), "val");
        if (!style.outline)
            style.outline = outline_by_name(style.name);
        style.numbering = number_of(numbering.first("numId"), "val");
        style.level = number_of(numbering.first("ilvl"), "val");
        style.tabs = read_tabs(paragraph);
        style.indent = read_indent(paragraph);
        style.lines = draws_lines(node.first("tblPr").first("tblBorders"));
        style.run = read_run_format(node.first("rPr"));
        for (xml::Node part = node.first("tblStylePr"); part; part = part.next("tblStylePr"))
            style.table_parts.insert(part.attribute("type"));
        const std::string is_default = node.attribute("default");
        if (node.attribute("type") == "paragraph" && (is_default == "1" || is_default == "true"))
            default_paragraph_ = id;
        styles_.emplace(id, std::move(style));
    }
}

// The style itself first. A circle in basedOn, or a chain nobody would write, just ends.
std::vector<const DocxStyles::Style*> DocxStyles::chain(const std::string& id) const {
    constexpr std::size_t longest = 30;
    std::vector<const Style*> out;
    for (auto found = styles_.find(id); found != styles_.end() && out.size() < longest;
         found = styles_.find(found->second.based_on))
        out.push_back(&found->second);
    return out;
}

ParagraphStyle DocxStyles::paragraph(const std::string& id) const {
    const bool known = styles_.contains(id);
    ParagraphStyle out;
    std::string at = known ? id : default_paragraph_;
    for (const Style* style : chain(at)) {
        out.names.insert(style->name);
        out.run = over(out.run, style->run);
        if (!out.outline)
            out.outline = style->outline;
        if (!out.level)
            out.level = style->level;
        if (!out.indent)
            out.indent = style->indent;
        if (!out.numbering && style->numbering) {
            out.numbering = style->numbering;
            out.numbering_style = at;
        }
        if (out.tabs.empty())
            out.tabs = style->tabs;
        at = style->based_on;
    }
    if (!known && !id.empty()) {
        // Without a styles part the id is all there is: "Heading1", "Title".
        out.names.insert(style_name(id));
        out.outline = outline_by_name(lower(id));
    }
    return out;
}

RunFormat DocxStyles::character(const std::string& id) const {
    RunFormat out;
    for (const Style* style : chain(id))
        out = over(out, style->run);
    return out;
}

std::string DocxStyles::name_of(const std::string& id) const {
    const auto found = styles_.find(id);
    return found == styles_.end() ? std::string() : found->second.name;
}

bool DocxStyles::table_is_drawn(const std::string& id) const {
    for (const Style* style : chain(id))
        if (style->lines || !style->table_parts.empty())
            return true;
    return false;
}

bool DocxStyles::table_marks(const std::string& id, std::string_view part) const {
    for (const Style* style : chain(id))
        if (style->table_parts.contains(std::string(part)))
            return true;
    return false;
}

std::optional<int> DocxStyles::numbering_of(const std::string& id) const {
    for (const Style* style : chain(id))
        if (style->numbering)
            return style->numbering;
    return std::nullopt;
}

} // namespace plainsend
