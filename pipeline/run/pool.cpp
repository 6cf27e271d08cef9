#include "pipeline/run/pool.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <poll.h>
#include <vector>

#include "pipeline/run/signals.h"
#include "pipeline/run/worker.h"

namespace plainsend {

namespace {

class Pool {
public:
    Pool(std::size_t count, int jobs, const Work& work, const PoolCalls& calls, const WorkerLimits& limits)
        : count_(count), work_(work), calls_(calls), limits_(limits),
          workers_(static_cast<std::size_t>(jobs)) {}

    PoolEnd run() {
        for (auto& worker : workers_)
            feed(worker);
        while (std::any_of(workers_.begin(), workers_.end(),
                           [](const auto& worker) { return worker != nullptr; })) {
            if (wait_and_serve() == PoolEnd::interrupted)
                return PoolEnd::interrupted;
            if (calls_.tick)
                calls_.tick();
        }
        // A task that waited for its input gives nothing when it is interrupted; then there is no worker.
        return signals_.waiting() ? PoolEnd::interrupted : PoolEnd::finished;
    }

private:
    using Slot = std::unique_ptr<Worker>;

    // Gives the next task, to a fresh worker when there is none or it has served long enough.
    void feed(Slot& worker) {
        std::optional<std::string> task;
        while (!task && next_ < count_ && !signals_.waiting())
            task = calls_.task(next_++);
        if (!task) {
            worker.reset();
            return;
        }
        if (worker && worker->served() >= limits_.documents)
            worker.reset();
        if (!worker)
            worker = std::make_unique<Worker>(work_, limits_);
        worker->give(next_ - 1, std::move(*task));
    }

    PoolEnd wait_and_serve() {
        std::vector<pollfd> polled{{signals_.fd(), POLLIN, 0}};
        for (const auto& worker : workers_) { // poll leaves out negative numbers
            polled.push_back({worker ? worker->out() : -1, POLLIN, 0});
            polled.push_back({worker && worker->wants_to_write() ? worker->in() : -1, POLLOUT, 0});
        }
        constexpr int tick_ms = 100; // also how late the watchdog may be
        if (poll(polled.data(), polled.size(), tick_ms) < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "poll");
        if (polled[0].revents != 0)
            return PoolEnd::interrupted;
        for (std::size_t i = 0; i < workers_.size(); ++i) {
            Slot& worker = workers_[i];
            if (!worker)
                continue;
            if (worker->late())
                worker->kill_now();
            if (polled[2 + 2 * i].revents != 0)
                worker->push();
            if (polled[1 + 2 * i].revents != 0)
                hear(worker);
        }
        return PoolEnd::finished;
    }

    void hear(Slot& worker) {
        const FrameReader::Got got = worker->pull();
        while (worker) {
            const std::optional<Frame> frame = worker->next();
            if (!frame)
                break;
            serve(worker, *frame);
        }
        if (worker && (got == FrameReader::Got::end || got == FrameReader::Got::too_much))
            lose(worker, got);
    }

    void serve(Slot& worker, const Frame& frame) {
        const std::size_t index = worker->index();
        const double seconds = worker->seconds();
        switch (frame.kind) {
        case FrameKind::ask:
            worker->answer(calls_.find ? calls_.find(index, frame.bytes) : std::nullopt);
            return;
        case FrameKind::reply:
            worker->finish();
            if (worker->doomed())
                worker.reset(); // its reply and the watchdog crossed
            feed(worker);       // first, so that it works while the parent writes
            calls_.done(index, {Ending::replied, frame.bytes, "", seconds});
            return;
        case FrameKind::out_of_memory:
            replace(worker);
            calls_.done(index, {Ending::out_of_memory, "", "it needed more memory than a document may take",
                                seconds});
            return;
        default:
            replace(worker);
            calls_.done(index, {Ending::crashed, "", "plainsend made a mistake with it (" + frame.bytes + ")",
                                seconds});
        }
    }

    void replace(Slot& worker) {
        worker.reset();
        feed(worker);
    }

    void lose(Slot& worker, FrameReader::Got why) {
        if (worker->idle()) { // between documents: nobody's fault, nothing lost
            replace(worker);
            return;
        }
        const std::size_t index = worker->index();
        const Outcome outcome = worker->bury(why);
        replace(worker);
        calls_.done(index, outcome);
    }

    std::size_t count_;
    std::size_t next_ = 0;
    const Work& work_;
    const PoolCalls& calls_;
    const WorkerLimits& limits_;
    Signals signals_;
    std::vector<Slot> workers_;
};

} // namespace

PoolEnd run_pool(std::size_t count, int jobs, const Work& work, const PoolCalls& calls,
                 const WorkerLimits& limits) {
    return Pool(count, std::max(1, jobs), work, calls, limits).run();
}

} // namespace plainsend
