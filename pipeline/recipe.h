// What a version is made of: the steps a document passes, the style it wears, the formats it comes in.
// Data from styles/versions.xml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

// steps: names of stages in order; the word "apply" performs the certain edits proposed so far.
struct Recipe {
    std::string name;
    std::string summary;
    std::vector<std::string> steps;
    std::string style;
    std::vector<std::string> formats;
};

// Throws Error{data_file}; every step, style and format is checked against the tables and styles given.
std::vector<Recipe> parse_recipes(std::string_view bytes, std::string_view name, std::string_view schema);

} // namespace plainsend
