// A worker process, seen from both sides.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <sys/types.h>

#include "pipeline/run/pipe.h"
#include "pipeline/run/pool.h"

namespace plainsend {

// The parent's hold on a worker: kills and reaps it when it goes.
class Worker {
public:
    Worker(const Work&, const WorkerLimits&); // forks; throws Error when the machine is out of processes
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker();

    void give(std::size_t index, std::string task);
    void answer(const std::optional<std::string>& file);
    // Hands over as much as the pipe takes now.
    void push();

    bool idle() const { return !index_; }
    bool wants_to_write() const { return !out_.empty(); }
    std::size_t index() const { return *index_; }
    int in() const { return to_; }
    int out() const { return from_; }
    int served() const { return served_; }
    double seconds() const;
    bool doomed() const { return killed_late_; }
    bool late() const { return !idle() && seconds() > limits_.wall_seconds; }

    FrameReader::Got pull() { return reader_.read_from(from_); }
    std::optional<Frame> next() { return reader_.next(); }
    // The task ended with a reply.
    void finish();
    // Kills when `late`, reaps, and says what happened.
    Outcome bury(FrameReader::Got why);
    void kill_now();

private:
    WorkerLimits limits_;
    pid_t pid_ = -1;
    int to_ = -1;
    int from_ = -1;
    int served_ = 0;
    bool killed_late_ = false;
    std::optional<std::size_t> index_;
    std::chrono::steady_clock::time_point since_;
    std::string out_;
    FrameReader reader_;
};

} // namespace plainsend
