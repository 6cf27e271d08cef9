#include <CLI/CLI.hpp>

#include "pipeline/app/commands.h"
#include "pipeline/app/help.h"
#include "pipeline/nearest.h"
#include "pipeline/rules.h"
#include "stages/draft/draft_data.h"
#include "stages/stage.h"

namespace plainsend {

namespace {

std::string line(std::string_view name, std::string_view text) {
    constexpr std::size_t column = 24;
    std::string start(name);
    start +=
        start.size() + 2 > column ? "\n" + std::string(column, ' ') : std::string(column - start.size(), ' ');
    return start + wrapped(text, column) + "\n";
}

template<class Table>
int print_table(const Table& table) {
    for (const auto& entry : table)
        print(line(entry.name, entry.summary));
    return 0;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

int list(const std::string& what, const Session& session) {
    check_name("list", what, {"readers", "stages", "writers", "versions", "styles", "rules", "kinds"});
    if (what == "readers") {
        for (const Reader& reader : readers())
            print(
                line(reader.name, std::string(reader.summary) + " (" + std::string(reader.extensions) + ")"));
        return 0;
    }
    if (what == "stages")
        return print_table(stages());
    if (what == "writers")
        return print_table(writers());
    const Data data = session.load();
    if (what == "versions") {
        for (const Recipe& recipe : data.recipes)
            print(line(recipe.name, recipe.summary + " Style: " + recipe.style + ". Formats: " +
                                        joined(recipe.formats) + ". Steps: " + joined(recipe.steps) + "."));
    } else if (what == "styles") {
        for (const auto& [name, style] : data.styles)
            print(line(name, std::to_string(static_cast<int>(style.size)) + " point, " +
                                 (style.families.empty() ? "" : style.families.front()) +
                                 (style.screen_only ? ", for screens" : "")));
    } else if (what == "rules") {
        return print_table(all_rules(data));
    } else {
        for (const Kind& kind : data.draft->kinds)
            print(line(kind.name, kind.summary + " (" +
                                      (kind.openness == Openness::draft ? "goes out as a draft" : "final") +
                                      ")"));
    }
    return 0;
}

} // namespace

std::vector<Command> add_list(CLI::App& app, const Session& session) {
    const auto what = std::make_shared<std::string>();
    CLI::App& command =
        *app.add_subcommand("list", "Show what there is: readers, stages, writers, versions ...");
    command.add_option("what", *what, "readers, stages, writers, versions, styles, rules or kinds")
        ->type_name("WHAT")
        ->required();
    return {{&command, [what, &session] { return list(*what, session); }}};
}

} // namespace plainsend
