// Styles of an OpenDocument text: what a paragraph or span inherits, and the labels of lists.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "stages/document/document.h"
#include "stages/ingest/docx_symbols.h"
#include "stages/ingest/numerals.h"
#include "stages/ingest/pieces.h"
#include "stages/io/xml.h"

namespace plainsend {

// Unset means "as inherited".
struct OdtFormat {
    std::map<Mark, bool> marks;
    std::optional<bool> hidden;
    std::string language;
    std::string font;
};
OdtFormat over(const OdtFormat& direct, const OdtFormat& inherited);

struct OdtParagraphStyle {
    std::set<std::string> names; // lower-case display names, its own and its ancestors'
    std::string list_style;
    std::string master_page;
    std::vector<bool> tab_leaders; // in order of position
    std::optional<double> indent;  // points
    OdtFormat format;
};

struct OdtListLevel {
    NumberFormat format = NumberFormat::bullet;
    std::string prefix;
    std::string suffix;
    std::string bullet = "\u2022";
    std::string pattern;    // "Section %1%.": the whole label, with the numbers of these levels
    std::size_t digits = 0; // 2: "01"
    int start = 1;
    int shown_levels = 1;
};
inline constexpr std::size_t odt_list_levels = 10;
using OdtListStyle = std::array<OdtListLevel, odt_list_levels>;

class OdtStyles {
public:
    // Takes office:styles and office:automatic-styles of one part; later parts win.
    void add(xml::Node part_root);

    OdtParagraphStyle paragraph(const std::string& name) const;
    OdtFormat text(const std::string& name) const;
    const OdtListStyle* list(const std::string& name) const;
    const OdtListStyle& outline() const { return outline_; }
    const std::string& default_language() const { return default_language_; }
    double column_width(const std::string& name) const; // relative; 0 = unknown

private:
    struct Style {
        std::string display_name;
        std::string parent;
        std::string list_style;
        std::string master_page;
        std::vector<bool> tab_leaders;
        std::optional<double> indent;
        OdtFormat format;
        double column_width = 0;
    };
    void add_style(xml::Node);
    OdtFormat format_of(xml::Node text_properties) const;
    OdtListStyle list_of(xml::Node list) const;
    std::map<std::string, std::string> fonts_; // the family of each name
    std::map<std::string, Style> styles_;      // "family/name"
    std::map<std::string, OdtListStyle> lists_;
    OdtListStyle outline_;
    std::string default_language_;
};

// Words in this font, by family: of a picture font they are signs, and so are private characters of any font.
Drawn odt_words(const std::string& words, const std::string& font);

// "2.5cm", "1in", "12pt" in points; 0 when unknown.
double odt_points(const std::string& length);

} // namespace plainsend
