#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "pipeline/app/commands.h"
#include "pipeline/app/help.h"
#include "pipeline/nearest.h"
#include "pipeline/rules.h"
#include "stages/language/language_data.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

std::string examples(const std::string& label, const std::vector<std::string>& sentences) {
    if (sentences.empty())
        return "";
    std::string text = "\n" + label + "\n";
    for (const std::string& sentence : sentences)
        text += "  " + wrapped(sentence, 2) + "\n";
    return text;
}

// A rule, or a word that is explained to families.
struct ExplainOptions {
    std::string name;
    std::vector<std::string> additions;
};

void print_rule(const Explanation& rule, const Session& session) {
    const Terminal terminal = session.terminal(stdout);
    print(terminal.paint(Ink::bold, rule.name) + ": " + wrapped(rule.summary, 2) + "\n");
    if (!rule.why.empty())
        print("\n" + wrapped(rule.why, 0) + "\n");
    print(examples("Rather not:", rule.wrong));
    print(examples("Better:", rule.right));
    print(examples("Left alone:", rule.leave));
    print("\nSource:\n  " + wrapped(rule.source, 2) + "\n");
    if (!rule.place.empty())
        print("  " + visible(rule.place) + "\n");
}

// By id, name, variant or short form, as people write it.
bool is_called(const GlossaryTerm& term, const std::string& folded) {
    const auto is_it = [&](const std::string& text) { return fold(text) == folded; };
    return term.id == folded || is_it(term.name) ||
           std::any_of(term.short_forms.begin(), term.short_forms.end(), is_it) ||
           std::any_of(term.variants.begin(), term.variants.end(), is_it);
}

std::string when(const GlossaryTerm& term) {
    const auto day = [](const Date& date) {
        return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    };
    return (term.valid_from ? "; from " + day(*term.valid_from) : "") +
           (term.valid_to ? "; until " + day(*term.valid_to) : "");
}

void print_term(const GlossaryTerm& term, const Glossary& glossary, const Session& session) {
    std::string name = term.name;
    if (!term.short_forms.empty())
        name += " (" + listed(term.short_forms) + ")";
    print(session.terminal(stdout).paint(Ink::bold, visible(name)) + "\n\n  " +
          wrapped(visible(term.explanation), 2) + "\n");
    if (term.replaceable == Replaceable::yes)
        print("  The plain version says: " + visible(term.use) + "\n");
    print("\nSource:\n");
    if (!term.source.empty())
        print("  " + wrapped(visible(term.source), 2) + "\n");
    print(visible(fmt::format("  {}:{} ({}{})", term.file, term.line, term.jurisdiction, when(term))) + "\n");
    for (const OverriddenTerm& own : glossary.overridden)
        if (own.file == term.file && own.line == term.line)
            print(visible(fmt::format("  in place of \"{}\" of {}:{}", own.other_name, own.other_file,
                                      own.other_line)) +
                  "\n");
}

int explain(const ExplainOptions& options, const Session& session) {
    const Data data = session.load(options.additions);
    const std::vector<Explanation> rules = all_rules(data);
    std::vector<std::string> names;
    for (const Explanation& rule : rules) {
        if (rule.name == options.name) {
            print_rule(rule, session);
            return 0;
        }
        names.push_back(rule.name);
    }
    const Glossary& glossary = data.language->glossary;
    bool found = false;
    for (const GlossaryTerm& term : glossary.terms)
        if (is_called(term, fold(options.name))) {
            print(found ? "\n" : "");
            print_term(term, glossary, session);
            found = true;
        }
    if (found)
        return 0;
    Error error = no_such(Trouble::usage, "rule or term", options.name, names);
    if (!error.hint.starts_with("did you"))
        error.hint = "'plainsend list rules' and 'plainsend glossary list' show them all";
    throw error;
}

} // namespace

std::vector<Command> add_explain(CLI::App& app, const Session& session) {
    const auto options = std::make_shared<ExplainOptions>();
    CLI::App& command =
        *app.add_subcommand("explain", "Say what a rule is about, with examples, or what a word means");
    command
        .add_option("rule", options->name,
                    "The name in [brackets] after a message, or a word of the glossary")
        ->type_name("RULE")
        ->required();
    command.add_option("--glossary", options->additions, "Add the school's own words")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.footer("Example: plainsend explain acronyms/undefined");
    return {{&command, [options, &session] { return explain(*options, session); }}};
}

} // namespace plainsend
