// Tables that people draw with spaces, tabs or lines in plain text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/ingest/text_lines.h"

namespace plainsend {

// rows: begin and end of each cell, bytes of the text. lines: how many it takes up. underlined: its first row
// has dashes below it.
struct TextTable {
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> rows;
    std::size_t lines = 0;
    bool underlined = false;
};

// The table that begins at line `at`: three rows or more, whose columns begin below each other or are parted
// by
// "|"; two where lines are drawn between. Nothing where there is none, or where the columns are room to
// write.
std::optional<TextTable> table_at(std::string_view text, const std::vector<Line>& lines, std::size_t at);

} // namespace plainsend
