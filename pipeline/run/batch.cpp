#include "pipeline/run/batch.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "pipeline/run/signals.h"

namespace plainsend {

namespace {

constexpr int interrupted_status = 130;
constexpr std::size_t warnings_shown = 12;
constexpr std::size_t unread_shown = 10;

std::string many(std::size_t number, std::string_view what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

class Batch {
public:
    Batch(const BatchOptions& options, const Data& data)
        : options_(options), data_(data), folder_(options.out),
          inputs_(find_inputs(options.arguments, options.out)),
          documents_(static_cast<std::size_t>(std::count_if(
              inputs_.begin(), inputs_.end(), [](const Input& input) { return input.passed_over.empty(); }))),
          progress_(stderr, options.terminal, documents_) {
        if (options.report != nullptr)
            report_.emplace(folder_, *options.report);
    }

    BatchResult run() {
        RunOptions run = options_.run;
        run.jobs =
            static_cast<int>(std::clamp<std::size_t>(documents_, 1, static_cast<std::size_t>(run.jobs)));
        run.tick = [&] { progress_.show(); };
        if (documents_ > 1)
            warm_up(options_.job, data_);
        const PoolEnd end = for_each_document<JobResult>(
            inputs_,
            [&](const Source& source, const SourceTask& task) {
                return run_job(source, task.stem, options_.job, data_);
            },
            run,
            [&](std::size_t index, Answer<JobResult> answer, double seconds) {
                finish(index, std::move(answer), seconds);
            });
        progress_.clear();
        result_.interrupted = end == PoolEnd::interrupted;
        if (!result_.interrupted && report_)
            report_->finish();
        say_the_end();
        return result_;
    }

private:
    void finish(std::size_t index, Answer<JobResult> answer, double seconds) {
        const Input& input = inputs_[index];
        DocumentReport told;
        told.file = input.name;
        if (!input.passed_over.empty()) {
            told.state = State::skipped;
            told.reason = input.passed_over;
            told.hint = input.what_to_do;
            ++result_.counts.skipped;
        } else {
            if (answer.result)
                answer.error = write(index, *answer.result, told);
            if (answer.error)
                fail(input, *answer.error, told);
            else
                succeed(input, std::move(*answer.result), seconds, told);
        }
        if (report_)
            report_->add(index, std::move(told));
    }

    // Names come from a worker that has read a hostile document: they must be what this document may write.
    std::optional<ErrorText> write(std::size_t index, const JobResult& result, DocumentReport& told) {
        const Input& input = inputs_[index];
        std::vector<std::string> names;
        for (const Output& output : result.outputs) {
            const std::string place = input.folder.empty() ? output.name : input.folder + "/" + output.name;
            if (!output.name.starts_with(input.stem + ".") || output.name.find('/') != std::string::npos)
                return ErrorText{Trouble::crash, "an output got a name that is not its own", "",
                                 "report this mistake"};
            const auto [owner, is_new] = owners_.emplace(place, index);
            if (!is_new && owner->second != index)
                return ErrorText{Trouble::cannot_create,
                                 "its output " + place + " has the same name as that of " +
                                     inputs_[owner->second].name,
                                 "", "rename one of the two"};
            names.push_back(place);
        }
        try {
            folder_.write(input.folder, result.outputs);
        } catch (const Error& error) {
            return ErrorText{error.trouble, error.message, error.where, error.hint};
        }
        told.outputs = std::move(names);
        return std::nullopt;
    }

    void fail(const Input& input, const ErrorText& error, DocumentReport& told) {
        told.state = State::failed;
        told.reason = reason_of(error, input);
        told.hint = error.hint;
        ++result_.counts.failed;
        if (documents_ == 1)
            result_.only_trouble = error.trouble;
        std::string line = options_.terminal.paint(Ink::red, "failed: ") +
                           visible(input.path == "-" ? "stdin" : input.path.string()) + ": " +
                           visible(told.reason);
        if (!error.hint.empty())
            line += " (hint: " + visible(error.hint) + ")";
        progress_.ended(true, wrapped(line, options_.terminal));
    }

    void succeed(const Input& input, JobResult result, double seconds, DocumentReport& told) {
        ++result_.counts.done;
        std::string lines;
        if (options_.times == BatchOptions::Times::show) {
            lines = fmt::format("{}: {:.0f} ms in all", visible(input.name), seconds * 1000);
            for (const Timing& timing : result.timings)
                lines += fmt::format("\n  {:8.2f} ms  {}", timing.milliseconds, timing.step);
        }
        progress_.ended(false, lines);
        if (!result.dump.empty())
            std::fputs(result.dump.c_str(), stdout);
        told.findings = std::move(result.findings);
        told.parts = std::move(result.parts);
        told.where = std::move(result.where);
        told.readability = std::move(result.readability);
        count_warnings(told.findings);
        if (documents_ == 1)
            say_warnings(told);
    }

    // A single document's warnings are worth saying at once, each with where it stands. The document is named
    // where others were passed over beside it.
    void say_warnings(const DocumentReport& told) const {
        const std::string file = inputs_.size() > 1 ? visible(told.file) + ": " : "";
        std::size_t warnings = 0;
        for (std::size_t i = 0; i < told.findings.size(); ++i) {
            const Finding& finding = told.findings[i];
            if (finding.severity != Severity::warning || ++warnings > warnings_shown)
                continue;
            const std::string place = visible(where_of(told, i));
            say(options_.terminal.paint(Ink::yellow, "warning: ") + file +
                (place.empty() ? "" : place + ": ") + visible(finding.message) + " [" +
                visible(finding.rule) + "]\n");
        }
        if (warnings > warnings_shown)
            say(fmt::format("and {} more: plainsend check shows all\n", warnings - warnings_shown));
    }

    // A document left out in silence is one that no family gets.
    void say_unread() const {
        std::size_t unread = 0;
        for (const Input& input : inputs_)
            if (!input.what_to_do.empty() && ++unread <= unread_shown)
                say(options_.terminal.paint(Ink::yellow, "passed over: ") + visible(input.path.string()) +
                    ": " + input.passed_over + "; " + input.what_to_do + "\n");
        if (unread > unread_shown)
            say(fmt::format("and {} more\n", unread - unread_shown));
    }

    void count_warnings(const Findings& findings) {
        const auto warnings = std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
            return finding.severity == Severity::warning;
        });
        warnings_ += static_cast<std::size_t>(warnings);
        documents_with_warnings_ += warnings > 0 ? 1 : 0;
    }

