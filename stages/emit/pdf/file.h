// The frame of a PDF file around its objects: header, object streams, cross-reference stream, trailer (ISO
// 32000-1, 7.5). Most of an accessible file is its structure tree, thousands of small objects: packed in
// streams they take a tenth of the room. What is added is packed at once, so that the objects of a thousand
// pages are never in memory together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend::pdf {

// Objects are of generation 0 and come in any order, each number once.
class File {
public:
    File();
    // value: as it stands in the file.
    void add(std::uint32_t number, std::string_view value);
    // dictionary: with the Length of the stream's bytes.
    void add(std::uint32_t number, std::string_view dictionary, std::string_view stream);
    // The whole file; call once. Its identity (both halves of /ID) is a digest of its content.
    std::string finish(std::uint32_t catalog, std::uint32_t information);

private:
    // Where an object stands: at an offset of the file, or as the index-th of an object stream.
    struct Location {
        enum class Kind : std::uint8_t { unused = 0, offset = 1, packed = 2 };
        Kind kind = Kind::unused;
        std::uint32_t where = 0; // offset, or index into packs_
        std::uint16_t index = 0;
    };
    struct Pack { // an object stream, compressed
        std::string stream;
        std::size_t objects = 0;
        std::size_t first = 0; // where the values begin, before compression
    };

    Location& location(std::uint32_t number);
    std::uint32_t next_number();
    void pack();
    void write_packs();
    void write_cross_references(std::uint32_t catalog, std::uint32_t information);

    std::string out_;
    std::string sums_; // of all content, for the identity
    std::vector<Location> locations_;
    std::vector<Pack> packs_;
    // of the next pack: numbers and offsets of the objects, then the objects (7.5.7)
    std::string index_;
    std::string values_;
    std::uint16_t objects_ = 0;
};

} // namespace plainsend::pdf
