#include "stages/emit/pdf/deflate.h"

#include <algorithm>
#include <bit>
#include <new>

#include <zlib.h>

namespace plainsend::pdf {

std::string deflated(std::string_view bytes, Effort effort) {
    // Tables as large as the bytes need: clearing zlib's usual ones costs more than a small stream.
    const int window = std::clamp(static_cast<int>(std::bit_width(bytes.size())), 9, MAX_WBITS);
    z_stream stream{};
    if (deflateInit2(&stream, effort == Effort::thorough ? 9 : 5, Z_DEFLATED, window,
                     std::clamp(window - 6, 1, 8), Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END) // the buffer is always large enough, so only memory can have failed
        throw std::bad_alloc();
    return out;
}

std::uint32_t checksum(std::string_view bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

} // namespace plainsend::pdf
