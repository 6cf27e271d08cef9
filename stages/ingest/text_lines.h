// The lines of a plain text and what each looks like, before they are put together to paragraphs and lists.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

// begin, end: bytes in the decoded text, without the white space around. indent: columns before it.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t indent = 0;
    std::size_t length = 0; // characters
    bool blank() const { return begin == end; }
};

std::vector<Line> lines_of(std::string_view text);

// A bullet or number that a person typed. length: bytes up to the item's first word.
struct Marker {
    ListKind kind = ListKind::bulleted;
    std::string label;
    std::size_t length = 0;
    std::optional<int> number; // of "3." and "3)"
};
std::optional<Marker> marker_of(std::string_view line);

// A line of one repeated sign, as people draw rules and underline headings; 0 when it is something else.
char rule_sign(std::string_view line);

// Begins with a small letter: a line that goes on with the one before it.
bool starts_small(std::string_view line);

// Ends with a stop, whatever brackets and quotation marks close after it.
bool ends_sentence(std::string_view line);

// Begins with ">", as mail programs mark the lines that they quote.
bool quotes(std::string_view line);

// Where a slip is to be cut off: "- - - - -", ". . . .", "\u2702 -----".
bool is_cut_line(std::string_view line);

} // namespace plainsend
