#include "pipeline/run/signals.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace plainsend {

namespace {

sigset_t ending_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, number);
    return set;
}

} // namespace

Signals::Signals() {
    const sigset_t set = ending_signals();
    sigprocmask(SIG_BLOCK, &set, &before_);
    old_pipe_ = std::signal(SIGPIPE, SIG_IGN);
    fd_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

Signals::~Signals() {
    signalfd_siginfo info{};
    while (read(fd_, &info, sizeof info) > 0) { // taken: or the mask's end would deliver it
    }
    close(fd_);
    std::signal(SIGPIPE, old_pipe_);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
}

bool Signals::waiting() const {
    pollfd polled{fd_, POLLIN, 0};
    return poll(&polled, 1, 0) > 0;
}

Waited wait_to_read(int fd) {
    const sigset_t set = ending_signals();
    const int signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    std::array<pollfd, 2> polled{{{signals, POLLIN, 0}, {fd, POLLIN, 0}}};
    while (poll(polled.data(), polled.size(), -1) < 0 && errno == EINTR) {
    }
    close(signals);
    return polled[0].revents != 0 ? Waited::interrupted : Waited::readable;
}

} // namespace plainsend
