#include <CLI/CLI.hpp>

#include "pipeline/app/commands.h"
#include "pipeline/app/one_document.h"
#include "pipeline/compare_report.h"
#include "pipeline/nearest.h"

namespace plainsend {

template<class Self>
concept IsFactChange = std::is_same_v<std::remove_const_t<Self>, FactChange>;
auto wire_fields(IsFactChange auto& fact) {
    return std::tie(fact.kind, fact.old_words, fact.new_words, fact.verdict, fact.message);
}
template<class Self>
concept IsChange = std::is_same_v<std::remove_const_t<Self>, Change>;
auto wire_fields(IsChange auto& change) {
    return std::tie(change.kind, change.place, change.old_place, change.old_text, change.new_text,
                    change.facts);
}
template<class Self>
concept IsComparison = std::is_same_v<std::remove_const_t<Self>, Comparison>;
auto wire_fields(IsComparison auto& comparison) {
    return std::tie(comparison.old_title, comparison.new_title, comparison.changes, comparison.same);
}

namespace {

struct CompareOptions {
    CommonOptions common;
    std::string old_file;
    std::string new_file;
    std::string out;
    std::string format = "text";
};

std::string indented(const std::string& text) {
    std::string lines = "    ";
    for (const char c : text)
        lines += c == '\n' ? std::string("\n    ") : std::string(1, c);
    return lines;
}

std::string text_of(const Change& change, const Terminal& terminal) {
    std::string text = "  " + terminal.paint(Ink::bold, visible(change.place)) + "\n";
    for (const std::string& message : messages_of(change))
        text += "    " + terminal.paint(Ink::yellow, visible(message)) + "\n";
    if (change.kind == ChangeKind::moved && change.old_place != change.place)
        text += "    it stood under: " + visible(change.old_place) + "\n";
    const auto lines = [&](std::string_view label, const std::string& words) {
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find('\n', at), words.size());
            text += indented(terminal.paint(Ink::quiet, label) + visible(words.substr(at, end - at))) + "\n";
            at = end + 1;
        }
    };
    if (change.kind != ChangeKind::moved)
        lines("old: ", change.old_text);
    lines("new: ", change.new_text);
    return text;
}

std::string comparison_text(const Comparison& comparison, const Terminal& terminal) {
    std::string text = summary_of(comparison) + " " + unchanged_of(comparison) + "\n";
    for (const ChangeGroup& group : change_groups()) {
        const std::vector<const Change*> changes = changes_in(comparison, group);
        if (!changes.empty())
            text += "\n" + terminal.paint(Ink::bold, group.heading) + "\n";
        for (const Change* change : changes)
            text += text_of(*change, terminal);
    }
    return wrapped(text, terminal);
}

int compare_files(const CompareOptions& options, const Session& session) {
    check_name("format of compare", options.format, {"text", "json", "html"});
    const Data data = session.load(options.common.glossaries);
    const JobOptions job = job_options(options.common, data);
    check_options(job, data);
    const auto [comparison, input] = one_document<Comparison>(
        options.new_file, options.common,
        [&](const Source& source, const SourceTask& task) {
            return compare_documents({task.second, task.second_name, {}}, source, job, data);
        },
        SecondFile{options.old_file, read_file(options.old_file, Limits{}.input_bytes)});
    constexpr int interrupted = 130;
    if (!comparison)
        return interrupted;
    const auto name = [](const std::string& file) { return std::filesystem::path(file).filename().string(); };
    const std::string old_name = name(options.old_file);
    const std::string new_name = name(options.new_file);
    const bool wants_page = options.format == "html" || (!options.out.empty() && options.format == "text");
    const std::string output = wants_page ? comparison_html(*comparison, old_name, new_name)
                               : options.format == "json"
                                   ? json::write(comparison_json(*comparison, old_name, new_name))
                                   : comparison_text(*comparison, session.terminal(stdout));
    if (options.out.empty() || options.out == "-")
        print(output);
    else
        write_whole(options.out, output);
    return 0;
}

} // namespace

std::vector<Command> add_compare(CLI::App& app, const Session& session) {
    const auto options = std::make_shared<CompareOptions>();
    CLI::App& command = *app.add_subcommand("compare", "Say what changed between two versions of a plan");
    command.add_option("old", options->old_file, "The old version")->type_name("OLD")->required();
    command.add_option("new", options->new_file, "The new version")->type_name("NEW")->required();
    command.add_option("-o,--output", options->out, "Write a page to read (or JSON) to this file")
        ->type_name("OUT.html");
    command.add_option("--format", options->format, "text, html or json (text; with -o html)")
        ->type_name("FORMAT");
    add_common_options(command, options->common, Files::one);
    command.footer("Example: plainsend compare plan-2026.docx plan-2027.docx -o changes.html");
    return {{&command, [options, &session] { return compare_files(*options, session); }}};
}

} // namespace plainsend
