// Changes that nobody accepted yet, and boxes that nobody filled in.
#include <algorithm>
#include <string_view>

#include "stages/ingest/docx_reading.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_label = 60;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\n";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? ""
                                           : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

// What was deleted or inserted inside it is told by itself.
void add_text(xml::Node node, std::string& text) {
    constexpr std::size_t enough = 400; // only the beginning is ever shown
    for (const xml::Node child : xml::children(node)) {
        if (text.size() > enough)
            return;
        if (child.is("t") || child.is("delText"))
            text += child.all_text();
        else if (child.is("tab") || child.is("br") || (child.is("p") && !text.empty()))
            text += ' ';
        if (child.is("p") || child.is("r") || child.is("hyperlink") || child.is("smartTag"))
            add_text(child, text);
    }
}

} // namespace

std::string tracked_text(xml::Node change) {
    std::string text;
    add_text(change, text);
    return text;
}

bool is_untouched(xml::Node node) {
    for (const xml::Node child : xml::children(node)) {
        if (!child.is_element())
            continue;
        const std::string_view name = child.name();
        const bool mark = name.ends_with("Pr") || name.starts_with("bookmark") || name == "proofErr" ||
                          name == "lastRenderedPageBreak";
        if (!mark && !(name == "r" && is_untouched(child)) &&
            !(name == "t" && child.all_text().find_first_not_of(" \t") == std::string::npos))
            return false;
    }
    return true;
}

std::string label_for_next(std::string_view paragraph) {
    const std::string_view label = trimmed(paragraph);
    const bool sentence = label.ends_with('.') || label.ends_with('!');
    return label.size() > longest_label || sentence ? std::string() : std::string(label);
}

std::string name_of_box(const DocxReading& reading, const Pieces& before, std::string_view prompt,
                        int depth) {
    std::string own;
    for (auto piece = before.rbegin(); piece != before.rend() && own.size() <= longest_label; ++piece) {
        const auto* text = std::get_if<Text>(&piece->node);
        if (text == nullptr)
            break;
        // Only its end: many boxes may stand behind a very long text.
        const std::size_t most = std::min(text->text.size(), 2 * longest_label);
        own.insert(0, text->text, text->text.size() - most, most);
    }
    if (const std::size_t cut = trimmed(own).find_last_of('\t'); cut != std::string_view::npos)
        own = trimmed(own).substr(cut + 1);
    std::string name = label_for_next(own);
    // What is written in a paragraph or cell of its own is a label only if it looks like one.
    const std::string& other = reading.label;
    if (trimmed(own).empty() && (depth > 0 || other.ends_with(':') || other.ends_with('?')))
        name = other;
    return name.empty() ? std::string(prompt) : name;
}

bool is_prompt(const DocxReading& reading, xml::Node cell) {
    bool prompt = false;
    for (const xml::Node child : xml::children(cell)) {
        if (!child.is_element() || child.name().ends_with("Pr"))
            continue;
        if (!child.is("r")) {
            if (child.all_text().empty())
                continue;
            if (!is_prompt(reading, child))
                return false;
            prompt = true;
        } else if (!trimmed(child.all_text()).empty()) {
            if (reading.styles.name_of(value_of(child.first("rPr"), "rStyle")) != "placeholder text")
                return false;
            prompt = true;
        }
    }
    return prompt;
}

} // namespace plainsend
