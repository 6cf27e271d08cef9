// Frames on a pipe: one byte for the kind, eight for the length, then the bytes. Used on both sides; the
// parent's side never blocks, because a worker may be stuck.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plainsend {

enum class FrameKind : char {
    task = 'T',          // parent: work on this
    answer = 'A',        // parent: the file that was asked for ("1" + bytes), or "0"
    ask = 'F',           // worker: a file beside the document, please
    reply = 'R',         // worker: the result
    out_of_memory = 'M', // worker: the document needed too much memory
    mistake = 'X'        // worker: an exception that nobody should have thrown; the bytes say which
};

struct Frame {
    FrameKind kind = FrameKind::task;
    std::string bytes;
};

std::string frame_header(FrameKind, std::size_t size);

// Blocking, for the worker. False or nothing when the other side is gone.
bool write_frame(int fd, FrameKind, std::string_view bytes);
std::optional<Frame> read_frame(int fd);

// Bytes that arrived so far, cut into frames.
class FrameReader {
public:
    explicit FrameReader(std::size_t most) : most_(most) {}
    enum class Got { more, nothing_now, end, too_much };
    // Reads what is there without blocking.
    Got read_from(int fd);
    std::optional<Frame> next();
    void clear() { bytes_.clear(); }

private:
    std::string bytes_;
    std::size_t most_;
};

} // namespace plainsend
