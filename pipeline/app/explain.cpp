#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "pipeline/app/commands.h"
#include "pipeline/app/help.h"
#include "pipeline/nearest.h"
#include "pipeline/rules.h"
#include "stages/language/look_up.h"
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

// The terms and rules that a word belongs to; false when there are none.
bool print_all(const std::string& word, const LanguageData& language, const std::vector<Explanation>& rules,
               const Session& session) {
    LookedUp found = look_up(word, language);
    const Glossary& glossary = language.glossary;
    for (std::size_t i = 0; i < glossary.terms.size(); ++i)
        if (glossary.terms[i].id == fold(word))
            found.terms.insert(i);
    std::set<std::string> names;
    for (const std::size_t rule : found.plain_words)
        names.insert("plain-words/" + language.plain_words.rules[rule].id);
    for (const std::size_t rule : found.careful_words)
        names.insert("careful-words/" + language.careful_words.rules[rule].id);
    bool printed = false;
    const auto part = [&] { print(std::exchange(printed, true) ? "\n" : ""); };
    for (const std::size_t term : found.terms) {
        part();
        print_term(glossary.terms[term], glossary, session);
    }
    for (const Explanation& rule : rules)
        if (names.contains(rule.name)) {
            part();
            print_rule(rule, session);
        }
    return printed;
}

// What a mistyped word may have been meant for.
std::vector<std::string> all_names(const LanguageData& language, const std::vector<Explanation>& rules) {
    std::vector<std::string> names;
    for (const Explanation& rule : rules)
        names.push_back(rule.name);
    for (const GlossaryTerm& term : language.glossary.terms)
        names.push_back(term.name);
    for (const PlainWordsRule& rule : language.plain_words.rules)
        names.insert(names.end(), rule.matches.begin(), rule.matches.end());
    return names;
}

int explain(const ExplainOptions& options, const Session& session) {
    const Data data = session.load(options.additions);
    const std::vector<Explanation> rules = all_rules(data);
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const Explanation& one) { return one.name == options.name; });
    if (rule != rules.end()) {
        print_rule(*rule, session);
        return 0;
    }
    if (print_all(options.name, *data.language, rules, session))
        return 0;
    Error error = no_such(Trouble::usage, "rule or term", options.name, all_names(*data.language, rules));
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
                    "The name in [brackets] after a message, or a word of the glossary or the rules")
        ->type_name("RULE")
        ->required();
    command.add_option("--glossary", options->additions, "Add the school's own words")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.footer("Example: plainsend explain acronyms/undefined");
    return {{&command, [options, &session] { return explain(*options, session); }}};
}

} // namespace plainsend
