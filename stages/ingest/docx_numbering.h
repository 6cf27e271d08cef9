// Word's list numbering (numbering.xml): which level a paragraph is on, and the label that Word prints before
// it. Counting is done in reading order, so ask once per paragraph.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "stages/document/document.h"
#include "stages/ingest/docx_styles.h"
#include "stages/ingest/numerals.h"
#include "stages/io/xml.h"

namespace plainsend {

// By Word's name ("lowerLetter"); decimal when it is not known.
NumberFormat number_format(std::string_view name);

class DocxNumbering {
public:
    DocxNumbering() = default;
    DocxNumbering(xml::Node numbering, const DocxStyles&);

    struct Label {
        ListKind kind = ListKind::bulleted;
        std::string text;          // "3.", "(a)", "\u2022"; may be empty
        std::optional<int> indent; // of the level: where the item's text begins
    };
    // Counts one paragraph of list `number` at `level` (0 to 8) and gives its label; nothing when there is no
    // such list or the level prints nothing at all.
    std::optional<Label> next(int number, int level);
    // The level of list `number` that belongs to paragraph style `style`.
    std::optional<int> level_of_style(int number, const std::string& style) const;

private:
    static constexpr std::size_t levels = 9;
    struct Level {
        int start = 1;
        NumberFormat format = NumberFormat::decimal;
        std::string text;
        bool legal = false;         // parents print as decimals whatever their own format
        std::optional<int> restart; // 0: never; else the level (1-based) after which it starts again
        std::string style;
        std::optional<int> indent;
    };
    struct Definition {
        std::array<Level, levels> level;
        std::string style_link;
    };
    struct Instance {
        int definition = 0;
        std::map<std::size_t, int> starts;
        std::map<std::size_t, Level> replaced;
    };
    static Level read_level(xml::Node);
    const Level* find_level(int number, std::size_t level) const;
    const Instance* find_instance(int number) const;

    std::map<int, Definition> definitions_;
    std::map<int, Instance> instances_;
    std::map<int, std::array<std::optional<int>, levels>> counters_; // by definition
    std::set<std::pair<int, std::size_t>> started_;                  // instance and level
};

} // namespace plainsend
