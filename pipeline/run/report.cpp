#include "pipeline/run/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include "pipeline/finding_json.h"
#include "pipeline/nearest.h"
#include "pipeline/readability_json.h"
#include "pipeline/run/terminal.h"
#include "stages/io/json.h"

namespace plainsend {

namespace {

// In JSON.
std::string_view state_name(State state) {
    switch (state) {
    case State::done:
        return "done";
    case State::failed:
        return "failed";
    case State::skipped:
        return "skipped";
    }
    return "";
}

json::Array strings(const std::vector<std::string>& texts) {
    json::Array array;
    for (const std::string& text : texts)
        array.emplace_back(valid_utf8(text));
    return array;
}

json::Array readability_of(const DocumentReport& document) {
    json::Array versions;
    for (const MeasuredVersion& measured : document.readability) {
        json::Object version{{"version", measured.version}, {"edits", measured.edits}};
        for (auto& member : readability_json(measured.readability))
            version.push_back(std::move(member));
        versions.push_back(std::move(version));
    }
    return versions;
}

std::string json_entry(const DocumentReport& document, bool first) {
    json::Array findings;
    for (const Finding& finding : document.findings)
        findings.push_back(finding_json(finding, document.parts));
    const auto or_null = [](const std::string& text) {
        return text.empty() ? json::Value(nullptr) : json::Value(valid_utf8(text));
    };
    const std::string text = json::write(json::Object{{"file", valid_utf8(document.file)},
                                                      {"state", state_name(document.state)},
                                                      {"reason", or_null(document.reason)},
                                                      {"hint", or_null(document.hint)},
                                                      {"outputs", strings(document.outputs)},
                                                      {"readability", readability_of(document)},
                                                      {"findings", std::move(findings)}});
    return (first ? "\n" : ",\n") + indented(text);
}

std::string how_hard(const MeasuredVersion& measured) {
    const Readability& counted = measured.readability;
    return fmt::format("        {}: {}, {:.1f} words a sentence, {} of more than 25 words{}\n",
                       visible(measured.version), reading_age_in_words(counted), words_per_sentence(counted),
                       counted.long_sentences,
                       measured.edits == 0 ? ""
                                           : fmt::format(", {} change{} of words", measured.edits,
                                                         measured.edits == 1 ? "" : "s"));
}

std::string text_entry(const DocumentReport& document, bool) {
    std::string text =
        std::string(document.state == State::skipped ? "passed over" : state_name(document.state)) + "  " +
        visible(document.file);
    if (!document.reason.empty())
        text += ": " + visible(document.reason);
    if (!document.hint.empty())
        text += " (hint: " + visible(document.hint) + ")";
    text += "\n";
    for (const std::string& output : document.outputs)
        text += "        -> " + visible(output) + "\n";
    for (const MeasuredVersion& measured : document.readability)
        text += how_hard(measured);
    for (std::size_t i = 0; i < document.findings.size(); ++i) {
        const Finding& finding = document.findings[i];
        if (finding.severity != Severity::warning)
            continue;
        const std::string place = visible(where_of(document, i));
        text += "        warning: " + (place.empty() ? "" : place + ": ") + visible(finding.message) + " [" +
                visible(finding.rule) + "]\n";
    }
    return text;
}

std::size_t one_group(const DocumentReport&) {
    return 0;
}

void append_to(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(fd, text.data(), text.size());
        if (written <= 0)
            throw Error(Trouble::output, "the report could not be gathered", "",
                        "make room on the disk and run again");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

std::string_view where_of(const DocumentReport& document, std::size_t finding) {
    return finding < document.where.size() ? std::string_view(document.where[finding]) : std::string_view();
}

const ReportFormat& json_report() {
    static const ReportFormat format{
        "json",
        "json",
        1,
        one_group,
        json_entry,
        [](const Counts& counts) {
            return "{\n  \"schema_version\": 1,\n  \"done\": " + std::to_string(counts.done) +
                   ",\n  \"failed\": " + std::to_string(counts.failed) +
                   ",\n  \"skipped\": " + std::to_string(counts.skipped) + ",\n  \"documents\": [";
        },
        [](std::size_t, std::size_t) { return std::string(); },
        [](std::size_t, std::size_t entries) { return std::string(entries == 0 ? "]" : "\n  ]"); },
        [] { return std::string("\n}\n"); }};
    return format;
}

const ReportFormat& text_report() {
    static const ReportFormat format{"text",
                                     "txt",
                                     1,
                                     one_group,
                                     text_entry,
                                     [](const Counts& counts) {
                                         return std::to_string(counts.done) + " done, " +
                                                std::to_string(counts.failed) + " failed, " +
                                                std::to_string(counts.skipped) + " passed over\n\n";
                                     },
                                     [](std::size_t, std::size_t) { return std::string(); },
                                     [](std::size_t, std::size_t) { return std::string(); },
                                     [] { return std::string(); }};
    return format;
}

const ReportFormat& report_format(std::string_view name) {
    check_name("format of report", name, {"json", "html", "text"});
    return name == "json" ? json_report() : name == "html" ? html_report() : text_report();
}

Report::Report(OutputFolder& folder, const ReportFormat& format)
    : folder_(folder), format_(format),
      in_order_([this](std::size_t, const DocumentReport& document) { tell(document); }),
      entries_(format.groups) {
    for (std::size_t group = 0; group < format.groups; ++group)
        scratch_.push_back(folder.scratch());
}

Report::~Report() {
    for (const int fd : scratch_)
        close(fd);
}

void Report::add(std::size_t index, DocumentReport document) {
    in_order_.add(index, std::move(document));
}

void Report::tell(const DocumentReport& document) {
    const std::size_t group = format_.group_of(document);
    append_to(scratch_[group], format_.entry(document, entries_[group] == 0));
    ++entries_[group];
    switch (document.state) {
    case State::done:
        ++counts_.done;
        break;
    case State::failed:
        ++counts_.failed;
        break;
    case State::skipped:
        ++counts_.skipped;
        break;
    }
}

void Report::finish() {
    const std::string beginning = format_.beginning(counts_);
    const std::string ending = format_.ending();
    std::vector<std::string> around; // each group's before and after
    for (std::size_t group = 0; group < format_.groups; ++group) {
        around.push_back(format_.before(group, entries_[group]));
        around.push_back(format_.after(group, entries_[group]));
    }
    std::vector<FilePiece> pieces{FilePiece{beginning}};
    for (std::size_t group = 0; group < format_.groups; ++group) {
        pieces.push_back({around[2 * group]});
        pieces.push_back({{}, scratch_[group]});
        pieces.push_back({around[2 * group + 1]});
    }
    pieces.push_back({ending});
    folder_.assemble("report." + std::string(format_.extension), pieces);
}

} // namespace plainsend
