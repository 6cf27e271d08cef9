// SIGINT, SIGTERM and SIGHUP as something to wait for, so that a run ends in good order whatever it waits
// for.
#pragma once

#include <csignal>

namespace plainsend {

// Holds the three back and makes them readable, and a dead worker's pipe EPIPE, for as long as this lives.
class Signals {
public:
    Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    ~Signals();
    int fd() const { return fd_; }
    // Whether one has come.
    bool waiting() const;

private:
    sigset_t before_{};
    void (*old_pipe_)(int) = SIG_DFL;
    int fd_ = -1;
};

// Waits until a file can be read without waiting. interrupted: one of the three came first, and is still
// there for whoever ends the run. Only while a Signals lives.
enum class Waited { readable, interrupted };
Waited wait_to_read(int fd);

} // namespace plainsend
