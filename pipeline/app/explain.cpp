#include <CLI/CLI.hpp>
#include <algorithm>

#include "pipeline/app/commands.h"
#include "pipeline/app/help.h"
#include "pipeline/nearest.h"
#include "pipeline/rules.h"

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

int explain(const std::string& rule, const Session& session) {
    const std::vector<Explanation> rules = all_rules(session.load());
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Explanation& one) { return one.name == rule; });
    if (found == rules.end()) {
        std::vector<std::string> names;
        for (const Explanation& one : rules)
            names.push_back(one.name);
        Error error = no_such(Trouble::usage, "rule", rule, names);
        if (!error.hint.starts_with("did you"))
            error.hint = "'plainsend list rules' shows them all";
        throw error;
    }
    const Terminal terminal = session.terminal(stdout);
    print(terminal.paint(Ink::bold, found->name) + ": " + wrapped(found->summary, 2) + "\n");
    if (!found->why.empty())
        print("\n" + wrapped(found->why, 0) + "\n");
    print(examples("Rather not:", found->wrong));
    print(examples("Better:", found->right));
    print(examples("Left alone:", found->leave));
    return 0;
}

} // namespace

std::vector<Command> add_explain(CLI::App& app, const Session& session) {
    const auto rule = std::make_shared<std::string>();
    CLI::App& command = *app.add_subcommand("explain", "Say what a rule is about, with examples");
    command.add_option("rule", *rule, "The name in [brackets] after a message")
        ->type_name("RULE")
        ->required();
    command.footer("Example: plainsend explain acronyms/undefined");
    return {{&command, [rule, &session] { return explain(*rule, session); }}};
}

} // namespace plainsend
