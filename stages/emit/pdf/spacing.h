// Letter spacing that lives in the font. Programs that read a page back take a gap between glyphs for a space
// and hear "S E N C o"; glyphs that are themselves wider read as they should.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace plainsend::pdf {

// Widens glyphs of a TrueType file (tables hhea and hmtx, OpenType 1.9) by so many units of its em.
void widen(std::string& file, const std::map<std::uint32_t, int>& by_glyph);

} // namespace plainsend::pdf
