// Word's styles (styles.xml): what a paragraph, a run or a table inherits, already followed through basedOn.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"
#include "stages/io/xml.h"

namespace plainsend {

enum class Position { baseline, superscript, subscript };

// Unset means "as inherited". Languages are BCP 47; right_to_left and the letters decide which of the three
// holds.
struct RunFormat {
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> underline;
    std::optional<bool> strike;
    std::optional<bool> hidden;
    std::optional<bool> right_to_left;
    std::optional<Position> position;
    std::string language;
    std::string right_to_left_language;
    std::string east_asian_language;
    std::string font;
};
RunFormat read_run_format(xml::Node run_properties);
// Direct formatting on top: what it says wins.
RunFormat over(const RunFormat& direct, const RunFormat& inherited);

// On-off values (17.17.4): present without w:val is on.
bool is_on(xml::Node toggle);
// The value of child `name` of `node`, or "".
std::string value_of(xml::Node node, std::string_view name);
std::optional<int> number_of(xml::Node node, std::string_view attribute);

// Leaders of the tab stops, in order of position; true when the stop draws dots or a line.
struct TabStop {
    int position = 0;
    bool leader = false;
};

struct ParagraphStyle {
    std::set<std::string> names; // lower-case, of the style and all that it is based on
    std::optional<int> outline;  // 0 to 8; 9 is body text
    std::optional<int> numbering;
    std::optional<int> level;
    std::string numbering_style; // the style that the numbering came from
    std::vector<TabStop> tabs;
    std::optional<int> indent;
    RunFormat run;
};

class DocxStyles {
public:
    DocxStyles() = default;
    explicit DocxStyles(xml::Node styles);

    // "" and unknown ids give the default paragraph style.
    ParagraphStyle paragraph(const std::string& id) const;
    RunFormat character(const std::string& id) const;
    // In small letters; "" when there is no such style.
    std::string name_of(const std::string& id) const;
    const RunFormat& defaults() const { return defaults_; }
    // Whether a table style draws its first row or column apart ("firstRow", "firstCol").
    bool table_marks(const std::string& id, std::string_view part) const;
    // Whether a table style draws any lines, or sets parts of the table apart.
    bool table_is_drawn(const std::string& id) const;
    // The numbering that a numbering style names, for w:numStyleLink.
    std::optional<int> numbering_of(const std::string& id) const;

private:
    struct Style {
        std::string name;
        std::string based_on;
        std::optional<int> outline;
        std::optional<int> numbering;
        std::optional<int> level;
        std::vector<TabStop> tabs;
        std::optional<int> indent;
        RunFormat run;
        std::set<std::string> table_parts;
        bool lines = false; // a table style that draws some
    };
    std::vector<const Style*> chain(const std::string& id) const;
    std::map<std::string, Style> styles_;
    std::string default_paragraph_;
    RunFormat defaults_;
};

std::vector<TabStop> read_tabs(xml::Node paragraph_properties);
// Twentieths of a point from the margin to the text, when it says so.
std::optional<int> read_indent(xml::Node paragraph_properties);
// Whether w:tblBorders or w:tcBorders draw any line.
bool draws_lines(xml::Node borders);

} // namespace plainsend
