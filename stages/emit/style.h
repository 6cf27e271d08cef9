// A style: fonts, sizes, spacing and colours of a version, one source for HTML and PDF. Data from
// styles/*.xml. Lengths in points unless said otherwise; multiples of the body size are marked "em".
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/source.h"

namespace plainsend {

// What plainsend itself says in an output, in the languages it has. Data from styles/words/*.xml.
// A language without an entry falls back to English, marked lang="en-GB" by the writer.
struct Messages {
    // language ("en", "zh-Hant": text.h, written_language) -> key -> text with {placeholders}
    std::map<std::string, std::map<std::string, std::string>> words;
    std::map<std::string, bool> checked; // by a person, per language
    // Text of a key; english is set when the language had none. Unknown key: assert (a bug).
    struct Found {
        std::string text;
        bool english = false;
    };
    Found find(std::string_view language, std::string_view key) const;
    bool has(std::string_view language, std::string_view key) const;
};

struct Colour {
    int red = 0;
    int green = 0;
    int blue = 0;
    bool operator==(const Colour&) const = default;
};

// A script that the style's own faces do not cover: its families, tried first, and its leading (em).
struct LanguageFace {
    std::vector<std::string> families;
    double leading = 0;
    bool as_made = false; // its letters hang together, or stand apart anyway: never set further apart
    bool operator==(const LanguageFace&) const = default;
};

// How close a final letter may be set to stay on one page: never beyond these, and the letters never smaller.
struct OnePage {
    double leading = 1.42;        // em
    double paragraph_space = 1.0; // lines
    double margin = 25;           // mm
    bool operator==(const OnePage&) const = default;
};

// How what is set very large stands on paper: from one size on closer and in narrower margins, as far as this
// at the other, so that a page still holds a fair number of words. The letters stay as large as was asked
// for.
struct Giant {
    double from = 24;     // points
    double to = 36;       // points
    double leading = 1.5; // em
    double margin = 25;   // mm
    bool operator==(const Giant&) const = default;
};

struct Style {
    std::string name = "standard";
    std::vector<std::string> families; // PDF: first that has the character, in order ("Noto Sans", ...)
    std::string css_families;          // HTML font-family value
    std::map<std::string, LanguageFace> language_faces; // by written_language ("ur")
    double size = 12;                                   // body, points
    double leading = 1.42;                              // em, baseline to baseline
    double paragraph_space = 1.0; // em of leading between paragraphs ("one blank line" = 1.0)
    double letter_space = 0;      // em
    double word_space = 0;        // em, added
    double heading_scale = 1.25;  // ratio between heading steps
    int heading_steps = 3;        // sizes above the body: h3, h2, h1 (h4-h6 as body)
    double longest_line = 32.6;   // em: about 65 characters
    double measure = 138;         // mm, longest line: longest_line, but never beyond the margins of A4
    double margin = 25;           // mm
    Colour paper{255, 255, 255};
    Colour ink{26, 26, 26};
    Colour quiet{89, 89, 89};   // paragraph numbers, running header: at least 4.5:1
    Colour accent{0, 51, 102};  // links, rules: at least 7:1
    Colour tint{238, 242, 246}; // table header background
    bool number_above = false;  // paragraph number on the line above (large print)
    bool screen_only = false;   // high contrast: never printed
    double table_columns_from =
        0; // large print: narrowest column in em before a table becomes records; 0 = never
    std::optional<OnePage> one_page; // unset: letters take the pages they need
    std::optional<Giant> giant;      // unset: leading and margins are the same at every size
    std::shared_ptr<const Messages> messages;
};

// name is a style's file name for messages. Throws Error{data_file}.
Style parse_style(std::string_view bytes, std::string_view name, std::string_view schema);
void add_messages(Messages&, std::string_view bytes, std::string_view name, std::string_view schema);

// Every style of the folder styles/, by name, all with the messages of styles/words/. Throws
// Error{data_file}.
std::map<std::string, Style> load_styles(const DataFolder& styles);

// The same style for paper: colours that are for the screen only give way to black on white, and very large
// letters get more of the page.
Style printed(Style);

// The same style with another body size (points); everything in em follows.
Style resized(Style, double size);

// "ur" of "ur-PK".
std::string_view primary_language(std::string_view language);

} // namespace plainsend
