// Every document of a run, each in a worker: reads it here, works on it there, hands back what came of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/run/document_work.h"
#include "pipeline/run/inputs.h"

namespace plainsend {

// Another file for every document's work (merge).
struct SecondFile {
    std::string name;
    std::string bytes;
};

struct RunOptions {
    int jobs = 1;
    WorkerLimits limits;
    std::function<void()> tick;
    SecondFile second;
};

// What came of one document: bytes to unpack as the work's answer, or an error of reading, crashing, being
// late.
using RawAnswer = std::variant<std::string, ErrorText>;
PoolEnd work_on_documents(const std::vector<Input>&, const Work&, const RunOptions&,
                          const std::function<void(std::size_t index, RawAnswer, double seconds)>& done);

// The same with results instead of bytes. An input that is passed over is answered with neither result nor
// error.
template<class Result>
PoolEnd
for_each_document(const std::vector<Input>& inputs, DocumentFunction<Result> function,
                  const RunOptions& options,
                  const std::function<void(std::size_t index, Answer<Result>, double seconds)>& done) {
    return work_on_documents(
        inputs, as_work<Result>(std::move(function)), options,
        [&](std::size_t index, RawAnswer raw, double seconds) {
            if (auto* error = std::get_if<ErrorText>(&raw)) {
                done(index, {std::nullopt, std::move(*error)}, seconds);
                return;
            }
            Answer<Result> answer;
            try {
                answer = wire::unpack<Answer<Result>>(std::get<std::string>(raw));
            } catch (const wire::Broken& broken) {
                answer = {std::nullopt, ErrorText{Trouble::crash, broken.what(), "", ""}};
            }
            done(index, std::move(answer), seconds);
        });
}

// The trouble as one sentence about this input, without repeating its name.
std::string reason_of(const ErrorText&, const Input&);

} // namespace plainsend
