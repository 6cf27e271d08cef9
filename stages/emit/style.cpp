#include "stages/emit/style.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "stages/document/error.h"
#include "stages/io/xml.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr double page_width = 210;    // mm, A4
constexpr double largest_beside = 18; // points; numbers beside larger letters would take a third of the line
constexpr double millimetres_per_point = 25.4 / 72;

// from_chars, because strtod would read "1.5" by the machine's locale. The schema has already seen the
// number.
double number(const std::string& text, double otherwise = 0) {
    double value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Colour colour(const std::string& text) {
    const auto pair = [&](std::size_t at) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + 2, value, 16);
        return value;
    };
    return {pair(1), pair(3), pair(5)};
}

std::vector<std::string> families(xml::Node node) {
    std::vector<std::string> found;
    for (xml::Node face = node.first("face"); face; face = face.next("face"))
        found.push_back(face.all_text());
    return found;
}

std::map<std::string, LanguageFace> language_faces(xml::Node faces) {
    std::map<std::string, LanguageFace> found;
    for (xml::Node node = faces.first("language"); node; node = node.next("language")) {
        const LanguageFace face{families(node), number(node.attribute("leading")),
                                node.attribute("letters") == "as-made"};
        const std::string codes = node.attribute("codes");
        for (std::size_t begin = 0; begin < codes.size();) {
            const std::size_t end = std::min(codes.find(' ', begin), codes.size());
            found.emplace(codes.substr(begin, end - begin), face);
            begin = end + 1;
        }
    }
    return found;
}

double measure_of(const Style& style) {
    return std::min(page_width - 2 * style.margin, style.longest_line * style.size * millimetres_per_point);
}

// The {names} in a message, in alphabetical order.
std::vector<std::string> placeholders(std::string_view text) {
    std::vector<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos)
            break;
        found.emplace_back(text.substr(open + 1, close - open - 1));
    }
    std::sort(found.begin(), found.end());
    return found;
}

// What a translation of the messages has wrong, or "": a placeholder that one language forgets would lose a
// date or a name, and a key that English does not have would never be said.
std::string difference(const std::map<std::string, std::string>& english,
                       const std::map<std::string, std::string>& translated) {
    for (const auto& [key, text] : translated) {
        const auto original = english.find(key);
        if (original == english.end())
            return "English has no message \"" + key + "\"";
        if (placeholders(original->second) != placeholders(text))
            return "the words in {braces} of \"" + key + "\" differ from the English: " + original->second;
    }
    return "";
}

} // namespace

std::string_view primary_language(std::string_view language) {
    return language.substr(0, language.find('-'));
}

Style parse_style(std::string_view bytes, std::string_view name, std::string_view schema) {
    const xml::Tree tree = xml::parse_data(bytes, name, schema);
    const xml::Node root = tree.root();
    const xml::Node faces = root.first("faces");
    const xml::Node text = root.first("text");
    const xml::Node headings = root.first("headings");
    const xml::Node page = root.first("page");
    const xml::Node colours = root.first("colours");
    Style style;
    style.name = root.attribute("name");
    style.families = families(faces);
    style.css_families = faces.attribute("css");
    style.language_faces = language_faces(faces);
    style.size = number(text.attribute("size"));
    style.leading = number(text.attribute("leading"));
    style.paragraph_space = number(text.attribute("paragraph-space"));
    style.letter_space = number(text.attribute("letter-space"));
    style.word_space = number(text.attribute("word-space"));
    style.heading_scale = number(headings.attribute("scale"));
    style.heading_steps = static_cast<int>(number(headings.attribute("steps")));
    style.margin = number(page.attribute("margin"));
    style.longest_line = number(page.attribute("longest-line"));
    style.number_above = page.attribute("numbers") == "above";
    style.table_columns_from = number(page.attribute("narrowest-column"));
    if (const xml::Node closer = root.first("one-page"))
        style.one_page =
            OnePage{number(closer.attribute("leading")), number(closer.attribute("paragraph-space")),
                    number(closer.attribute("margin"))};
    if (const xml::Node giant = root.first("giant"))
        style.giant = Giant{number(giant.attribute("from")), number(giant.attribute("to")),
                            number(giant.attribute("leading")), number(giant.attribute("margin"))};
    style.paper = colour(colours.attribute("paper"));
    style.ink = colour(colours.attribute("ink"));
    style.quiet = colour(colours.attribute("quiet"));
    style.accent = colour(colours.attribute("accent"));
    style.tint = colour(colours.attribute("tint"));
    style.screen_only = colours.attribute("for") == "screen";
    style.measure = measure_of(style);
    return style;
}

