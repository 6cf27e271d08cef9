// The options that several commands share.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <ctime>
#include <thread>

#include "pipeline/app/commands.h"

namespace plainsend {

namespace {

// Digits only, exactly that many.
int number(std::string_view digits) {
    int value = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
}

} // namespace

Date parse_date(std::string_view text, std::string_view option) {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const Date date{std::chrono::year(number(text.substr(0, 4))),
                        std::chrono::month(static_cast<unsigned>(number(text.substr(5, 2)))),
                        std::chrono::day(static_cast<unsigned>(number(text.substr(8, 2))))};
        if (number(text.substr(0, 4)) > 0 && date.ok())
            return date;
    }
    throw Error(Trouble::usage, "'" + std::string(text) + "' is not a date", std::string(option),
                "write year, month and day: 2026-12-03");
}

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {std::chrono::year(local.tm_year + 1900),
            std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
            std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

std::vector<std::string> comma_separated(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        std::string_view name = text.substr(0, comma);
        while (!name.empty() && name.front() == ' ')
            name.remove_prefix(1);
        while (!name.empty() && name.back() == ' ')
            name.remove_suffix(1);
        if (!name.empty())
            names.emplace_back(name);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return names;
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
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    app.add_option("--timeout", options.timeout, "Seconds of processor time for one document (5)")
        ->type_name("S")
        ->check(CLI::Range(0.1, 86400.0));
}

void add_status_options(CLI::App& app, CommonOptions& options) {
    CLI::Option* draft = app.add_flag("--draft", options.draft, "Send it out as a draft to amend");
    app.add_flag("--final", options.final_version, "Send it out as final")->excludes(draft);
    app.add_option("--date", options.date, "Date of the draft: 2026-12-03 (today)")->type_name("D");
    app.add_option("--reply-by", options.reply_by, "Last day for corrections (two weeks later)")
        ->type_name("D");
}

JobOptions job_options(const CommonOptions& options, const Data& data) {
    JobOptions job;
    job.from = options.from;
    job.choices.kind = options.kind;
    job.choices.jurisdiction = options.jurisdiction;
    job.choices.contact = options.contact;
    job.choices.date_is = options.date.empty() ? DateIs::today : DateIs::said;
    job.choices.date = options.date.empty() ? today() : parse_date(options.date, "--date");
    if (!options.reply_by.empty())
        job.choices.reply_by = parse_date(options.reply_by, "--reply-by");
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
    run.jobs =
        options.jobs > 0 ? options.jobs : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    run.limits.cpu_seconds = options.timeout;
    run.limits.wall_seconds = options.timeout * wall_for_cpu;
    if (const std::string note = sandbox_note(sandbox_support()); !note.empty())
        std::fputs(("note: " + note + "\n").c_str(), stderr);
    return run;
}

} // namespace plainsend
