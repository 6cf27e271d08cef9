// Everything that is data and not code, found and loaded once per run: glossary, styles, recipes. Immutable,
// so that workers forked afterwards share it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/recipe.h"
#include "pipeline/tasks.h"
#include "stages/document/document.h"
#include "stages/document/source.h"
#include "stages/emit/style.h"

namespace plainsend {

struct LanguageData; // stages/language/language_data.h
struct DraftData;    // stages/draft/draft_data.h

struct Data {
    std::filesystem::path folder; // holds glossary/ and styles/
    std::shared_ptr<const LanguageData> language;
    std::shared_ptr<const DraftData> draft;
    std::map<std::string, Style> styles;
    std::vector<Recipe> recipes;
    std::vector<Task> tasks;
    std::string school_schema;
};

// Where to look: --data, then PLAINSEND_DATA, then ../share/plainsend beside the executable, then the folders
// above the executable (a build tree in its source tree). Throws Error{data_file} with the places looked at.
struct DataPlaces {
    std::optional<std::filesystem::path> chosen;
    std::optional<std::filesystem::path> environment;
    std::filesystem::path executable;
};
std::filesystem::path find_data(const DataPlaces&);

// additions: a school's own glossary files. Throws Error{data_file} with file, line and the line quoted.
Data load_data(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& additions = {});

// A school profile and its logo's bytes (empty when it names none).
struct SchoolProfile {
    School school;
    std::optional<Resource> logo;
    bool operator==(const SchoolProfile&) const = default;
};
SchoolProfile load_school(const std::filesystem::path& file, const Data&);

// The bytes of a file, at most `most`. Throws Error{missing, permission, unusable}.
std::string read_file(const std::filesystem::path&, std::size_t most);

const Recipe* find_recipe(const Data&, std::string_view name);

} // namespace plainsend
