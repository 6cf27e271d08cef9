// The frame of a PDF file around finished objects: header, object streams, cross-reference stream, trailer
// (ISO 32000-1, 7.5). Most of an accessible file is its structure tree, thousands of small objects: packed in
// streams they take a tenth of the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plainsend::pdf {

// One indirect object of generation 0. value: as it stands in the file; of a stream its dictionary, with the
// Length of the stream's bytes.
struct FileObject {
    std::uint32_t number = 0;
    std::string value;
    std::optional<std::string> stream;
};

// objects: numbers from 1, rising. The file's identity (both halves of /ID) is a digest of its content.
std::string framed(const std::vector<FileObject>& objects, std::uint32_t catalog, std::uint32_t information);

} // namespace plainsend::pdf
