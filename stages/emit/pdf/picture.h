// A picture as a PDF holds it. A school's logo stands in every version of every document of a run: it is
// decoded and compressed once and kept, which changes no byte of any output.
#pragma once

#include <memory>
#include <string>

#include "stages/document/document.h"

namespace plainsend::pdf {

// width, height: pixels; deflated: RGB, eight bits a component, in zlib's format.
struct Picture {
    int width = 0;
    int height = 0;
    std::string deflated;
};

// Throws Error as decode_image does.
std::shared_ptr<const Picture> picture_of(const Resource&);

} // namespace plainsend::pdf
