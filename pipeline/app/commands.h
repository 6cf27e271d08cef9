// The subcommands: each adds its options and says what to run once they are parsed. One file per subcommand.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/data.h"
#include "pipeline/job.h"
#include "pipeline/run/documents.h"
#include "pipeline/run/terminal.h"

namespace CLI {
class App;
}

namespace plainsend {

// What every command may need: the options that stand before the command, and what main() was given.
struct Session {
    std::string data;
    std::string colour = "auto";
    std::filesystem::path executable;

    Data load(const std::vector<std::string>& additions = {}) const;
    std::filesystem::path data_folder() const;
    Terminal terminal(std::FILE*) const;
};

struct Command {
    CLI::App* app = nullptr;
    std::function<int()> run;
};

std::vector<Command> add_convert(CLI::App&, const Session&);
std::vector<Command> add_check(CLI::App&, const Session&);
std::vector<Command> add_compare(CLI::App&, const Session&);
std::vector<Command> add_translate(CLI::App&, const Session&);
std::vector<Command> add_glossary(CLI::App&, const Session&);
std::vector<Command> add_explain(CLI::App&, const Session&);
std::vector<Command> add_doctor(CLI::App&, const Session&);
std::vector<Command> add_list(CLI::App&, const Session&);

// Options that convert, check and translate share, as typed.
struct CommonOptions {
    std::vector<std::string> files;
    std::vector<std::string> glossaries;
    std::string kind;
    std::string jurisdiction;
    std::string from;
    std::string school;
    std::string contact;
    std::string date;
    std::string reply_by;
    bool draft = false;
    bool final_version = false;
    std::string timeout;
    std::string jobs;
};
enum class Files { one, many };
void add_common_options(CLI::App&, CommonOptions&, Files);
// Options that say what the document becomes: kind, status, dates, school.
void add_status_options(CLI::App&, CommonOptions&);
JobOptions job_options(const CommonOptions&, const Data&);
RunOptions run_options(const CommonOptions&);

// What was typed as a value. All throw Error{usage} naming the option.
Date date_option(std::string_view text, std::string_view option); // "2026-12-03"
// Digits, and a point: "nan", "1e3" and "0x12" are slips of the fingers, or worse.
struct Between {
    double least;
    double most;
};
double number_option(std::string_view text, std::string_view option, Between);
int whole_number_option(std::string_view text, std::string_view option, Between);
// "a,b"; blanks around names do not matter. Empty when the option was not given.
std::vector<std::string> list_option(std::string_view text, std::string_view option);
// Outputs are several files: "-" would make a folder of that name.
void refuse_stdout_as_folder(std::string_view out);
// An option with an empty value is a variable that nobody filled in, and never means "as usual".
void refuse_empty_values(CLI::App&);

// Today, here: the only clock that is read.
Date today();

// Everything on stdout arrived; throws Error{output} when not (a full disk).
void print(std::string_view text);
void finish_printing();

// One trouble, on stderr: what is wrong, where, what to do. Returns its status.
int tell(const Error&, const Session&);

} // namespace plainsend
