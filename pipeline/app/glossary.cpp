#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>

#include "pipeline/app/commands.h"
#include "pipeline/app/help.h"
#include "pipeline/glossary_csv.h"
#include "pipeline/nearest.h"
#include "pipeline/rules.h"
#include "pipeline/run/files.h"
#include "pipeline/term_mistakes.h"
#include "stages/language/language_data.h"

namespace plainsend {

namespace {

struct GlossaryOptions {
    std::vector<std::string> additions;
    std::string jurisdiction;
    std::string file;
    std::string out;
    std::string format;
};

void check_jurisdiction(const GlossaryOptions& options) {
    if (!options.jurisdiction.empty())
        check_name("jurisdiction", options.jurisdiction,
                   {"uk", "england", "scotland", "wales", "northern-ireland"});
}

void give(const GlossaryOptions& options, std::string_view bytes) {
    if (options.out.empty() || options.out == "-")
        print(bytes);
    else
        write_whole(options.out, bytes);
}

constexpr std::size_t most_bytes = 10'000'000;
constexpr std::size_t most_told = 20; // mistakes; whoever has more has one of them in every term

std::string term_schema(const Session& session) {
    return read_file(session.data_folder() / "glossary" / "terms.rng", most_bytes);
}

// How many mistakes the school's own files have, each told, as far as that is of use.
std::size_t tell_own_mistakes(const GlossaryOptions& options, const Session& session) {
    std::size_t count = 0;
    for (const std::string& file : options.additions) {
        const std::filesystem::path path = std::filesystem::absolute(file);
        if (path.extension() != ".xml" || count >= most_told) // the first is refused when it is loaded
            continue;
        for (const Error& mistake : term_mistakes(read_file(path, most_bytes), path.string(),
                                                  term_schema(session), most_told - count)) {
            tell(mistake, session);
            ++count;
        }
    }
    return count;
}

int check(const GlossaryOptions& options, const Session& session) {
    if (const std::size_t count = tell_own_mistakes(options, session)) {
        if (count > 1)
            tell(Error(Trouble::data_file,
                       fmt::format("{}{} mistakes found", count < most_told ? "" : "at least ", count), "",
                       ""),
                 session);
        return static_cast<int>(Trouble::data_file);
    }
    const Data data = session.load(options.additions);
    const std::vector<DataMistake> mistakes = check_data(data);
    for (const DataMistake& mistake : mistakes)
        print(visible(mistake.where) + ": " + visible(mistake.message) + "\n");
    const LanguageData& language = *data.language;
    for (const OverriddenTerm& own : language.glossary.overridden)
        print(visible(fmt::format("{}:{}: \"{}\" goes before \"{}\" of {}:{}", own.file, own.line, own.name,
                                  own.other_name, own.other_file, own.other_line)) +
              "\n");
    std::set<std::string> own;
    for (const std::string& file : options.additions)
        own.insert(std::filesystem::absolute(file).string());
    for (const DataMistake& hint : advice(language.glossary, own))
        print(visible(hint.where) + ": " + visible(hint.message) + "\n");
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
    check_jurisdiction(options);
    for (const GlossaryTerm& term : data.language->glossary.terms) {
        if (!options.jurisdiction.empty() && term.jurisdiction != options.jurisdiction)
            continue;
        std::string name = term.name;
        if (!term.short_forms.empty())
            name += " (" + listed(term.short_forms) + ")";
        print(visible(name) + "\n    " + wrapped(visible(term.explanation), 4) + "\n");
        if (!term.source.empty())
            print("    Source: " + wrapped(visible(term.source), 4) + "\n");
        print(visible(fmt::format("    [{}; {}:{}]", term.jurisdiction, term.file, term.line)) + "\n");
    }
    return 0;
}

int export_csv(const GlossaryOptions& options, const Session& session) {
    check_name("format of export", options.format, {"csv"});
    check_jurisdiction(options);
    give(options, glossary_as_csv(session.load(options.additions).language->glossary, options.jurisdiction));
    return 0;
}

int import_csv(const GlossaryOptions& options, const Session& session) {
    check_jurisdiction(options);
    const ImportedTerms imported = glossary_from_csv(read_file(options.file, most_bytes), options.file,
                                                     options.jurisdiction, term_schema(session));
    const std::size_t count = imported.mistakes.size();
    if (count == 0) {
        give(options, imported.xml);
        return 0;
    }
    for (std::size_t i = 0; i < std::min(count, most_told); ++i)
        tell(imported.mistakes[i], session);
    return tell(
        Error(Trouble::data_file,
              fmt::format("no file was made, for {} mistake{} in the table{}", count, count == 1 ? "" : "s",
                          count > most_told ? fmt::format("; {} more are not shown", count - most_told)
                                            : std::string()),
              options.file, ""),
        session);
}

} // namespace

std::vector<Command> add_glossary(CLI::App& app, const Session& session) {
    const auto options = std::make_shared<GlossaryOptions>();
    CLI::App& command =
        *app.add_subcommand("glossary", "The words that are explained, and the rules for words");
    CLI::App& look = *command.add_subcommand("check", "Find mistakes in the data files, also in your own");
    CLI::App& show = *command.add_subcommand("list", "Show every term with its explanation");
    CLI::App& out = *command.add_subcommand("export", "Write the terms as a table for a spreadsheet");
    out.add_option("FORMAT", options->format, "The only format there is")->required()->type_name("csv");
    CLI::App& in =
        *command.add_subcommand("import", "Make a file of your own terms from a spreadsheet's table");
    in.add_option("FILE", options->file, "The table, saved as CSV: columns name, explanation, short ...")
        ->required()
        ->type_name("X.csv");
    for (CLI::App* one : {&show, &out, &in})
        one->add_option("--jurisdiction", options->jurisdiction, "Only of uk, england, scotland, wales ...")
            ->type_name("NAME");
    for (CLI::App* one : {&out, &in})
        one->add_option("-o,--output", options->out, "The file to write; without it, the terminal")
            ->type_name("FILE");
    for (CLI::App* one : {&look, &show, &out})
        one->add_option("--glossary", options->additions, "Add the school's own words")
            ->type_name("FILE")
            ->allow_extra_args(false);
    return {{&command, {}},
            {&look, [options, &session] { return check(*options, session); }},
            {&show, [options, &session] { return list(*options, session); }},
            {&out, [options, &session] { return export_csv(*options, session); }},
            {&in, [options, &session] { return import_csv(*options, session); }}};
}

} // namespace plainsend
