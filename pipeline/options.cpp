// Mistyped names are told at the start, before any document is read.
#include <algorithm>

#include "pipeline/job.h"
#include "pipeline/nearest.h"
#include "stages/draft/draft_data.h"
#include "stages/emit/style.h"
#include "stages/translate/language_tag.h"

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
    // Asked the other way round, so that what is no number at all is refused, too.
    if (options.choices.size &&
        !(*options.choices.size >= least_size && *options.choices.size <= largest_size))
        throw Error(Trouble::usage, "this size is not between 16 and 36 points", "--size",
                    "18 is usual for large print, 24 and more for low vision");
}

// "polish" is what people type; what a translator's tool wants is "pl".
void check_target_language(const JobOptions& options) {
    const std::string& tag = options.target_language;
    if (tag.empty())
        return;
    const std::string problem = problem_of_tag(tag);
    if (problem.empty())
        return;
    const std::string word = tag.substr(0, std::min(tag.find_first_of("-_ "), tag.size()));
    std::vector<std::string> names;
    for (const Language& language : known_languages()) {
        names.push_back(language.code);
        names.push_back(language.name);
    }
    // Of two letters every other code is near; only the very same is meant ("pt_BR").
    const std::string near = word.size() > 2 || !language_name(word).empty() ? nearest(word, names) : "";
    const auto meant =
        std::find_if(known_languages().begin(), known_languages().end(), [&](const Language& language) {
            return language.name == near || language.code == near;
        });
    const std::string hint = near.empty()
                                 ? "write its tag: pl (Polish), ur (Urdu), pt-BR (Portuguese of Brazil)"
                                 : "did you mean '" + meant->code + "' (" + meant->name + ")?";
    throw Error(Trouble::usage, "'" + tag + "' " + problem, "--to", hint);
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
    check_target_language(options);
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
