#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "pipeline/app/commands.h"
#include "pipeline/app/help.h"
#include "pipeline/nearest.h"
#include "pipeline/rules.h"
#include "stages/language/language_data.h"

namespace plainsend {

namespace {

struct GlossaryOptions {
    std::vector<std::string> additions;
    std::string jurisdiction;
};

int check(const GlossaryOptions& options, const Session& session) {
    const Data data = session.load(options.additions);
    const std::vector<DataMistake> mistakes = check_data(data);
    for (const DataMistake& mistake : mistakes)
        print(visible(mistake.where) + ": " + visible(mistake.message) + "\n");
    const LanguageData& language = *data.language;
    print(fmt::format(
        "{} terms, {} rules for plain words, {} for careful words, {} styles, {} versions: {}\n",
        language.glossary.terms.size(), language.plain_words.rules.size(),
        language.careful_words.rules.size(), data.styles.size(), data.recipes.size(),
        mistakes.empty()
            ? "no mistakes found"
            : fmt::format("{} mistake{} found", mistakes.size(), mistakes.size() == 1 ? "" : "s")));
    return mistakes.empty() ? 0 : static_cast<int>(Trouble::data_file);
}

int list(const GlossaryOptions& options, const Session& session) {
    const Data data = session.load(options.additions);
    if (!options.jurisdiction.empty())
        check_name("jurisdiction", options.jurisdiction,
                   {"uk", "england", "scotland", "wales", "northern-ireland"});
    for (const GlossaryTerm& term : data.language->glossary.terms) {
        if (!options.jurisdiction.empty() && term.jurisdiction != options.jurisdiction)
            continue;
        std::string name = term.name;
        if (!term.short_forms.empty())
            name += " (" + listed(term.short_forms) + ")";
        print(visible(name) + " [" + term.jurisdiction + "]\n    " + wrapped(visible(term.explanation), 4) +
              "\n");
    }
    return 0;
}

} // namespace

std::vector<Command> add_glossary(CLI::App& app, const Session& session) {
    const auto options = std::make_shared<GlossaryOptions>();
    CLI::App& command =
        *app.add_subcommand("glossary", "The words that are explained, and the rules for words");
    CLI::App& look = *command.add_subcommand("check", "Find mistakes in the data files, also in your own");
    CLI::App& show = *command.add_subcommand("list", "Show every term with its explanation");
    show.add_option("--jurisdiction", options->jurisdiction, "Only of uk, england, scotland, wales ...")
        ->type_name("NAME");
    for (CLI::App* one : {&look, &show})
        one->add_option("--glossary", options->additions, "Add the school's own words")
            ->type_name("FILE")
            ->allow_extra_args(false);
    return {{&command, {}},
            {&look, [options, &session] { return check(*options, session); }},
            {&show, [options, &session] { return list(*options, session); }}};
}

} // namespace plainsend
