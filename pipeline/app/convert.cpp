#include <CLI/CLI.hpp>
#include <algorithm>

#include "pipeline/app/commands.h"
#include "pipeline/run/batch.h"

namespace plainsend {

namespace {

struct ConvertOptions {
    CommonOptions common;
    std::string out;
    std::string versions;
    std::string formats;
    std::string style;
    std::string size;
    std::string xliff = "2.1";
    std::string report;
    std::string dump_after;
    bool time = false;
};

// Large print has a size of its own, and so has a style that was asked for; other versions keep theirs.
bool size_has_effect(const JobOptions& job, const Data& data) {
    if (!job.style.empty())
        return true;
    return std::any_of(data.recipes.begin(), data.recipes.end(), [&](const Recipe& recipe) {
        const auto has = [](const std::vector<std::string>& names, std::string_view name) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        return has(recipe.steps, "large-print") && !formats_of(recipe, job, data).empty() &&
               (job.versions.empty() || has(job.versions, recipe.name));
    });
}

int convert(const ConvertOptions& options, const Session& session) {
    refuse_stdout_as_folder(options.out);
    BatchOptions batch;
    if (!options.report.empty())
        batch.report = &report_format(options.report);
    const Data data = session.load(options.common.glossaries);
    batch.arguments = options.common.files;
    batch.out = options.out;
    batch.job = job_options(options.common, data);
    batch.job.versions = list_option(options.versions, "--versions");
    batch.job.formats = list_option(options.formats, "--formats");
    batch.job.style = options.style;
    if (!options.size.empty())
        batch.job.choices.size = number_option(options.size, "--size", {least_size, largest_size});
    batch.job.xliff = options.xliff;
    batch.job.dump_after = options.dump_after;
    check_options(batch.job, data);
    batch.run = run_options(options.common);
    batch.times = options.time ? BatchOptions::Times::show : BatchOptions::Times::hide;
    batch.terminal = session.terminal(stderr);
    if (batch.job.choices.size && !size_has_effect(batch.job, data))
        std::fputs(
            wrapped(batch.terminal.paint(Ink::yellow, "note: ") +
                        "--size had no effect: it is for large print, which is not made in this run, or "
                        "for a style (--style NAME)\n",
                    batch.terminal)
                .c_str(),
            stderr);
    return exit_status(run_batch(batch, data));
}

} // namespace

std::vector<Command> add_convert(CLI::App& app, const Session& session) {
    const auto options = std::make_shared<ConvertOptions>();
    CLI::App& command =
        *app.add_subcommand("convert", "Turn documents into every version that families need");
    add_common_options(command, options->common, Files::many);
    command.add_option("-o,--output", options->out, "Folder for the outputs")->type_name("OUT")->required();
    command.add_option("--versions", options->versions, "standard,plain,large-print,translatable (all)")
        ->type_name("LIST");
    command.add_option("--formats", options->formats, "html,pdf,xliff (what each version comes in)")
        ->type_name("LIST");
    command.add_option("--style", options->style, "Another style: dyslexia-friendly, high-contrast ...")
        ->type_name("NAME");
    command.add_option("--size", options->size, "Letter size of large print, 16 to 36 points (18)")
        ->type_name("PT");
    add_status_options(command, options->common);
    command.add_option("--xliff", options->xliff, "Version of XLIFF for the translator: 2.1 or 1.2")
        ->type_name("V");
    command.add_option("--report", options->report, "Write OUT/report: json, html or text")
        ->type_name("FORMAT");
    command.add_option("--dump-after", options->dump_after, "Print the document's tree after a stage")
        ->type_name("STAGE");
    command.add_flag("--time", options->time, "Say how long each step took");
    command.footer("Example: plainsend convert minutes.docx -o out --school school.xml");
    return {{&command, [options, &session] { return convert(*options, session); }}};
}

} // namespace plainsend
