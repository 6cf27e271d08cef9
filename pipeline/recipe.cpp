#include "pipeline/recipe.h"

#include <algorithm>
#include <set>

#include "pipeline/nearest.h"
#include "stages/io/xml.h"
#include "stages/stage.h"

namespace plainsend {

namespace {

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" \t\r\n", at)) != std::string::npos) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string trimmed(const std::string& text) {
    std::string result;
    for (const std::string& word : words_of(text))
        result += (result.empty() ? "" : " ") + word;
    return result;
}

template<class Table>
std::vector<std::string> names_in(Table table) {
    std::vector<std::string> names;
    for (const auto& entry : table)
        names.emplace_back(entry.name);
    return names;
}

} // namespace

std::vector<Recipe> parse_recipes(std::string_view bytes, std::string_view name, std::string_view schema) {
    const xml::Tree tree = xml::parse_data(bytes, name, schema);
    std::vector<std::string> steps = names_in(stages());
    steps.emplace_back("apply");
    const std::vector<std::string> formats = names_in(writers());
    const auto require = [&](xml::Node node, std::string_view what, const std::string& word,
                             const std::vector<std::string>& known) {
        if (std::find(known.begin(), known.end(), word) != known.end())
            return;
        const Error error = no_such(Trouble::data_file, what, word, known);
        xml::data_mistake(node, bytes, name, error.message, error.hint);
    };
    std::vector<Recipe> recipes;
    std::set<std::string> seen;
    for (xml::Node version = tree.root().first("version"); version; version = version.next("version")) {
        Recipe recipe;
        recipe.name = version.attribute("name");
        recipe.style = version.attribute("style");
        recipe.summary = trimmed(version.first("summary").all_text());
        recipe.formats = words_of(version.attribute("formats"));
        if (!seen.insert(recipe.name).second)
            xml::data_mistake(version, bytes, name, "there are two versions named '" + recipe.name + "'",
                              "give one of them another name");
        for (const std::string& format : recipe.formats)
            require(version, "format", format, formats);
        for (xml::Node step = version.first("step"); step; step = step.next("step")) {
            recipe.steps.push_back(trimmed(step.all_text()));
            require(step, "step", recipe.steps.back(), steps);
        }
        recipes.push_back(std::move(recipe));
    }
    return recipes;
}

} // namespace plainsend
