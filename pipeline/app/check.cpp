#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "pipeline/annotate.h"
#include "pipeline/app/check_html.h"
#include "pipeline/app/check_report.h"
#include "pipeline/app/commands.h"
#include "pipeline/finding_json.h"
#include "pipeline/nearest.h"
#include "pipeline/rules.h"
#include "pipeline/run/files.h"
#include "pipeline/run/in_order.h"

namespace plainsend {

// How check's result crosses the pipe.
template<class Self>
concept IsAcronymUse = std::is_same_v<std::remove_const_t<Self>, AcronymUse>;
auto wire_fields(IsAcronymUse auto& use) {
    return std::tie(use.short_form, use.long_form, use.source, use.senses, use.block, use.begin, use.end);
}
template<class Self>
concept IsListedBlock = std::is_same_v<std::remove_const_t<Self>, ListedBlock>;
auto wire_fields(IsListedBlock auto& block) {
    return std::tie(block.id, block.number, block.kind, block.text);
}
template<class Self>
concept IsCheckedSentence = std::is_same_v<std::remove_const_t<Self>, CheckedSentence>;
auto wire_fields(IsCheckedSentence auto& sentence) {
    return std::tie(sentence.block, sentence.begin, sentence.end, sentence.source);
}
template<class Self>
concept IsSourceSpan = std::is_same_v<std::remove_const_t<Self>, SourceSpan>;
auto wire_fields(IsSourceSpan auto& span) {
    return std::tie(span.place, span.length, span.column, span.end_line, span.end_column, span.words);
}
template<class Self>
concept IsSpan = std::is_same_v<std::remove_const_t<Self>, Span>;
auto wire_fields(IsSpan auto& span) {
    return std::tie(span.begin, span.end);
}
template<class Self>
concept IsHardSentence = std::is_same_v<std::remove_const_t<Self>, HardSentence>;
auto wire_fields(IsHardSentence auto& sentence) {
    return std::tie(sentence.block, sentence.begin, sentence.end, sentence.words, sentence.long_words);
}
template<class Self>
concept IsCheckResult = std::is_same_v<std::remove_const_t<Self>, CheckResult>;
auto wire_fields(IsCheckResult auto& result) {
    return std::tie(result.kind, result.reader, result.readability, result.acronyms, result.acronym_places,
                    result.findings, result.places, result.parts, result.blocks, result.sentences,
                    result.hardest, result.has_lines);
}

template<class Self>
concept IsAnnotatedCopy = std::is_same_v<std::remove_const_t<Self>, AnnotatedCopy>;
auto wire_fields(IsAnnotatedCopy auto& copy) {
    return std::tie(copy.bytes, copy.on_words, copy.at_paragraph, copy.about_document, copy.in_first,
                    copy.unplaced, copy.changes, copy.changes_not_made);
}

// What came of one document; copy: with --annotate.
struct CheckAnswer {
    CheckResult result;
    std::optional<AnnotatedCopy> copy;
};
template<class Self>
concept IsCheckAnswer = std::is_same_v<std::remove_const_t<Self>, CheckAnswer>;
auto wire_fields(IsCheckAnswer auto& answer) {
    return std::tie(answer.result, answer.copy);
}

namespace {

struct CheckOptions {
    CommonOptions common;
    std::string annotate;
    std::string format; // "" = a page for -o, else text
    std::string out;
    std::string fail_on;
    std::string detail;
};

std::set<Detail> details(const std::string& typed) {
    std::set<Detail> detail;
    for (const std::string& name : list_option(typed, "--detail")) {
        check_name("detail", name, {"blocks", "sentences"});
        detail.insert(name == "blocks" ? Detail::blocks : Detail::sentences);
    }
    return detail;
}

std::optional<Severity> threshold(const std::string& typed) {
    if (typed.empty())
        return std::nullopt;
    check_name("severity", typed, {"note", "suggestion", "warning"});
    return typed == "note"         ? Severity::note
           : typed == "suggestion" ? Severity::suggestion
                                   : Severity::warning;
}

std::string format_of(const CheckOptions& options) {
    if (options.format.empty())
        return options.out.empty() || options.out == "-" ? "text" : "html";
    check_name("format of check", options.format, {"text", "html", "json", "sarif"});
    return options.format;
}

// Tells the documents one after the other, in one of the formats: on standard output as they come, or in a
// file when all is said.
class Printer {
public:
    Printer(const CheckOptions& options, const Terminal& terminal, const Data& data)
        : format_(format_of(options)), detail_(details(options.detail)),
          out_(options.out == "-" ? "" : options.out), terminal_(out_.empty() ? terminal : Terminal{}),
          data_(data) {
        if (format_ == "html")
            page_.emplace(data.tasks, rule_book(data));
        if (format_ == "json")
            say("{\n  \"schema_version\": 1,\n  \"documents\": [");
    }
    void tell(const CheckedFile& file) {
        if (format_ == "text") {
            say(check_text(file, terminal_));
        } else if (format_ == "html") {
            page_->tell(file);
        } else if (format_ == "json") {
            say(first_ ? "\n" : ",\n");
            say(indented(json::write(check_json(file, detail_))));
        } else {
            add_to_log(file);
        }
        first_ = false;
    }
    void finish() {
        if (format_ == "html")
            say(page_->page());
        if (format_ == "json")
            say(first_ ? "]\n}\n" : "\n  ]\n}\n");
        if (format_ == "sarif") {
            for (const Explanation& rule : all_rules(data_))
                if (const auto named = rules_.find(rule.name); named != rules_.end())
                    named->second = rule.summary;
            say(json::write(sarif_log(std::move(results_), rules_, std::move(failures_))));
        }
        if (!out_.empty())
            write_whole(out_, said_);
    }

private:
    void say(std::string_view text) {
        if (out_.empty())
            print(text);
        else
            said_ += text;
    }
    void add_to_log(const CheckedFile& file) {
        if (file.error) {
            failures_.push_back(sarif_failure(file));
            return;
        }
        for (const Finding& finding : file.result->findings)
            rules_.emplace(finding.rule, "");
        for (json::Value& result : sarif_results(file))
            results_.push_back(std::move(result));
    }
    std::string format_;
    std::set<Detail> detail_;
    std::string out_;
    Terminal terminal_;
    const Data& data_;
    bool first_ = true;
    std::string said_;
    std::optional<CheckPage> page_;
    std::map<std::string, std::string> rules_;
    json::Array results_;
    json::Array failures_;
};

// No document is written over, nor one output by another.
void check_output(const std::string& out, const std::string& copy, const std::vector<Input>& inputs) {
    namespace fs = std::filesystem;
    std::error_code none;
    if (!out.empty() && !copy.empty() && fs::weakly_canonical(out, none) == fs::weakly_canonical(copy, none))
        throw Error(Trouble::usage, "the report and the copy would be one file", "-o " + out,
                    "give the report another name: -o to-do.html");
    for (const Input& input : inputs)
        if (!out.empty() && fs::equivalent(input.path, out, none))
            throw Error(Trouble::usage, "the report would take the place of the document", "-o " + out,
                        "give it another name: -o to-do.html");
}

// The copy is one file, and never the document itself.
void check_copy(const std::string& copy, const std::vector<Input>& inputs) {
    namespace fs = std::filesystem;
    if (copy.empty())
        return;
    if (copy == "-")
        throw Error(Trouble::usage, "the report goes to standard output, the copy to a file", "--annotate -",
                    "name a file: --annotate letter.comments.docx");
    if (inputs.size() != 1)
        throw Error(Trouble::usage, "a copy is made of one document", "--annotate", "name one Word file");
    std::error_code none;
    if (fs::is_directory(copy, none))
        throw Error(Trouble::usage, "this is a folder", "--annotate " + copy,
                    "name a file: --annotate letter.comments.docx");
    const fs::path original = inputs.front().path.extension();
    if ((original == ".docx" || original == ".docm" || original == ".dotx") &&
        fs::path(copy).extension() != original)
        throw Error(Trouble::usage,
                    "Word opens a copy of this document only if its name ends in " + original.string(),
                    "--annotate " + copy, "give it that ending");
    if (fs::equivalent(inputs.front().path, copy, none))
        throw Error(Trouble::usage, "the copy would take the place of the document", "--annotate " + copy,
                    "give it another name: --annotate letter.comments.docx");
}

void keep_copy(const std::string& file, const AnnotatedCopy& copy) {
    write_whole(file, copy.bytes);
    const Terminal plain = terminal_of(stderr, ColourChoice::never);
    std::fputs(wrapped(visible(file) + ": " + copy_in_words(copy) + "\n", plain).c_str(), stderr);
}

CheckAnswer work_on(const Source& source, const CheckOptions& options, const JobOptions& job,
                    const Data& data) {
    CheckAnswer answer{check_document(source, job, data), std::nullopt};
    if (!options.annotate.empty())
        answer.copy = annotate_document(source, answer.result, job, data);
    return answer;
}

int check(const CheckOptions& options, const Session& session) {
    const std::optional<Severity> fail_on = threshold(options.fail_on);
    format_of(options); // a slip in the options is told before anything is loaded
    details(options.detail);
    const Data data = session.load(options.common.glossaries);
    const JobOptions job = job_options(options.common, data);
    check_options(job, data);
    std::vector<Input> inputs = find_inputs(options.common.files, "");
    const std::size_t passed_over =
        std::erase_if(inputs, [](const Input& input) { return !input.passed_over.empty(); });
    if (inputs.empty())
        std::fputs(
            fmt::format("nothing to do: no documents were found ({} passed over)\n", passed_over).c_str(),
            stderr);
    check_copy(options.annotate, inputs);
    check_output(options.out, options.annotate, inputs);

    Printer printer(options, session.terminal(stdout), data);
    bool met = false;
    std::size_t failed = 0;
    std::optional<Trouble> trouble;
    InOrder<CheckedFile> in_order([&](std::size_t, const CheckedFile& file) {
        printer.tell(file);
        if (file.error) {
            ++failed;
            trouble = file.error->trouble;
        }
        if (file.result && fail_on)
            for (const Finding& finding : file.result->findings)
                met = met || finding.severity >= *fail_on;
    });
    std::optional<AnnotatedCopy> copy;
    const PoolEnd end = for_each_document<CheckAnswer>(
        inputs, [&](const Source& source, const SourceTask&) { return work_on(source, options, job, data); },
        run_options(options.common),
        [&](std::size_t index, Answer<CheckAnswer> answer, double) {
            const Input& input = inputs[index];
            const std::string file = input.path == "-" ? "stdin" : input.path.generic_string();
            if (answer.error && answer.error->trouble == Trouble::usage) // not about the document
                throw Error(answer.error->trouble, answer.error->message, file, answer.error->hint);
            CheckedFile checked{file, std::nullopt, std::move(answer.error)};
            if (answer.result) {
                checked.result = std::move(answer.result->result);
                copy = std::move(answer.result->copy);
            }
            in_order.add(index, std::move(checked));
        });
    constexpr int interrupted = 130;
    if (end == PoolEnd::interrupted)
        return interrupted;
    printer.finish();
    if (copy)
        keep_copy(options.annotate, *copy);
    if (failed > 0 && inputs.size() == 1)
        return static_cast<int>(*trouble);
    return failed > 0 || met ? 1 : 0;
}

} // namespace

std::vector<Command> add_check(CLI::App& app, const Session& session) {
    const auto options = std::make_shared<CheckOptions>();
    CLI::App& command = *app.add_subcommand("check", "Say what in documents is hard, unexplained or hurtful");
    add_common_options(command, options->common, Files::many);
    command.add_option("--date", options->common.date, "As if it were this day: 2026-12-03 (today)")
        ->type_name("D");
    command.add_option("--format", options->format, "text, html, json or sarif (text; with -o html)")
        ->type_name("FORMAT");
    command.add_option("-o,--output", options->out, "Write a page to work through (or FORMAT) to this file")
        ->type_name("OUT.html");
    command.add_option("--fail-on", options->fail_on, "Status 1 from this on: note, suggestion, warning")
        ->type_name("LEVEL");
    command.add_option("--detail", options->detail, "Also in JSON: blocks,sentences")->type_name("LIST");
    command.add_option("--annotate", options->annotate, "Also write a Word file with it all as comments")
        ->type_name("OUT.docx");
    command.footer("Example: plainsend check letter.docx -o to-do.html");
    return {{&command, [options, &session] { return check(*options, session); }}};
}

} // namespace plainsend
