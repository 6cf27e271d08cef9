#include "pipeline/app/help.h"

#include <CLI/CLI.hpp>

namespace plainsend {

namespace {

constexpr std::size_t name_column = 2;
constexpr std::size_t text_column = 24;

// A name and what it means, in two columns; a long name gets a line of its own.
std::string entry(const std::string& name, const std::string& text) {
    std::string line = std::string(name_column, ' ') + name;
    if (text.empty())
        return line + "\n";
    if (line.size() + 2 > text_column)
        line += "\n" + std::string(text_column, ' ');
    else
        line += std::string(text_column - line.size(), ' ');
    return line + wrapped(text, text_column) + "\n";
}

std::string name_of(const CLI::Option& option) {
    std::string name;
    for (const std::string& letter : option.get_snames())
        name += (name.empty() ? "-" : ", -") + letter;
    for (const std::string& word : option.get_lnames())
        name += (name.empty() ? "--" : ", --") + word;
    if (option.get_items_expected_max() > 0)
        name += " " + option.get_type_name();
    return name;
}

std::string usage(const CLI::App& app) {
    std::string text = "plainsend";
    for (const CLI::App* above = &app; above->get_parent() != nullptr; above = above->get_parent())
        text.insert(9, " " + above->get_name());
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    if (!commands.empty())
        text += " COMMAND";
    std::string positional;
    for (const CLI::Option* option : app.get_options())
        if (option->get_positional())
            positional += " " + option->get_type_name() + (option->get_items_expected_max() > 1 ? "..." : "");
    text += positional;
    for (const CLI::Option* option : app.get_options())
        if (!option->get_positional() && option->get_required())
            text += " " + name_of(*option);
    return "Usage: " + text + " [OPTIONS]\n";
}

} // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns) {
    std::string result;
    std::size_t column = indent;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (!result.empty() && column + 1 + word.size() > columns) {
            result += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (!result.empty()) {
            result += ' ';
            ++column;
        }
        result += word;
        column += word.size();
        at = end + 1;
    }
    return result;
}

std::string help_text(const CLI::App& app) {
    std::string text = wrapped(app.get_description(), 0) + "\n\n" + usage(app);
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    if (!commands.empty()) {
        text += "\nCommands:\n";
        for (const CLI::App* command : commands)
            text += entry(command->get_name(), command->get_description());
    }
    std::string positional;
    std::string options;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional())
            positional += entry(option->get_type_name(), option->get_description());
        else
            options += entry(name_of(*option), option->get_description());
    }
    if (!positional.empty())
        text += "\nArguments:\n" + positional;
    text += "\nOptions:\n" + options;
    if (!app.get_footer().empty())
        text += "\n" + app.get_footer() + "\n";
    return text;
}

} // namespace plainsend
