// Word keeps three languages for each run (17.3.2.20); which one holds goes by the letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

// Chinese, Japanese or Korean: many files name another language there, because nobody chose.
bool writes_east_asian(std::string_view language);

// The text in pieces of one kind, in order. Spaces and signs go with what stands before them.
struct Scripted {
    std::string text;
    bool east_asian = false;
};
std::vector<Scripted> by_script(std::string_view text);

} // namespace plainsend
