#include "pipeline/app/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "pipeline/app/commands.h"
#include "pipeline/app/help.h"
#include "pipeline/nearest.h"

namespace plainsend {

namespace {

std::filesystem::path this_executable() {
    std::error_code none;
    return std::filesystem::read_symlink("/proc/self/exe", none);
}

// The innermost command that was named.
CLI::App& named(CLI::App& app) {
    CLI::App* inner = &app;
    while (!inner->get_subcommands().empty())
        inner = inner->get_subcommands().front();
    return *inner;
}

// "plainsend translate extract"
std::string full_name(const CLI::App& command) {
    const CLI::App* above = command.get_parent();
    return (above == nullptr ? "" : full_name(*above) + " ") + command.get_name();
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

std::vector<std::string> names_of_options(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* one = &app; one != nullptr; one = one->get_parent())
        for (const CLI::Option* option : one->get_options())
            for (const std::string& name : option->get_lnames())
                names.push_back("--" + name);
    return names;
}

// What the parser found, without its own shorthand ("At Most 1 required but received 2").
std::string in_plain_words(const CLI::App& command, const CLI::ParseError& error) {
    const std::string message = error.what();
    const CLI::Option* about = nullptr;
    for (const CLI::App* one = &command; one != nullptr; one = one->get_parent())
        for (const CLI::Option* option : one->get_options())
            if (message.starts_with(option->get_name() + ":") ||
                message.starts_with(option->get_name() + " is"))
                about = option;
    if (about == nullptr)
        return message;
    const std::string name = about->get_positional() ? about->get_type_name() : about->get_name();
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
        return name + " is required";
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr)
        return message;
    if (message.ends_with(" missing"))
        return name + " needs a value: " + about->get_type_name();
    return message.find("At Most") != std::string::npos ? name + " is given more than once" : message;
}

// What is wrong with the words that were typed, and which were perhaps meant.
Error usage_error(CLI::App& app, const CLI::ParseError& parse_error) {
    CLI::App& inner = named(app);
    const std::string help = "'" + full_name(inner) + " --help' shows how";
    std::vector<std::string> rest = app.remaining(true);
    std::erase(rest, "--"); // only says that names follow
    for (const std::string& word : rest) {
        if (word.size() > 1 && word.front() == '-') {
            const std::string name = word.substr(0, word.find('='));
            const std::string near = nearest(name, names_of_options(inner));
            return {Trouble::usage, "there is no option '" + name + "'", "",
                    near.empty() ? help : "did you mean '" + near + "'?"};
        }
        const std::vector<std::string> commands = names_of_commands(inner);
        if (!commands.empty())
            return no_such(Trouble::usage, "command", word, commands);
    }
    if (!rest.empty())
        return {Trouble::usage, "'" + rest.front() + "' is one argument too many", "", help};
    std::string message = in_plain_words(inner, parse_error);
    const bool is_required = dynamic_cast<const CLI::RequiredError*>(&parse_error) != nullptr;
    if (const std::vector<std::string> commands = names_of_commands(inner); is_required && !commands.empty())
        message = "a command is needed: " + listed(commands);
    return {Trouble::usage, message, "", help};
}

// Whoever names a command wants it done: `convert FILE --version plain` is a slip, and must not end well with
// nothing made.
Error no_version_of(const CLI::App& command) {
    const std::vector<std::string> names = names_of_options(command);
    const bool meant = std::find(names.begin(), names.end(), "--versions") != names.end();
    const std::string help = "'plainsend --version' by itself shows the version";
    return {Trouble::usage, "'" + full_name(command) + "' has no option '--version'", "",
            meant ? "did you mean '--versions'? " + help : help};
}

// A program may be started with its standard files closed (`>&-`). The next file that is opened would take
// their place, and be read or overwritten as if it were they. What stands in for them refuses, so that it is
// told.
void hold_standard_files() {
    const auto hold = [](int number, int mode) {
        if (fcntl(number, F_GETFD) >= 0)
            return;
        const int fd = open("/dev/null", mode);
        if (fd >= 0 && fd != number) {
            dup2(fd, number);
            close(fd);
        }
    };
    hold(STDIN_FILENO, O_WRONLY);
    hold(STDOUT_FILENO, O_RDONLY);
    hold(STDERR_FILENO, O_WRONLY); // nowhere to tell it
}

int parse_and_run(CLI::App& app, int argc, const char* const* argv, const Session& session,
                  const std::vector<Command>& commands) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        print(help_text(named(app)));
        finish_printing();
        return 0;
    } catch (const CLI::CallForVersion& version) {
        if (&named(app) != &app)
            throw no_version_of(named(app));
        print(std::string(version.what()) + "\n");
        finish_printing();
        return 0;
    } catch (const CLI::ConversionError& error) {
        const bool of_version =
            std::string_view(error.what()).find(" --version = ") != std::string_view::npos;
        throw of_version && &named(app) != &app ? no_version_of(named(app)) : usage_error(app, error);
    } catch (const CLI::ParseError& error) {
        throw usage_error(app, error);
    }
    check_name("choice of colours", session.colour, {"auto", "always", "never"});
    for (const Command& command : commands)
        if (command.app == &named(app) && command.run) // `translate` by itself has nothing to do
            return command.run();
    throw usage_error(app, CLI::RequiredError("command"));
}

} // namespace