std::map<std::string, Style> load_styles(const DataFolder& folder) {
    const auto file = [&](const std::string& name) -> const std::string& {
        const auto found = folder.find(name);
        if (found == folder.end())
            throw Error(Trouble::data_file, "this data file is missing", "styles/" + name,
                        "install plainsend again, or name the right folder with --data");
        return found->second;
    };
    const auto messages = std::make_shared<Messages>();
    std::map<std::string, Style> styles;
    for (const auto& [name, bytes] : folder) {
        if (!name.ends_with(".xml") || name == "versions.xml")
            continue;
        if (name.starts_with("words/")) {
            add_messages(*messages, bytes, "styles/" + name, file("words/words.rng"));
            continue;
        }
        Style style = parse_style(bytes, "styles/" + name, file("style.rng"));
        styles.insert_or_assign(style.name, std::move(style));
    }
    file("words/en.xml"); // every other language falls back on it
    for (auto& [name, style] : styles)
        style.messages = messages;
    return styles;
}

Style printed(Style style) {
    if (style.size > largest_beside)
        style.number_above = true;
    if (style.giant && style.size > style.giant->from) {
        const Giant& giant = *style.giant;
        const double share = std::min(1.0, (style.size - giant.from) / std::max(1.0, giant.to - giant.from));
        style.leading += (giant.leading - style.leading) * share;
        style.margin += (giant.margin - style.margin) * share;
        style.measure = measure_of(style);
    }
    if (!style.screen_only)
        return style;
    const Style usual;
    style.paper = usual.paper;
    style.ink = usual.ink;
    style.quiet = usual.quiet;
    style.accent = usual.accent;
    style.tint = usual.tint;
    return style;
}

Style resized(Style style, double size) {
    style.size = size;
    style.measure = measure_of(style);
    return style;
}

void add_messages(Messages& messages, std::string_view bytes, std::string_view name,
                  std::string_view schema) {
    const xml::Tree tree = xml::parse_data(bytes, name, schema);
    const xml::Node root = tree.root();
    const std::string language = root.attribute("language");
    auto& words = messages.words[language];
    messages.checked[language] = root.attribute("checked") == "yes";
    for (xml::Node node = root.first("message"); node; node = node.next("message")) {
        const std::string key = node.attribute("key");
        if (!words.emplace(key, node.all_text()).second)
            xml::data_mistake(node, bytes, name, "the message \"" + key + "\" stands here twice",
                              "keep one of the two");
    }
    // Files come in any order, so each newcomer is compared with English, and English with all who came
    // before.
    for (const auto& [other, translated] : messages.words) {
        if (other == "en" || !messages.words.contains("en") || (language != "en" && language != other))
            continue;
        if (const std::string mistake = difference(messages.words.at("en"), translated); !mistake.empty())
            xml::data_mistake(root, bytes, name, "the messages in \"" + other + "\": " + mistake,
                              "correct styles/words/" + other +
                                  ".xml or the English message in styles/words/en.xml");
    }
}

bool Messages::has(std::string_view language, std::string_view key) const {
    const auto found = words.find(written_language(language));
    return found != words.end() && found->second.contains(std::string(key));
}

Messages::Found Messages::find(std::string_view language, std::string_view key) const {
    if (has(language, key))
        return {words.at(written_language(language)).at(std::string(key)), false};
    assert(has("en", key) && "every message has an English text");
    return has("en", key) ? Found{words.at("en").at(std::string(key)), true} : Found{std::string(key), true};
}

} // namespace plainsend
