// What --help prints: made from the commands' own options, never wider than 79 columns.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace plainsend {

std::string help_text(const CLI::App&);

// Words broken into lines of at most `columns`, all but the first indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns = 79);

} // namespace plainsend
