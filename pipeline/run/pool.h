// Worker processes, forked after everything is loaded, so that memory is shared and a crash, a hang or a
// runaway costs one document. The pool knows nothing of documents: tasks and replies are bytes.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/run/sandbox.h"

namespace plainsend {

// Asks the parent for a file beside the document; nothing when there is none.
using Ask = std::function<std::optional<std::string>(std::string_view relative_path)>;
// What a worker does with one task. Runs in the worker; tests hand in one that crashes.
using Work = std::function<std::string(std::string_view task, const Ask&)>;

enum class Ending { replied, crashed, timed_out, out_of_memory };
struct Outcome {
    Ending ending = Ending::replied;
    std::string bytes;  // the reply
    std::string reason; // for people, when there is none: "crashed (segmentation fault)"
    double seconds = 0; // wall clock, for the progress line only
};

// The parent's side of each task, all called in the parent. task may give nothing when there is nothing to
// work on (an unreadable file, already told; a wait for input that a signal ended). done is called once for
// every task that task() gave, in order of completion.
struct PoolCalls {
    std::function<std::optional<std::string>(std::size_t index)> task;
    std::function<std::optional<std::string>(std::size_t index, std::string_view path)> find;
    std::function<void(std::size_t index, Outcome)> done;
    std::function<void()> tick; // several times a second
};

enum class PoolEnd { finished, interrupted };
// Works through tasks 0..count-1 in order of index on `jobs` workers. Interrupted by SIGINT, SIGTERM or
// SIGHUP, then no child is left. Throws what the calls throw, with the children gone too.
PoolEnd run_pool(std::size_t count, int jobs, const Work&, const PoolCalls&, const WorkerLimits&);

} // namespace plainsend
