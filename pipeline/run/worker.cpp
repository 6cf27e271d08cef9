#include "pipeline/run/worker.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stages/document/error.h"

namespace plainsend {

namespace {

constexpr int no_memory = 86; // how a worker ends that a library stopped for want of memory
constexpr const char* needed_too_much = "it needed more memory than a document may take";

// cmark and others stop the process when they are given no memory. Asked right then: is there so little left
// that it was for that? Only calls that a handler may make.
void stopped_by_library(int) {
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
        mmap(nullptr, limit.rlim_cur / 8, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
        _exit(no_memory);
    std::signal(SIGABRT, SIG_DFL);
}

// The worker's own life: tasks in, replies out, until the parent closes the pipe.
[[noreturn]] void serve(int in, int out, const Work& work, const WorkerLimits& limits) {
    const Ask ask = [&](std::string_view path) -> std::optional<std::string> {
        if (!write_frame(out, FrameKind::ask, path))
            _exit(0);
        std::optional<Frame> answer = read_frame(in);
        if (!answer || answer->kind != FrameKind::answer)
            _exit(0);
        if (answer->bytes.empty() || answer->bytes.front() != '1')
            return std::nullopt;
        return answer->bytes.substr(1);
    };
    for (;;) {
        const std::optional<Frame> task = read_frame(in);
        if (!task || task->kind != FrameKind::task)
            _exit(0);
        allow_cpu(limits.cpu_seconds);
        try {
            if (!write_frame(out, FrameKind::reply, work(task->bytes, ask)))
                _exit(0);
        } catch (const std::bad_alloc&) {
            write_frame(out, FrameKind::out_of_memory, "");
            _exit(0); // what is left may be anything: a fresh worker goes on
        } catch (const std::exception& mistake) {
            write_frame(out, FrameKind::mistake, mistake.what());
            _exit(0);
        }
    }
}

void quieten_standard_files() {
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0)
        return;
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
#if !defined(__SANITIZE_ADDRESS__)
    dup2(null, STDERR_FILENO); // libraries' remarks may hold words of the document
#endif
    close(null);
}

[[noreturn]] void become_worker(int in, int out, pid_t parent, const Work& work, const WorkerLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0); // the parent died before the line above
    for (const int number :
         {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) // the parent decides; ^C reaches the whole group
        std::signal(number, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    quieten_standard_files();
    // Other workers' pipes came along with the fork; open ends would keep them alive.
    const int low = std::min(in, out);
    const int high = std::max(in, out);
    close_range(3, static_cast<unsigned>(low - 1), 0);
    close_range(static_cast<unsigned>(low + 1), static_cast<unsigned>(high - 1), 0);
    close_range(static_cast<unsigned>(high + 1), ~0U, 0);
    enter_sandbox(limits);
    std::signal(SIGABRT, stopped_by_library);
    serve(in, out, work, limits);
}

std::string signal_name(int number) {
    switch (number) {
    case SIGSEGV:
        return "it read memory that is not its own";
    case SIGABRT:
        return "a check inside plainsend failed";
    case SIGBUS:
        return "bus error";
    case SIGFPE:
        return "arithmetic error";
    case SIGILL:
        return "illegal instruction";
    case SIGKILL:
        return "the system killed it, perhaps for want of memory";
    default:
        return "signal " + std::to_string(number);
    }
}

} // namespace

Worker::Worker(const Work& work, const WorkerLimits& limits) : limits_(limits), reader_(limits.reply_bytes) {
    std::array<int, 2> down{-1, -1};
    std::array<int, 2> up{-1, -1};
    const bool piped = pipe2(down.data(), O_CLOEXEC) == 0 && pipe2(up.data(), O_CLOEXEC) == 0;
    const pid_t parent = getpid();
    const pid_t pid = piped ? fork() : -1;
    if (pid == 0) {
        close(down[1]);
        close(up[0]);
        become_worker(down[0], up[1], parent, work, limits);
    }
    const int cause = errno;
    for (const int fd : {down[0], up[1]})
        if (fd >= 0)
            close(fd);
    to_ = down[1];
    from_ = up[0];
    pid_ = pid;
    if (pid < 0) {
        for (const int fd : {to_, from_})
            if (fd >= 0)
                close(fd);
        throw Error(Trouble::crash,
                    std::string("no worker process could be started: ") + std::strerror(cause), "",
                    "close other programs, or use a smaller --jobs");
    }
    fcntl(to_, F_SETFL, O_NONBLOCK);
    fcntl(from_, F_SETFL, O_NONBLOCK);
}

Worker::~Worker() {
    close(to_);
    close(from_);
    if (pid_ > 0) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
}

void Worker::give(std::size_t index, std::string task) {
    index_ = index;
    since_ = std::chrono::steady_clock::now();
    out_ = frame_header(FrameKind::task, task.size()) + std::move(task);
    push();
}

void Worker::answer(const std::optional<std::string>& file) {
    const std::string bytes = file ? "1" + *file : "0";
    out_ += frame_header(FrameKind::answer, bytes.size()) + bytes;
    push();
}

void Worker::push() {
    std::size_t handed = 0;
    while (handed < out_.size()) {
        const ssize_t written = write(to_, out_.data() + handed, out_.size() - handed);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno != EAGAIN)
            handed = out_.size(); // the worker is gone; its own pipe says so
        if (written <= 0)
            break;
        handed += static_cast<std::size_t>(written);
    }
    out_.erase(0, handed);
}

double Worker::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - since_).count();
}

void Worker::finish() {
    index_.reset();
    ++served_;
}

void Worker::kill_now() {
    killed_late_ = true;
    kill(pid_, SIGKILL);
}

Outcome Worker::bury(FrameReader::Got why) {
    if (why == FrameReader::Got::too_much)
        kill(pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    Outcome outcome{Ending::crashed, "", "", idle() ? 0 : seconds()};
    if (killed_late_ || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
        outcome.ending = Ending::timed_out;
        outcome.reason = "took too long and was stopped";
    } else if (WIFEXITED(status) && WEXITSTATUS(status) == no_memory) {
        outcome.ending = Ending::out_of_memory;
        outcome.reason = needed_too_much;
    } else if (why == FrameReader::Got::too_much) {
        outcome.reason = "its outputs grew too large";
    } else if (WIFSIGNALED(status)) {
        outcome.reason = "the worker that read it crashed (" + signal_name(WTERMSIG(status)) + ")";
    } else {
        outcome.reason = "the worker that read it crashed (it stopped without a reply)";
    }
    return outcome;
}

} // namespace plainsend
