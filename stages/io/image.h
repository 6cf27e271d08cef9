// Pictures in: PNG and JPEG are decoded under caps and re-encoded without metadata (libpng, libjpeg-turbo).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stages/document/document.h"

namespace plainsend {

// Throws Error{unusable} when it is neither PNG nor JPEG, broken, or larger than max_side pixels a side.
Resource clean_image(std::string_view bytes, int max_side);

// Raw 8-bit RGB, rows top to bottom, transparency laid on white. For PDF; input is a Resource of ours.
struct Pixels {
    int width = 0;
    int height = 0;
    std::string rgb;
};
Pixels decode_image(const Resource&);

} // namespace plainsend