    // Of several documents the warnings would be too many lines, but nobody should miss that there are any.
    void say_how_many_warnings() const {
        if (documents_ < 2 || warnings_ == 0)
            return;
        const bool reported = report_ && !result_.interrupted;
        const std::string them = warnings_ == 1 ? "it" : "them";
        const std::string text =
            many(warnings_, "warning") + " in " + many(documents_with_warnings_, "document") + ": " +
            (reported ? "report." + std::string(options_.report->extension) + " shows " + them
                      : "add --report html to read " + them + ", or run plainsend check FILE");
        say(options_.terminal.paint(Ink::yellow, text) + "\n");
    }

    void say_the_end() const {
        const Counts& counts = result_.counts;
        std::string text;
        if (result_.interrupted)
            text = fmt::format("interrupted after {} of {} documents; what was written is whole\n",
                               counts.done + counts.failed, documents_);
        else if (documents_ == 0)
            text = fmt::format("nothing to do: no documents were found ({} passed over)\n", counts.skipped);
        else
            text = fmt::format(
                "{} done, {} failed, {} passed over: {}\n", counts.done, counts.failed, counts.skipped,
                visible(report_ && !result_.interrupted
                            ? (options_.out / ("report." + std::string(options_.report->extension))).string()
                            : options_.out.string()));
        say_unread();
        say(text);
        say_how_many_warnings();
    }

    void say(const std::string& lines) const {
        std::fputs(wrapped(lines, options_.terminal).c_str(), stderr);
    }

    Signals signals_; // first: an interruption must not leave the lock and unfinished files behind
    const BatchOptions& options_;
    const Data& data_;
    OutputFolder folder_;
    std::vector<Input> inputs_;
    std::size_t documents_;
    std::size_t warnings_ = 0;
    std::size_t documents_with_warnings_ = 0;
    Progress progress_;
    std::optional<Report> report_;
    std::unordered_map<std::string, std::size_t> owners_; // output -> input that wrote it; asked by name only
    BatchResult result_;
};

} // namespace

BatchResult run_batch(const BatchOptions& options, const Data& data) {
    return Batch(options, data).run();
}

int exit_status(const BatchResult& result) {
    if (result.interrupted)
        return interrupted_status;
    if (result.counts.failed == 0)
        return 0;
    return result.only_trouble ? static_cast<int>(*result.only_trouble) : 1;
}

} // namespace plainsend
