// The options that several commands share.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <ctime>
#include <fmt/format.h>
#include <thread>

#include "pipeline/app/commands.h"
#include "stages/draft/dates.h"

namespace plainsend {

Date date_option(std::string_view text, std::string_view option) {
    if (const std::optional<Date> date = parse_date(text))
        return *date;
    throw Error(Trouble::usage, "'" + std::string(text) + "' is not a date", std::string(option),
                "write year, month and day: 2026-12-03");
}

double number_option(std::string_view text, std::string_view option, Between allowed) {
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool is_number = error == std::errc() && end == text.data() + text.size() &&
                           text.find_first_not_of("0123456789.") == std::string_view::npos;
    if (!is_number || value < allowed.least || value > allowed.most)
        throw Error(Trouble::usage,
                    fmt::format("'{}' is not a number from {} to {}", text, allowed.least, allowed.most),
                    std::string(option),
                    is_number ? fmt::format("any number from {} to {} will do", allowed.least, allowed.most)
                              : std::string("write it in digits"));
    return value;
}

int whole_number_option(std::string_view text, std::string_view option, Between allowed) {
    const double value = number_option(text, option, allowed);
    if (text.find('.') != std::string_view::npos)
        throw Error(Trouble::usage, "'" + std::string(text) + "' is not a whole number", std::string(option),
                    "write it in digits");
    return static_cast<int>(value);
}

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {std::chrono::year(local.tm_year + 1900),
            std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
            std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

std::vector<std::string> list_option(std::string_view text, std::string_view option) {
    std::vector<std::string> names;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        std::string_view name = rest.substr(0, comma);
        while (!name.empty() && name.front() == ' ')
            name.remove_prefix(1);
        while (!name.empty() && name.back() == ' ')
            name.remove_suffix(1);
        if (!name.empty())
            names.emplace_back(name);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    if (names.empty() && !text.empty())
        throw Error(Trouble::usage, "there is no name in '" + std::string(text) + "'", std::string(option),
                    "name one or more, with commas between them, or leave it out");
    return names;
}

void refuse_stdout_as_folder(std::string_view out) {
    if (out == "-")
        throw Error(Trouble::usage, "the outputs are files and need a folder", "--output -",
                    "name a folder; one that is really called - is ./-");
}

void refuse_empty_values(CLI::App& app) {
    for (CLI::Option* option : app.get_options()) {
        if (option->get_items_expected_max() == 0)
            continue;
        const std::string name = option->get_positional() ? option->get_type_name() : option->get_name();
        const auto refuse = [name](std::string& value) -> std::string {
            if (value.empty())
                throw Error(Trouble::usage, "its value is empty", name, "give it one, or leave it out");
            return {};
        };
        option->check(CLI::Validator(refuse, ""));
    }
}

void add_common_options(CLI::App& app, CommonOptions& options, Files files) {
    if (files == Files::many)
        app.add_option("files", options.files, "Documents, folders of documents, or - for standard input")
            ->type_name("FILE|DIR")
            ->required();
    app.add_option("--from", options.from, "Read as this format, whatever the file looks like")
        ->type_name("FORMAT");
    app.add_option("--kind", options.kind, "What the document is: minutes, letter ...")->type_name("KIND");
    app.add_option("--jurisdiction", options.jurisdiction, "england, scotland, wales or northern-ireland")
        ->type_name("NAME");
    app.add_option("--school", options.school, "The school's profile: address, contact, holidays")
        ->type_name("FILE");
    app.add_option("--contact", options.contact, "Whom to ask, in one line")->type_name("TEXT");
    app.add_option("--glossary", options.glossaries, "Add the school's own words; they come before ours")
        ->type_name("FILE")
        ->allow_extra_args(false);
    app.add_option("--jobs", options.jobs, "Documents at the same time (one for each processor)")
        ->type_name("N");
    app.add_option("--timeout", options.timeout, "Seconds of processor time for one document (5)")
        ->type_name("S");
}

void add_status_options(CLI::App& app, CommonOptions& options) {
    CLI::Option* draft = app.add_flag("--draft", options.draft, "Send it out as a draft to amend");
    app.add_flag("--final", options.final_version, "Send it out as final")->excludes(draft);
    app.add_option("--date", options.date, "Date of the draft: 2026-12-03 (today)")->type_name("D");
    app.add_option("--reply-by", options.reply_by, "Last day for corrections (two weeks later)")
        ->type_name("D");
}

JobOptions job_options(const CommonOptions& options, const Data& data) {
    if (options.final_version && !options.reply_by.empty())
        throw Error(Trouble::usage, "a final document has no day to reply by", "--reply-by",
                    "leave out --reply-by, or send it out as a draft with --draft");
    JobOptions job;
    job.from = options.from;
    job.choices.kind = options.kind;
    job.choices.jurisdiction = options.jurisdiction;
    job.choices.contact = options.contact;
    job.choices.date_is = options.date.empty() ? DateIs::today : DateIs::said;
    job.choices.date = options.date.empty() ? today() : date_option(options.date, "--date");
    if (!options.reply_by.empty())
        job.choices.reply_by = date_option(options.reply_by, "--reply-by");
    if (options.draft)
        job.choices.openness = Openness::draft;
    if (options.final_version)
        job.choices.openness = Openness::final_version;
    if (!options.school.empty())
        job.school = std::make_shared<const SchoolProfile>(load_school(options.school, data));
    return job;
}

RunOptions run_options(const CommonOptions& options) {
    constexpr double wall_for_cpu = 3; // a machine busy with other things is no reason to give up
    RunOptions run;
    run.jobs = options.jobs.empty() ? static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))
                                    : whole_number_option(options.jobs, "--jobs", {1, 1024});
    if (!options.timeout.empty())
        run.limits.cpu_seconds = number_option(options.timeout, "--timeout", {0.1, 86400});
    run.limits.wall_seconds = run.limits.cpu_seconds * wall_for_cpu;
    if (const std::string note = sandbox_note(sandbox_support()); !note.empty())
        std::fputs(wrapped("note: " + note + "\n", terminal_of(stderr, ColourChoice::never)).c_str(), stderr);
    return run;
}

} // namespace plainsend