Data Session::load(const std::vector<std::string>& additions) const {
    return load_data(data_folder(), {additions.begin(), additions.end()});
}

std::filesystem::path Session::data_folder() const {
    DataPlaces places;
    if (!data.empty())
        places.chosen = data;
    if (const char* environment = std::getenv("PLAINSEND_DATA");
        environment != nullptr && *environment != '\0')
        places.environment = environment;
    places.executable = executable;
    return find_data(places);
}

Terminal Session::terminal(std::FILE* stream) const {
    const ColourChoice choice = colour == "always"  ? ColourChoice::always
                                : colour == "never" ? ColourChoice::never
                                                    : ColourChoice::automatic;
    return terminal_of(stream, choice);
}

namespace {

// Whoever read the output has seen enough (`| head`).
struct ReaderGone {};
constexpr int reader_gone_status = 128 + SIGPIPE; // what a shell says of any program that this happens to

[[noreturn]] void not_printed() {
    const int cause = errno;
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    if (cause == EPIPE || (poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0))
        throw ReaderGone{};
    throw Error(Trouble::output, std::string("cannot be written: ") + std::strerror(cause), "standard output",
                "make room on the disk, or send it elsewhere");
}

} // namespace

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        not_printed();
}

int tell(const Error& error, const Session& session) {
    const Terminal terminal = session.terminal(stderr);
    std::string text = terminal.paint(Ink::red, "plainsend: ");
    if (!error.where.empty())
        text += visible(error.where) + ": ";
    text += visible(error.message) + "\n";
    if (!error.hint.empty())
        text += terminal.paint(Ink::quiet, "hint: ") + visible(error.hint) + "\n";
    std::fputs(wrapped(text, terminal).c_str(), stderr);
    return static_cast<int>(error.trouble);
}

void finish_printing() {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        not_printed();
}

int command_line(int argc, const char* const* argv) {
    // `plainsend check | head` and a file that may grow no further (ulimit -f) end with a status, not with a
    // signal that leaves half a run behind.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    hold_standard_files();
    Session session;
    session.executable = this_executable();
    CLI::App app("Turns what a school writes into what every family can read.", "plainsend");
    app.set_help_flag("-h,--help", "Show this and stop");
    app.set_version_flag("--version", "plainsend " PLAINSEND_VERSION, "Show the version and stop");
    app.add_option("--data", session.data, "Folder that holds glossary/ and styles/")->type_name("DIR");
    app.add_option("--color,--colour", session.colour, "Colours: auto, always or never")->type_name("WHEN");
    app.fallthrough();
    std::vector<Command> commands;
    for (const auto add : {add_convert, add_check, add_compare, add_translate, add_glossary, add_explain,
                           add_doctor, add_list})
        for (Command& command : add(app, session))
            commands.push_back(std::move(command));
    for (const Command& command : commands)
        command.app->set_help_flag("-h,--help", "Show this and stop");
    refuse_empty_values(app);
    for (const Command& command : commands)
        refuse_empty_values(*command.app);
    try {
        if (argc < 2) {
            print(help_text(app));
            finish_printing();
            return static_cast<int>(Trouble::usage);
        }
        const int status = parse_and_run(app, argc, argv, session, commands);
        finish_printing();
        return status;
    } catch (const ReaderGone&) {
        return reader_gone_status;
    } catch (const Error& error) {
        return tell(error, session);
    } catch (const std::bad_alloc&) {
        return tell(Error(Trouble::crash, "there is not enough memory", "", "close other programs"), session);
    } catch (const std::exception& mistake) {
        return tell(Error(Trouble::crash, std::string("a mistake in plainsend: ") + mistake.what(), "",
                          "please report it, with the command that you gave"),
                    session);
    }
}

} // namespace plainsend
