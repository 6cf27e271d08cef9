#include "pipeline/run/pipe.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <unistd.h>

namespace plainsend {

namespace {

constexpr std::size_t header_size = 1 + sizeof(std::uint64_t);

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool read_all(int fd, char* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = read(fd, to, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

std::uint64_t length_in(const char* header) {
    std::uint64_t length = 0;
    std::memcpy(&length, header + 1, sizeof length);
    return length;
}

} // namespace

std::string frame_header(FrameKind kind, std::size_t size) {
    std::string header(header_size, static_cast<char>(kind));
    const std::uint64_t length = size;
    std::memcpy(header.data() + 1, &length, sizeof length);
    return header;
}

bool write_frame(int fd, FrameKind kind, std::string_view bytes) {
    return write_all(fd, frame_header(kind, bytes.size())) && write_all(fd, bytes);
}

std::optional<Frame> read_frame(int fd) {
    std::array<char, header_size> header{};
    if (!read_all(fd, header.data(), header.size()))
        return std::nullopt;
    Frame frame{static_cast<FrameKind>(header[0]), std::string(length_in(header.data()), '\0')};
    if (!read_all(fd, frame.bytes.data(), frame.bytes.size()))
        return std::nullopt;
    return frame;
}

FrameReader::Got FrameReader::read_from(int fd) {
    std::array<char, 65536> chunk{};
    const ssize_t got = read(fd, chunk.data(), chunk.size());
    if (got == 0)
        return Got::end;
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? Got::nothing_now : Got::end;
    bytes_.append(chunk.data(), static_cast<std::size_t>(got));
    if (bytes_.size() >= header_size && length_in(bytes_.data()) > most_)
        return Got::too_much;
    return Got::more;
}

std::optional<Frame> FrameReader::next() {
    if (bytes_.size() < header_size)
        return std::nullopt;
    const std::uint64_t length = length_in(bytes_.data());
    if (bytes_.size() - header_size < length)
        return std::nullopt;
    Frame frame{static_cast<FrameKind>(bytes_[0]), bytes_.substr(header_size, length)};
    bytes_.erase(0, header_size + length);
    return frame;
}

} // namespace plainsend
