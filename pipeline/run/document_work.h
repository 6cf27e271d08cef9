// Work on one document, as the pool wants it: task and answer as bytes, an Error as part of the answer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/job.h"
#include "pipeline/run/pool.h"
#include "pipeline/run/wire.h"
#include "stages/document/error.h"

namespace plainsend {

// A document on its way to a worker. second: another file that the work needs (the translation, for merge).
struct SourceTask {
    std::string name; // file name, for messages
    std::string stem;
    std::string bytes;
    std::string second_name;
    std::string second;
};

struct ErrorText {
    Trouble trouble = Trouble::unusable;
    std::string message;
    std::string where;
    std::string hint;
};

template<class Result>
struct Answer {
    std::optional<Result> result;
    std::optional<ErrorText> error;
};

template<class Self>
concept IsSourceTask = std::is_same_v<std::remove_const_t<Self>, SourceTask>;
auto wire_fields(IsSourceTask auto& task) {
    return std::tie(task.name, task.stem, task.bytes, task.second_name, task.second);
}
template<class Self>
concept IsErrorText = std::is_same_v<std::remove_const_t<Self>, ErrorText>;
auto wire_fields(IsErrorText auto& error) {
    return std::tie(error.trouble, error.message, error.where, error.hint);
}
template<class Result>
auto wire_fields(Answer<Result>& answer) {
    return std::tie(answer.result, answer.error);
}
template<class Result>
auto wire_fields(const Answer<Result>& answer) {
    return std::tie(answer.result, answer.error);
}
template<class Self>
concept IsPlace = std::is_same_v<std::remove_const_t<Self>, Place>;
auto wire_fields(IsPlace auto& place) {
    return std::tie(place.part, place.offset, place.line, place.column);
}
template<class Self>
concept IsFinding = std::is_same_v<std::remove_const_t<Self>, Finding>;
auto wire_fields(IsFinding auto& finding) {
    return std::tie(finding.rule, finding.severity, finding.block, finding.begin, finding.end, finding.text,
                    finding.message, finding.replacement, finding.alternatives, finding.confidence,
                    finding.place);
}
template<class Self>
concept IsOutput = std::is_same_v<std::remove_const_t<Self>, Output>;
auto wire_fields(IsOutput auto& output) {
    return std::tie(output.name, output.bytes);
}
template<class Self>
concept IsTiming = std::is_same_v<std::remove_const_t<Self>, Timing>;
auto wire_fields(IsTiming auto& timing) {
    return std::tie(timing.step, timing.milliseconds);
}
template<class Self>
concept IsReadability = std::is_same_v<std::remove_const_t<Self>, Readability>;
auto wire_fields(IsReadability auto& measure) {
    return std::tie(measure.words, measure.sentences, measure.syllables, measure.letters,
                    measure.complex_words, measure.long_sentences, measure.fre, measure.fkgl, measure.smog,
                    measure.fog, measure.ari, measure.cli, measure.reading_age);
}
template<class Self>
concept IsMeasuredVersion = std::is_same_v<std::remove_const_t<Self>, MeasuredVersion>;
auto wire_fields(IsMeasuredVersion auto& measured) {
    return std::tie(measured.version, measured.edits, measured.readability);
}
template<class Self>
concept IsJobResult = std::is_same_v<std::remove_const_t<Self>, JobResult>;
auto wire_fields(IsJobResult auto& result) {
    return std::tie(result.reader, result.kind, result.outputs, result.findings, result.where, result.parts,
                    result.readability, result.dump, result.timings);
}

// f(source, second name, second bytes, stem) in a worker.
template<class Result>
using DocumentFunction = std::function<Result(const Source&, const SourceTask&)>;

template<class Result>
Work as_work(DocumentFunction<Result> function) {
    return [function = std::move(function)](std::string_view bytes, const Ask& ask) {
        SourceTask task = wire::unpack<SourceTask>(bytes);
        const Source source{std::move(task.bytes), task.name, ask};
        Answer<Result> answer;
        try {
            answer.result = function(source, task);
        } catch (const Error& error) {
            answer.error = ErrorText{error.trouble, error.message, error.where, error.hint};
        }
        return wire::pack(answer);
    };
}

} // namespace plainsend
