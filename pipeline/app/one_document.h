// One document in a worker, for the commands that take one: what came of it, or its Error thrown.
#pragma once

#include <algorithm>
#include <optional>

#include "pipeline/app/commands.h"
#include "pipeline/run/batch.h"

namespace plainsend {

// input: what the file was taken for. No result: interrupted.
template<class Result>
struct OneAnswer {
    std::optional<Result> result;
    Input input;
};

template<class Result>
OneAnswer<Result> one_document(const std::string& file, const CommonOptions& common,
                               DocumentFunction<Result> function, SecondFile second) {
    std::vector<Input> inputs = find_inputs({file}, "");
    if (inputs.size() != 1 || file.empty() || std::filesystem::is_directory(file))
        throw Error(Trouble::usage, "this is a folder", file, "name one document");
    RunOptions run = run_options(common);
    run.jobs = 1;
    const std::string second_name = second.name;
    run.second = std::move(second);
    Answer<Result> answer;
    for_each_document<Result>(inputs, std::move(function), run,
                              [&](std::size_t, Answer<Result> came, double) { answer = std::move(came); });
    if (!answer.error)
        return {std::move(answer.result), inputs.front()};
    const ErrorText& error = *answer.error;
    if (error.trouble == Trouble::usage || (!second_name.empty() && error.where.starts_with(second_name)))
        throw Error(error.trouble, error.message, error.where, error.hint); // not about the document
    const Input& input = inputs.front();
    throw Error(error.trouble, reason_of(error, input), input.path == "-" ? "stdin" : input.path.string(),
                error.hint);
}

} // namespace plainsend
