#include "pipeline/run/progress.h"

#include <fmt/format.h>

namespace plainsend {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_rewrites{200};
constexpr std::chrono::seconds between_plain_lines{10}; // a log should stay short

std::string duration(double seconds) {
    if (seconds < 90)
        return fmt::format("{:.0f} s", seconds);
    if (seconds < 90 * 60)
        return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

} // namespace

Progress::Progress(std::FILE* stream, Terminal terminal, std::size_t total)
    : stream_(stream), terminal_(terminal), total_(total), start_(Clock::now()), last_(start_) {}

double Progress::seconds() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
}

// "[37/200 2 failed] 12.4 documents/s, 13 s left"
std::string Progress::status() const {
    std::string text =
        fmt::format("[{}/{}{}]", ended_, total_, failed_ > 0 ? fmt::format(" {} failed", failed_) : "");
    const double passed = seconds();
    if (ended_ > 0 && passed > 0) {
        const double rate = static_cast<double>(ended_) / passed;
        text += fmt::format(" {:.1f} documents/s, {} left", rate,
                            duration(static_cast<double>(total_ - ended_) / rate));
    }
    return text;
}

void Progress::ended(bool failed, const std::string& line) {
    ++ended_;
    failed_ += failed ? 1 : 0;
    if (!line.empty()) {
        clear();
        std::fputs((line + "\n").c_str(), stream_); // a lost terminal is no reason to stop
    }
    show();
}

void Progress::show() {
    if (total_ < 2)
        return;
    const Clock::time_point now = Clock::now();
    if (terminal_.is_terminal) {
        if (shown_ && now - last_ < between_rewrites)
            return;
        std::fputs(("\r\x1B[K" + fitted(status(), static_cast<std::size_t>(terminal_.columns) - 1)).c_str(),
                   stream_);
        shown_ = true;
    } else {
        if (now - last_ < between_plain_lines)
            return;
        std::fputs((status() + "\n").c_str(), stream_);
    }
    last_ = now;
    std::fflush(stream_);
}

void Progress::clear() {
    if (shown_)
        std::fputs("\r\x1B[K", stream_);
    shown_ = false;
    std::fflush(stream_);
}

} // namespace plainsend
