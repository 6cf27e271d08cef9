#include "stages/io/image.h"

#include <memory>
#include <vector>

#include <png.h>

#include "stages/document/error.h"
#include "stages/io/jpeg.h"

namespace plainsend {

namespace {

constexpr const char* hint = "put the picture in again as a PNG or JPEG file";

[[noreturn]] void refuse(const char* what) {
    throw Error(Trouble::unusable, what, "picture", hint);
}

bool is_png(std::string_view bytes) {
    return bytes.starts_with("\x89PNG\r\n\x1A\n");
}

bool is_jpeg(std::string_view bytes) {
    return bytes.starts_with("\xFF\xD8\xFF");
}

// libpng's simplified interface keeps its setjmp inside, so no destructor of ours can be jumped over.
struct Png {
    png_image image{};
    Png() { image.version = PNG_IMAGE_VERSION; }
    Png(const Png&) = delete;
    Png& operator=(const Png&) = delete;
    ~Png() { png_image_free(&image); }
};

void open_png(Png& png, std::string_view bytes, int max_side) {
    if (png_image_begin_read_from_memory(&png.image, bytes.data(), bytes.size()) == 0)
        refuse("is a broken PNG picture");
    if (png.image.width > static_cast<unsigned>(max_side) ||
        png.image.height > static_cast<unsigned>(max_side))
        refuse("is a picture with too many pixels");
}

Resource clean_png(std::string_view bytes, int max_side) {
    Png png;
    open_png(png, bytes, max_side);
    png.image.format &= ~PNG_FORMAT_FLAG_LINEAR; // 16 bits become 8; grey, alpha and palette stay
    std::vector<png_byte> pixels(PNG_IMAGE_SIZE(png.image));
    std::vector<png_byte> palette(PNG_IMAGE_COLORMAP_SIZE(png.image) + 1);
    if (png_image_finish_read(&png.image, nullptr, pixels.data(), 0, palette.data()) == 0)
        refuse("is a broken PNG picture");
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png.image);
    // not filled first: the most it may need is many times what a logo needs
    const auto written = std::make_unique_for_overwrite<char[]>(size);
    if (png_image_write_to_memory(&png.image, written.get(), &size, 0, pixels.data(), 0, palette.data()) == 0)
        refuse("is a PNG picture that cannot be written again");
    return {.media_type = "image/png",
            .bytes = std::string(written.get(), size),
            .width = static_cast<int>(png.image.width),
            .height = static_cast<int>(png.image.height)};
}

Pixels decode_png(std::string_view bytes, int max_side) {
    Png png;
    open_png(png, bytes, max_side);
    png.image.format = PNG_FORMAT_RGB;
    Pixels pixels{static_cast<int>(png.image.width), static_cast<int>(png.image.height), {}};
    pixels.rgb.resize(PNG_IMAGE_SIZE(png.image));
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&png.image, &white, pixels.rgb.data(), 0, nullptr) == 0)
        refuse("is a broken PNG picture");
    return pixels;
}

Resource clean_jpeg(std::string_view bytes, int max_side) {
    const auto raster = upright(decode_jpeg(bytes, max_side), jpeg_orientation(bytes));
    return {"image/jpeg", encode_jpeg(raster), raster.width, raster.height};
}

} // namespace

Resource clean_image(std::string_view bytes, int max_side) {
    if (is_png(bytes))
        return clean_png(bytes, max_side);
    if (is_jpeg(bytes))
        return clean_jpeg(bytes, max_side);
    refuse("is a picture of a kind other than PNG or JPEG");
}

Pixels decode_image(const Resource& resource) {
    constexpr int largest_side = 10'000;
    if (is_png(resource.bytes))
        return decode_png(resource.bytes, largest_side);
    if (!is_jpeg(resource.bytes))
        refuse("is a picture of a kind other than PNG or JPEG");
    Raster raster = decode_jpeg(resource.bytes, largest_side);
    if (raster.channels == 3)
        return {raster.width, raster.height, std::move(raster.samples)};
    Pixels pixels{raster.width, raster.height, {}};
    pixels.rgb.reserve(raster.samples.size() * 3);
    for (const char grey : raster.samples)
        pixels.rgb.append(3, grey);
    return pixels;
}

} // namespace plainsend
