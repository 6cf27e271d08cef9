#include "stages/ingest/odt_styles.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

int number_or(const std::string& text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// "'Wingdings 2', Symbol": the first.
std::string first_family(const std::string& families) {
    std::string first = families.substr(0, families.find(','));
    std::erase_if(first, [](char c) { return c == '\'' || c == '"'; });
    return first;
}

bool starts_bold(const std::string& weight) {
    return weight == "bold" || (weight.size() == 3 && weight >= "600");
}

OdtFormat read_format(xml::Node properties) {
    OdtFormat format;
    const auto set = [&](Mark mark, std::string_view attribute, auto means) {
        if (properties.has(attribute))
            format.marks[mark] = means(properties.attribute(attribute));
    };
    const auto is_line = [](const std::string& value) { return value != "none"; };
    set(Mark::strong, "font-weight", starts_bold);
    set(Mark::emphasis, "font-style",
        [](const std::string& value) { return value == "italic" || value == "oblique"; });
    set(Mark::underline, "text-underline-style", is_line);
    set(Mark::strike, "text-line-through-style", is_line);
    set(Mark::superscript, "text-position", [](const std::string& value) {
        return value.starts_with("super") || (value[0] >= '1' && value[0] <= '9');
    });
    set(Mark::subscript, "text-position",
        [](const std::string& value) { return value.starts_with("sub") || value.starts_with("-"); });
    if (properties.has("display"))
        format.hidden = properties.attribute("display") == "none";
    const std::string language = properties.attribute("language");
    const std::string country = properties.attribute("country");
    const std::string tag = country.empty() || country == "none" ? language : language + "-" + country;
    if (language != "none" && language != "zxx" && is_language(tag))
        format.language = tag;
    return format;
}

NumberFormat number_format(const std::string& name) {
    return name == "a"       ? NumberFormat::lower_letter
           : name == "A"     ? NumberFormat::upper_letter
           : name == "i"     ? NumberFormat::lower_roman
           : name == "I"     ? NumberFormat::upper_roman
           : name == "1st"   ? NumberFormat::ordinal
           : name == "One"   ? NumberFormat::cardinal_text
           : name == "First" ? NumberFormat::ordinal_text
           : name.empty()    ? NumberFormat::none
                             : NumberFormat::decimal;
}

// "01, 02, 03, ...": two.
std::size_t digits_of(const std::string& name) {
    const std::size_t comma = name.find(',');
    return name.starts_with('0') && comma != std::string::npos && comma < 6 ? comma : 0;
}

// A sign of a picture font is a bullet like any other, unless it says yes or no.
std::string bullet_of(const std::string& text, const std::string& font) {
    static constexpr std::array<std::string_view, 7> telling{"\u2713", "\u2714", "\u2717", "\u2718",
                                                             "\u2610", "\u2611", "\u2612"};
    if (is_picture_font(font)) {
        const std::string sign = drawn_text(text, font).text;
        return std::find(telling.begin(), telling.end(), sign) != telling.end() ? sign : "\u2022";
    }
    const bool private_use = text.starts_with("\xEE") || text.starts_with("\xEF\x80") ||
                             text.starts_with("\xEF\x81") || text.starts_with("\xEF\x82") ||
                             text.starts_with("\xEF\x83");
    return text.empty() || private_use ? "\u2022" : text;
}

} // namespace

Drawn odt_words(const std::string& words, const std::string& font) {
    if (is_picture_font(font))
        return drawn_text(words, font);
    for (const char* block : {"\xEF\x80", "\xEF\x81", "\xEF\x82", "\xEF\x83"}) // U+F000 to U+F0FF
        if (words.find(block) != std::string::npos)
            return drawn_text(words, font.empty() ? "unnamed" : font);
    return {words, false};
}

double odt_points(const std::string& length) {
    double value = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), value);
    if (error != std::errc() || value < 0 || value > 100'000)
        return 0;
    const std::string_view unit(end, static_cast<std::size_t>(length.data() + length.size() - end));
    return unit == "in"   ? value * 72
           : unit == "cm" ? value * 72 / 2.54
           : unit == "mm" ? value * 72 / 25.4
           : unit == "pt" ? value
           : unit == "pc" ? value * 12
           : unit == "px" ? value * 0.75
                          : 0;
}

OdtFormat over(const OdtFormat& direct, const OdtFormat& inherited) {
    OdtFormat out = inherited;
    for (const auto& [mark, set] : direct.marks)
        out.marks[mark] = set;
    if (direct.hidden)
        out.hidden = direct.hidden;
    if (!direct.language.empty())
        out.language = direct.language;
    if (!direct.font.empty())
        out.font = direct.font;
    return out;
}

