#include "stages/emit/pdf/picture.h"

#include <map>

#include "stages/emit/pdf/deflate.h"
#include "stages/io/image.h"

namespace plainsend::pdf {

namespace {

// Bytes of pictures, as they came and as they are kept. A photograph is not a logo: it will not come again.
constexpr std::size_t most_kept = 8'000'000;
constexpr std::size_t largest_kept = 1'000'000;

Picture made_from(const Resource& resource) {
    const Pixels pixels = decode_image(resource);
    return {
        pixels.width, pixels.height,
        deflated({reinterpret_cast<const char*>(pixels.rgb.data()), pixels.rgb.size()}, Effort::thorough)};
}

} // namespace

std::shared_ptr<const Picture> picture_of(const Resource& resource) {
    thread_local std::map<std::string, std::shared_ptr<const Picture>> kept; // by the file's bytes
    thread_local std::size_t kept_bytes = 0;
    if (const auto found = kept.find(resource.bytes); found != kept.end())
        return found->second;
    auto picture = std::make_shared<const Picture>(made_from(resource));
    const std::size_t bytes = resource.bytes.size() + picture->deflated.size();
    if (bytes > largest_kept)
        return picture;
    if (kept_bytes + bytes > most_kept) {
        kept.clear();
        kept_bytes = 0;
    }
    kept_bytes += bytes;
    kept.emplace(resource.bytes, picture);
    return picture;
}

} // namespace plainsend::pdf
