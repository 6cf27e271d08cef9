// One font face: which characters it has, how wide its glyphs are, and a small font of only the glyphs used
// (HarfBuzz and its subsetter). Faces are loaded once per process and never change.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "stages/emit/pdf/fonts.h"

namespace plainsend::pdf {

// Thousandths of an em, as PDF wants them. Descent is negative.
struct Metrics {
    double ascent = 0;
    double descent = 0;
    double cap_height = 0;
    double line_ascent = 0; // what a line needs above and below its baseline
    double line_descent = 0;
    int units_an_em = 1000; // of the font file
    double left = 0, bottom = 0, right = 0, top = 0;
};

// file: TrueType, or the bare CFF table. glyphs: old glyph id to the one in the file.
struct Subset {
    std::string file;
    std::map<std::uint32_t, std::uint32_t> glyphs;
};

class Face {
public:
    // Shared by the whole process; throws Error when the file is no font.
    static std::shared_ptr<const Face> open(const FontFile&);
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    bool has(char32_t character) const { return glyph(character).has_value(); }
    std::optional<std::uint32_t> glyph(char32_t character) const;
    double advance(std::uint32_t glyph) const; // thousandths of an em
    const Metrics& metrics() const;
    const std::string& name() const; // PostScript name
    bool is_cff() const;
    // May its letters be set further apart? Not where they hang together; and widths of CFF outlines are not
    // in a table (spacing.h), but its scripts need no more room.
    bool spreads() const;
    Subset subset(const std::set<std::uint32_t>& glyphs) const;

    struct Inside; // HarfBuzz, for shape.cpp and face.cpp only
    const Inside& inside() const { return *inside_; }

private:
    Face();
    std::unique_ptr<Inside> inside_;
};

} // namespace plainsend::pdf