// The font by its family: its name in the file may be "Wingdings1".
OdtFormat OdtStyles::format_of(xml::Node text_properties) const {
    OdtFormat format = read_format(text_properties);
    const auto named = fonts_.find(text_properties.attribute("font-name"));
    format.font = named != fonts_.end() ? named->second
                  : text_properties.has("font-family")
                      ? first_family(text_properties.attribute("font-family"))
                      : text_properties.attribute("font-name");
    return format;
}

OdtListStyle OdtStyles::list_of(xml::Node list) const {
    OdtListStyle style;
    for (const xml::Node node : xml::children(list)) {
        const auto level = static_cast<std::size_t>(number_or(node.attribute("level"), 0)) - 1;
        if (!node.is_element() || level >= odt_list_levels)
            continue;
        OdtListLevel& at = style[level];
        at.prefix = node.attribute("num-prefix").substr(0, 50);
        at.suffix = node.attribute("num-suffix").substr(0, 50);
        at.start = number_or(node.attribute("start-value"), 1);
        at.shown_levels =
            std::clamp(number_or(node.attribute("display-levels"), 1), 1, static_cast<int>(level) + 1);
        const bool numbered = node.is("list-level-style-number") || node.is("outline-level-style");
        at.format = numbered ? number_format(node.attribute("num-format")) : NumberFormat::bullet;
        at.digits = digits_of(node.attribute("num-format"));
        at.pattern = node.attribute("num-list-format").substr(0, 100);
        at.bullet = bullet_of(node.attribute("bullet-char"), format_of(node.first("text-properties")).font);
    }
    return style;
}

void OdtStyles::add_style(xml::Node node) {
    const std::string family = node.attribute("family");
    const xml::Node paragraph = node.first("paragraph-properties");
    Style style;
    style.display_name =
        ascii_lower(node.has("display-name") ? node.attribute("display-name") : node.attribute("name"));
    style.parent = node.attribute("parent-style-name");
    style.list_style = node.attribute("list-style-name");
    style.master_page = node.attribute("master-page-name");
    if (paragraph.has("margin-left"))
        style.indent = odt_points(paragraph.attribute("margin-left"));
    style.format = format_of(node.first("text-properties"));
    for (xml::Node tab = paragraph.first("tab-stops").first("tab-stop"); tab; tab = tab.next("tab-stop")) {
        const std::string leader = tab.attribute("leader-style");
        style.tab_leaders.push_back(!leader.empty() && leader != "none");
    }
    style.column_width = odt_points(node.first("table-column-properties").attribute("column-width"));
    styles_[family + "/" + node.attribute("name")] = std::move(style);
}

void OdtStyles::add(xml::Node root) {
    for (const xml::Node face : xml::children(root.first("font-face-decls")))
        if (const std::string family = first_family(face.attribute("font-family")); !family.empty())
            fonts_[face.attribute("name")] = family;
    for (const char* group : {"styles", "automatic-styles"}) {
        for (const xml::Node node : xml::children(root.first(group))) {
            if (node.is("style"))
                add_style(node);
            else if (node.is("list-style"))
                lists_[node.attribute("name")] = list_of(node);
            else if (node.is("outline-style"))
                outline_ = list_of(node);
            else if (node.is("default-style") && node.attribute("family") == "paragraph")
                default_language_ = read_format(node.first("text-properties")).language;
        }
    }
}

OdtParagraphStyle OdtStyles::paragraph(const std::string& name) const {
    constexpr int longest = 30;
    OdtParagraphStyle out;
    std::string at = name;
    for (int i = 0; i < longest; ++i) {
        const auto found = styles_.find("paragraph/" + at);
        if (found == styles_.end())
            break;
        const Style& style = found->second;
        out.names.insert(style.display_name);
        out.format = over(out.format, style.format);
        if (out.list_style.empty())
            out.list_style = style.list_style;
        if (out.master_page.empty())
            out.master_page = style.master_page;
        if (!out.indent)
            out.indent = style.indent;
        if (out.tab_leaders.empty())
            out.tab_leaders = style.tab_leaders;
        at = style.parent;
    }
    return out;
}

OdtFormat OdtStyles::text(const std::string& name) const {
    constexpr int longest = 30;
    OdtFormat out;
    std::string at = name;
    for (int i = 0; i < longest; ++i) {
        const auto found = styles_.find("text/" + at);
        if (found == styles_.end())
            break;
        out = over(out, found->second.format);
        at = found->second.parent;
    }
    return out;
}

const OdtListStyle* OdtStyles::list(const std::string& name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

double OdtStyles::column_width(const std::string& name) const {
    const auto found = styles_.find("table-column/" + name);
    return found == styles_.end() ? 0 : found->second.column_width;
}

} // namespace plainsend
