// Bytes that come in: an input document, and the limits that every reader keeps; a folder of data files.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "stages/document/document.h"

namespace plainsend {

// What a reader gets. name: file name without folder, for messages. find: bytes of a file in the input's own
// folder (an image beside an HTML page), nothing for every other path; may be empty.
struct Source {
    std::string bytes;
    std::string name;
    std::function<std::optional<std::string>(std::string_view relative_path)> find;
};

// What a reader keeps to. Bytes and counts.
struct Limits {
    std::size_t input_bytes = std::size_t{25} << 20;
    std::size_t part_bytes = std::size_t{32} << 20;
    std::size_t inflated_bytes = std::size_t{200} << 20;
    std::size_t entries = 2000;
    int depth = max_depth;
    int image_pixels_a_side = 4000;
};

// A folder of data files (glossary/, styles/): relative name, with "/" -> bytes. Read by pipeline/, parsed by
// stages.
using DataFolder = std::map<std::string, std::string>;

} // namespace plainsend
