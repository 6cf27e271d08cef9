// Mistyped names are told at the start, before any document is read.
#include <algorithm>

#include "pipeline/job.h"
#include "pipeline/nearest.h"
#include "stages/draft/draft_data.h"
#include "stages/emit/style.h"

namespace plainsend {

namespace {

template<class Table>
std::vector<std::string> names_in(const Table& table) {
    std::vector<std::string> names;
    for (const auto& entry : table)
        names.emplace_back(entry.name);
    return names;
}

void check_all(std::string_view what, const std::vector<std::string>& typed,
               const std::vector<std::string>& names) {
    for (const std::string& one : typed)
        check_name(what, one, names);
}

void check_size(const JobOptions& options) {
    constexpr double least = 16;
    constexpr double most = 36;
    if (options.choices.size && (*options.choices.size < least || *options.choices.size > most))
        throw Error(Trouble::usage, "this size is not between 16 and 36 points", "--size",
                    "18 is usual for large print, 24 and more for low vision");
}

} // namespace

void check_options(const JobOptions& options, const Data& data) {
    check_all("version", options.versions, names_in(data.recipes));
    check_all("format", options.formats, names_in(writers()));
    std::vector<std::string> styles;
    for (const auto& [name, style] : data.styles)
        styles.push_back(name);
    if (!options.style.empty())
        check_name("style", options.style, styles);
    if (!options.from.empty())
        check_name("format to read", options.from, names_in(readers()));
    if (!options.choices.kind.empty())
        check_name("kind of document", options.choices.kind, names_in(data.draft->kinds));
    if (!options.choices.jurisdiction.empty())
        check_name("jurisdiction", options.choices.jurisdiction,
                   {"england", "scotland", "wales", "northern-ireland"});
    check_name("version of XLIFF", options.xliff, {"2.1", "1.2"});
    if (!options.dump_after.empty()) {
        std::vector<std::string> steps = names_in(stages());
        steps.insert(steps.begin(), "read");
        steps.emplace_back("apply");
        check_name("stage", options.dump_after, steps);
    }
    check_size(options);
    const bool something = std::any_of(data.recipes.begin(), data.recipes.end(), [&](const Recipe& recipe) {
        const bool named = options.versions.empty() ||
                           std::find(options.versions.begin(), options.versions.end(), recipe.name) !=
                               options.versions.end();
        return named && !formats_of(recipe, options, data).empty();
    });
    if (!something)
        throw Error(Trouble::usage, "the versions and formats asked for have nothing in common", "--formats",
                    "'plainsend list versions' shows which version comes in which formats");
}

} // namespace plainsend
