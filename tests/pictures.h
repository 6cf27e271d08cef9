// Small pictures made in memory for tests.
#pragma once

#include <string>
#include <string_view>

#include <png.h>

namespace plainsend::tests {

// RGBA samples, four bytes a pixel.
inline std::string png_of(std::string_view rgba, unsigned width, unsigned height) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = PNG_FORMAT_RGBA;
    std::string out(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
    png_alloc_size_t size = out.size();
    if (png_image_write_to_memory(&image, out.data(), &size, 0, rgba.data(), 0, nullptr) == 0)
        return {};
    out.resize(size);
    return out;
}

inline std::string red_dot() {
    return png_of(std::string_view("\xFF\x00\x00\xFF", 4), 1, 1);
}

} // namespace plainsend::tests
