#include "stages/ingest/docx_fields.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "stages/ingest/docx_reading.h"
#include "stages/ingest/docx_symbols.h"
#include "stages/text/ascii.h"
#include "stages/text/utf8.h"

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

// The next word of an instruction; one in quotation marks may have spaces.
std::string take_word(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\n"), rest.size()));
    const bool quoted = rest.starts_with('"');
    const std::size_t end = std::min(quoted ? rest.find('"', 1) : rest.find_first_of(" \t\n"), rest.size());
    std::string word(rest.substr(quoted ? 1 : 0, end - (quoted ? 1 : 0)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string_view::npos
               ? std::string()
               : std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
}

// In brackets when it would run into what stands beside it.
std::string one_side(std::string_view text) {
    const std::string side = trimmed(text);
    return side.find_first_of(" +-*/=") == std::string::npos ? side : "(" + side + ")";
}

// "(1,2) ...": the fraction, and the rest without it. Fractions in fractions are not read.
std::optional<std::string> take_fraction(std::string_view& rest) {
    const std::size_t open = rest.find_first_not_of(' ');
    const std::size_t close = rest.find(')');
    if (open == std::string_view::npos || rest[open] != '(' || close == std::string_view::npos)
        return std::nullopt;
    const std::string_view inside = rest.substr(open + 1, close - open - 1);
    const std::size_t comma = inside.find_first_of(",;");
    if (comma == std::string_view::npos || inside.find_first_of("(\\") != std::string_view::npos)
        return std::nullopt;
    rest.remove_prefix(close + 1);
    return one_side(inside.substr(0, comma)) + "/" + one_side(inside.substr(comma + 1));
}

} // namespace

std::string symbol_of_field(std::string_view instruction) {
    take_word(instruction); // SYMBOL
    const std::string number = take_word(instruction);
    const bool hexadecimal = number.starts_with("0x") || number.starts_with("0X");
    int code = 0;
    std::from_chars(number.data() + (hexadecimal ? 2 : 0), number.data() + number.size(), code,
                    hexadecimal ? 16 : 10);
    std::string font = "Symbol"; // what Word takes when none is named
    while (!trimmed(instruction).empty())
        if (ascii_lower(take_word(instruction)) == "\\f")
            font = take_word(instruction);
    return symbol_text(font, code);
}

std::string fraction_of_field(std::string_view instruction) {
    take_word(instruction); // EQ
    std::string text;
    while (!instruction.empty()) {
        if (instruction.front() != '\\') {
            text += instruction.front();
            instruction.remove_prefix(1);
            continue;
        }
        if (instruction.size() < 2 || (instruction[1] != 'f' && instruction[1] != 'F'))
            return {};
        instruction.remove_prefix(2);
        const auto fraction = take_fraction(instruction);
        if (!fraction)
            return {};
        if (!text.empty() && is_digit(text.back()))
            text += ' '; // 2 1/2, not 21/2
        text += *fraction;
    }
    return trimmed(text);
}

std::string words_of_button(std::string_view instruction) {
    take_word(instruction); // MACROBUTTON
    take_word(instruction); // the macro
    return trimmed(instruction);
}

bool waits_for_merge(std::string_view kind, std::string_view shown) {
    const bool merged = kind == "MERGEFIELD" || kind == "ADDRESSBLOCK" || kind == "GREETINGLINE";
    return merged && (is_only_space(shown) || shown.find("\u00AB") != std::string_view::npos ||
                      (shown.starts_with('<') && shown.ends_with('>'))); // LibreOffice's way
}

bool is_only_space(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character here = character_at(text, at);
        const bool space = here.code == ' ' || here.code == '\t' || here.code == 0xA0 ||
                           (here.code >= 0x2000 && here.code <= 0x200A) || here.code == 0x202F;
        if (!space)
            return false;
        at += here.length;
    }
    return true;
}

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
