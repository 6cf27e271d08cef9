#include "stages/ingest/docx_numbering.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "stages/ingest/docx_symbols.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

// For the reader a bullet from a picture font (a private-use character, or a letter in Wingdings) is a
// bullet, but for ticks, crosses and boxes, which tell do's from don'ts. A real character of Unicode, such as
// a dash, stays what it is.
std::string bullet_text(const std::string& text, const std::string& font) {
    static constexpr std::string_view bullet = "\u2022";
    if (text.empty() || text == " ")
        return std::string(bullet);
    const char32_t code = character_at(text, 0).code;
    const bool drawn = is_picture_font(font) || font.find("Courier") != std::string::npos;
    if (!(drawn && code < 0x100) && !(code >= 0xF000 && code <= 0xF0FF))
        return text;
    const std::string sign = is_picture_font(font) ? drawn_text(text, font).text : std::string();
    for (const std::string_view told : {"\u2713", "\u2714", "\u2717", "\u2718", "\u2610", "\u2611", "\u2612"})
        if (sign == told && code % 0x100 != 0x71) // a shadowed box is one of Word's own bullets
            return sign;
    return std::string(bullet);
}

} // namespace

NumberFormat number_format(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, NumberFormat>, 11> formats{{
        {"decimal", NumberFormat::decimal},
        {"decimalZero", NumberFormat::decimal_zero},
        {"lowerLetter", NumberFormat::lower_letter},
        {"upperLetter", NumberFormat::upper_letter},
        {"lowerRoman", NumberFormat::lower_roman},
        {"upperRoman", NumberFormat::upper_roman},
        {"ordinal", NumberFormat::ordinal},
        {"cardinalText", NumberFormat::cardinal_text},
        {"ordinalText", NumberFormat::ordinal_text},
        {"bullet", NumberFormat::bullet},
        {"none", NumberFormat::none},
    }};
    for (const auto& [word, format] : formats)
        if (word == name)
            return format;
    return NumberFormat::decimal;
}

DocxNumbering::Level DocxNumbering::read_level(xml::Node node) {
    Level level;
    level.start = number_of(node.first("start"), "val").value_or(0);
    level.format = number_format(value_of(node, "numFmt"));
    level.text = value_of(node, "lvlText").substr(0, 100);
    level.legal = is_on(node.first("isLgl"));
    level.restart = number_of(node.first("lvlRestart"), "val");
    level.style = value_of(node, "pStyle");
    level.indent = read_indent(node.first("pPr"));
    if (level.format == NumberFormat::bullet)
        level.text = bullet_text(level.text, node.first("rPr").first("rFonts").attribute("ascii"));
    return level;
}

DocxNumbering::DocxNumbering(xml::Node numbering, const DocxStyles& styles) {
    for (xml::Node node = numbering.first("abstractNum"); node; node = node.next("abstractNum")) {
        Definition definition;
        definition.style_link = value_of(node, "numStyleLink");
        for (xml::Node level = node.first("lvl"); level; level = level.next("lvl")) {
            const auto index = static_cast<std::size_t>(number_of(level, "ilvl").value_or(99));
            if (index < levels)
                definition.level[index] = read_level(level);
        }
        definitions_.emplace(number_of(node, "abstractNumId").value_or(-1), std::move(definition));
    }
    for (xml::Node node = numbering.first("num"); node; node = node.next("num")) {
        Instance instance;
        instance.definition = number_of(node.first("abstractNumId"), "val").value_or(-1);
        for (xml::Node change = node.first("lvlOverride"); change; change = change.next("lvlOverride")) {
            const auto index = static_cast<std::size_t>(number_of(change, "ilvl").value_or(99));
            if (index >= levels)
                continue;
            if (const auto start = number_of(change.first("startOverride"), "val"))
                instance.starts[index] = *start;
            if (const xml::Node level = change.first("lvl"))
                instance.replaced[index] = read_level(level);
        }
        instances_.emplace(number_of(node, "numId").value_or(-1), std::move(instance));
    }
    // A definition may only point at a numbering style, whose own list has the levels.
    for (auto& [id, definition] : definitions_) {
        if (definition.style_link.empty())
            continue;
        const Instance* linked = find_instance(styles.numbering_of(definition.style_link).value_or(-1));
        if (const auto found = linked == nullptr ? definitions_.end() : definitions_.find(linked->definition);
            found != definitions_.end())
            definition.level = found->second.level;
    }
}

const DocxNumbering::Instance* DocxNumbering::find_instance(int number) const {
    const auto found = instances_.find(number);
    return found == instances_.end() ? nullptr : &found->second;
}

const DocxNumbering::Level* DocxNumbering::find_level(int number, std::size_t level) const {
    const Instance* instance = find_instance(number);
    if (instance == nullptr || level >= levels)
        return nullptr;
    if (const auto replaced = instance->replaced.find(level); replaced != instance->replaced.end())
        return &replaced->second;
    const auto definition = definitions_.find(instance->definition);
    return definition == definitions_.end() ? nullptr : &definition->second.level[level];
}

std::optional<int> DocxNumbering::level_of_style(int number, const std::string& style) const {
    for (std::size_t index = 0; index < levels; ++index)
        if (const Level* level = find_level(number, index); level != nullptr && level->style == style)
            return static_cast<int>(index);
    return std::nullopt;
}

std::optional<DocxNumbering::Label> DocxNumbering::next(int number, int level_number) {
    const auto at = static_cast<std::size_t>(std::clamp(level_number, 0, 8));
    const Instance* instance = find_instance(number);
    const Level* level = find_level(number, at);
    if (instance == nullptr || level == nullptr)
        return std::nullopt;

    auto& counters = counters_[instance->definition];
    const auto start_of = [&](std::size_t index) {
        const auto start = instance->starts.find(index);
        const Level* here = find_level(number, index);
        return start != instance->starts.end() ? start->second : here == nullptr ? 1 : here->start;
    };
    // Lists of one definition count on, unless this list says where it starts (17.9.27).
    if (instance->starts.contains(at) && started_.insert({number, at}).second)
        counters[at].reset();
    counters[at] = counters[at] && *counters[at] < 1'000'000 ? *counters[at] + 1 : start_of(at);
    for (std::size_t parent = 0; parent < at; ++parent)
        if (!counters[parent])
            counters[parent] = start_of(parent);
    for (std::size_t below = at + 1; below < levels; ++below) {
        const Level* deeper = find_level(number, below);
        const int restart =
            deeper == nullptr ? static_cast<int>(below) : deeper->restart.value_or(static_cast<int>(below));
        if (static_cast<int>(at) < restart)
            counters[below].reset();
    }

    if (level->format == NumberFormat::bullet)
        return Label{ListKind::bulleted, level->text, level->indent};
    std::string text;
    for (std::size_t i = 0; i < level->text.size(); ++i) {
        const bool slot = level->text[i] == '%' && i + 1 < level->text.size() && level->text[i + 1] >= '1' &&
                          level->text[i + 1] <= '9';
        if (!slot) {
            text += level->text[i];
            continue;
        }
        const auto shown = static_cast<std::size_t>(level->text[++i] - '1');
        const Level* source = find_level(number, shown);
        const bool as_decimal = level->legal && source != nullptr && source->format != NumberFormat::none;
        if (source != nullptr && shown <= at)
            text += numeral(counters[shown].value_or(source->start),
                            as_decimal ? NumberFormat::decimal : source->format);
    }
    if (text.find_first_not_of(' ') == std::string::npos)
        return std::nullopt;
    return Label{ListKind::numbered, text, level->indent};
}

} // namespace plainsend
