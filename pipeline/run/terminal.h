// What people see in a terminal: quiet, coloured only where colours can be seen, and safe: text from
// documents and file names can not move the cursor or hide words.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace plainsend {

// Control characters, bidirectional overrides and broken UTF-8 as visible escapes (\x1B, \u202E). Line breaks
// too.
std::string visible(std::string_view text);

enum class ColourChoice { automatic, always, never };
enum class Ink { plain, bold, red, yellow, blue, quiet };

struct Terminal {
    bool is_terminal = false;  // a person watches
    bool breaks_lines = false; // a screen, even one that cannot rewrite a line
    bool colours = false;
    int columns = 100;
    std::string paint(Ink, std::string_view text) const;
};

// For a stream; NO_COLOR and TERM=dumb are obeyed.
Terminal terminal_of(std::FILE*, ColourChoice);

// Lines too long for whoever watches, broken at spaces only; what goes into a file or a pipe stays as it is.
std::string wrapped(std::string_view lines, const Terminal&);

// The first `columns` characters, with "…" where something was cut.
std::string fitted(std::string_view text, std::size_t columns);

} // namespace plainsend
