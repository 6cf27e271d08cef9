#include "stages/ingest/markdown_guard.h"

#include <algorithm>
#include <string_view>

namespace plainsend {

namespace {

constexpr std::size_t most_marks = 100;
constexpr std::size_t most_columns = 100;
constexpr std::size_t most_pictures =
    200;                               // "![" in one paragraph: cmark looks back at all that are not closed
constexpr std::size_t most_open = 100; // "<!" or "<?" that nothing ends: cmark looks for the end of each anew
constexpr std::size_t most_cells = 500'000; // rows are filled up to the width of the table

bool is_container_mark(char c) {
    return c == '>' || c == '-' || c == '*' || c == '+';
}

// Columns of a table's delimiter row ("|---|:--|"); 0 when the line is none.
std::size_t columns_of(std::string_view line) {
    if (line.find('-') == std::string_view::npos ||
        line.find_first_not_of(" \t|:->*+") != std::string_view::npos)
        return 0;
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) + 1;
}

} // namespace

GuardedMarkdown guarded_markdown(std::string text) {
    GuardedMarkdown guarded{std::move(text), 0};
    std::string& out = guarded.text;
    std::size_t columns = 0;   // of the table that the lines now seen may belong to
    std::size_t delimiter = 0; // where its delimiter row begins and ends
    std::size_t delimiter_end = 0;
    std::size_t cells = 0;
    std::size_t pictures = 0;
    std::size_t declarations = 0;
    const auto blank = [&](std::size_t begin, std::size_t end) {
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin),
                  out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
        ++guarded.left_out;
    };
    for (std::size_t begin = 0; begin < out.size();) {
        const std::size_t end = std::min(out.find('\n', begin), out.size());
        const std::string_view line = std::string_view(out).substr(begin, end - begin);
        std::size_t marks = 0;
        std::size_t at = begin;
        while (at < end && (out[at] == ' ' || out[at] == '\t' || is_container_mark(out[at]))) {
            marks += is_container_mark(out[at]) ? 1 : 0;
            if (marks > most_marks && out[at] != '-' && out[at] != '*')
                break;
            ++at;
        }
        if (marks > most_marks) {
            std::size_t stop = at;
            while (stop < end && (out[stop] == ' ' || out[stop] == '\t' || is_container_mark(out[stop])))
                ++stop;
            if (stop < end) // else it is a long rule, which nests nothing
                blank(begin, stop);
        }
        if (line.find_first_not_of(" \t>") == std::string_view::npos)
            pictures = declarations = 0;
        for (std::size_t sign = line.find("!["); sign != std::string_view::npos;
             sign = line.find("![", sign + 1)) {
            if (++pictures > most_pictures)
                blank(begin + sign, begin + sign + 1);
        }
        for (std::size_t sign = line.find('<'); sign != std::string_view::npos;
             sign = line.find('<', sign + 1)) {
            const bool opens = sign + 1 < line.size() && (line[sign + 1] == '!' || line[sign + 1] == '?');
            if (opens && ++declarations > most_open)
                blank(begin + sign, begin + sign + 1);
        }
        const std::size_t found = columns_of(line);
        if (found > 1) {
            columns = found;
            delimiter = begin;
            delimiter_end = end;
            cells = 0;
        } else if (line.find_first_not_of(" \t>") == std::string_view::npos) {
            columns = 0;
        }
        cells += columns;
        if (columns > most_columns || cells > most_cells) {
            blank(delimiter, delimiter_end);
            columns = 0;
            cells = 0;
        }
        begin = end + 1;
    }
    return guarded;
}

} // namespace plainsend
