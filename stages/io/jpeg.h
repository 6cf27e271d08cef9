// JPEG in and out for image.cpp: the only use of libjpeg-turbo. Its error handler jumps, so the jumping
// functions hold nothing that has a destructor.
#pragma once

#include <string>
#include <string_view>

namespace plainsend {

// Rows top to bottom; channels: 1 (grey) or 3 (RGB).
struct Raster {
    int width = 0;
    int height = 0;
    int channels = 3;
    std::string samples;
};

// Throws Error{unusable} when broken or larger than max_side; CMYK becomes RGB.
Raster decode_jpeg(std::string_view bytes, int max_side);
std::string encode_jpeg(const Raster&); // quality 90, no metadata, the same bytes every time

// 1 to 8 from the EXIF block (TIFF tag 0x0112), 1 when there is none: the one piece of metadata that changes
// what people see, so it is turned into pixels before it is dropped.
int jpeg_orientation(std::string_view bytes);
Raster upright(Raster, int orientation);

} // namespace plainsend
