#include <CLI/CLI.hpp>

#include "pipeline/app/commands.h"
#include "pipeline/app/one_document.h"
#include "pipeline/finding_json.h"
#include "pipeline/translation.h"
#include "stages/translate/language_tag.h"

namespace plainsend {

template<class Self>
concept IsExtracted = std::is_same_v<std::remove_const_t<Self>, Extracted>;
auto wire_fields(IsExtracted auto& extracted) {
    return std::tie(extracted.xliff, extracted.findings, extracted.parts);
}

namespace {

struct TranslateOptions {
    CommonOptions common;
    std::string file;
    std::string xliff_file;
    std::string out;
    std::string to;
    std::string xliff = "2.1";
    std::string formats;
    std::string style;
    std::string size;
};

// parts: the files that the findings are in.
void say(const Findings& findings, const std::vector<std::string>& parts, const Terminal& terminal) {
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::note)
            continue;
        std::string text;
        if (finding.place.line > 0 && finding.place.part < parts.size())
            text = visible(parts[finding.place.part]) + ":" + std::to_string(finding.place.line) + ": ";
        text += terminal.paint(finding.severity == Severity::warning ? Ink::yellow : Ink::blue,
                               severity_name(finding.severity));
        text += ": " + visible(finding.message) + " [" + visible(finding.rule) + "]\n";
        std::fputs(wrapped(text, terminal).c_str(), stderr);
    }
}

constexpr int interrupted = 130;

int extract(const TranslateOptions& options, const Session& session) {
    const Data data = session.load(options.common.glossaries);
    JobOptions job = job_options(options.common, data);
    job.target_language = options.to;
    job.xliff = options.xliff;
    check_options(job, data);
    job.target_language = tidy_tag(options.to);
    const std::optional<Extracted> extracted =
        one_document<Extracted>(
            options.file, options.common,
            [&](const Source& source, const SourceTask&) { return extract_words(source, job, data); }, {})
            .result;
    if (!extracted)
        return interrupted;
    if (options.out == "-")
        print(extracted->xliff);
    else
        write_whole(options.out, extracted->xliff);
    say(extracted->findings, extracted->parts, session.terminal(stderr));
    return 0;
}

int merge(const TranslateOptions& options, const Session& session) {
    refuse_stdout_as_folder(options.out);
    const Data data = session.load(options.common.glossaries);
    JobOptions job = job_options(options.common, data);
    job.formats = list_option(options.formats, "--formats");
    job.style = options.style;
    if (!options.size.empty()) {
        job.choices.size = number_option(options.size, "--size", {least_size, largest_size});
        if (job.style.empty())
            job.style = "large-print";
    }
    check_options(job, data);
    SecondFile second{options.xliff_file, read_file(options.xliff_file, Limits{}.input_bytes)};
    const auto [merged, input] = one_document<JobResult>(
        options.file, options.common,
        [&](const Source& source, const SourceTask& task) {
            return merge_translation(source, task.stem, task.second, task.second_name, job, data);
        },
        std::move(second));
    if (!merged)
        return interrupted;
    for (const Output& output : merged->outputs)
        if (!output.name.starts_with(input.stem + ".") || output.name.find('/') != std::string::npos)
            throw Error(Trouble::crash, "an output got a name that is not its own", "",
                        "report this mistake");
    OutputFolder folder(options.out);
    folder.write("", merged->outputs);
    say(merged->findings, merged->parts, session.terminal(stderr));
    return 0;
}

int check(const TranslateOptions& options, const Session& session) {
    const Findings findings =
        check_translation(read_file(options.xliff_file, Limits{}.input_bytes), options.xliff_file);
    const Terminal terminal = session.terminal(stdout);
    for (const Finding& finding : findings)
        print(terminal.paint(Ink::bold,
                             visible(options.xliff_file) +
                                 (finding.place.line > 0 ? ":" + std::to_string(finding.place.line) : "")) +
              ": " + std::string(severity_name(finding.severity)) + ": " + visible(finding.message) + " [" +
              visible(finding.rule) + "]\n");
    if (findings.empty())
        print(visible(options.xliff_file) + ": no mistakes found\n");
    const bool wrong = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::warning;
    });
    return wrong ? 1 : 0;
}

} // namespace

std::vector<Command> add_translate(CLI::App& app, const Session& session) {
    const auto options = std::make_shared<TranslateOptions>();
    CLI::App& command =
        *app.add_subcommand("translate", "Words out to a translator, and back into the layout");

    CLI::App& out = *command.add_subcommand("extract", "Write a document's words as XLIFF for a translator");
    out.add_option("file", options->file, "The document")->type_name("FILE")->required();
    out.add_option("-o,--output", options->out, "The file to write, or -")->type_name("X.xlf")->required();
    out.add_option("--to", options->to, "Language to translate into: pl, ur, cy ...")
        ->type_name("LANG")
        ->required();
    out.add_option("--xliff", options->xliff, "Version of XLIFF: 2.1 or 1.2 (2.1)")->type_name("V");
    add_common_options(out, options->common, Files::one);

    CLI::App& in = *command.add_subcommand("merge", "Put a translation back into the document's layout");
    in.add_option("file", options->file, "The document that was translated")->type_name("FILE")->required();
    in.add_option("xliff", options->xliff_file, "The translation")->type_name("X.xlf")->required();
    in.add_option("-o,--output", options->out, "Folder for the outputs")->type_name("OUT")->required();
    in.add_option("--formats", options->formats, "html,pdf")->type_name("LIST");
    in.add_option("--style", options->style, "Another style: large-print, dyslexia-friendly ...")
        ->type_name("NAME");
    in.add_option("--size", options->size, "Letter size of large print, 16 to 36 points (18)")
        ->type_name("PT");
    add_common_options(in, options->common, Files::one);
    add_status_options(in, options->common);

    CLI::App& look = *command.add_subcommand("check", "Say what is wrong with a translator's file");
    look.add_option("xliff", options->xliff_file, "The translation")->type_name("X.xlf")->required();

    command.footer("Example: plainsend translate extract letter.docx --to pl -o letter.xlf");
    return {{&command, {}},
            {&out, [options, &session] { return extract(*options, session); }},
            {&in, [options, &session] { return merge(*options, session); }},
            {&look, [options, &session] { return check(*options, session); }}};
}

} // namespace plainsend
