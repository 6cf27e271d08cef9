#include "stages/emit/pdf/spacing.h"

#include <gtest/gtest.h>

#include "stages/emit/pdf/face.h"

namespace plainsend::pdf {
namespace {

unsigned word(const std::string& bytes, std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) << 8U |
           static_cast<unsigned char>(bytes[at + 1]);
}

std::size_t table(const std::string& font, const std::string& tag) {
    for (std::size_t entry = 12; entry < 12 + 16U * word(font, 4); entry += 16)
        if (font.compare(entry, 4, tag) == 0)
            return (static_cast<std::size_t>(word(font, entry + 8)) << 16U) + word(font, entry + 10);
    return 0;
}

std::uint32_t sum(const std::string& font) {
    std::uint32_t total = 0;
    for (std::size_t at = 0; at + 3 < font.size(); at += 4)
        total += static_cast<std::uint32_t>(word(font, at)) << 16U | word(font, at + 2);
    return total;
}

TEST(Spacing, a_glyph_grows_and_the_file_still_adds_up) {
    const auto file = find_font("Andika", Weight::regular);
    ASSERT_TRUE(file);
    const auto face = Face::open(*file);
    const auto letter = face->glyph(U'e');
    ASSERT_TRUE(letter);
    Subset subset = face->subset({*letter});
    const std::uint32_t glyph = subset.glyphs.at(*letter);
    const std::size_t width = table(subset.file, "hmtx") + 4 * glyph;
    const unsigned before = word(subset.file, width);
    widen(subset.file, {{glyph, 170}});
    EXPECT_EQ(word(subset.file, width), before + 170);
    EXPECT_EQ(sum(subset.file), 0xB1B0AFBAU); // OpenType 1.9, "head": checksumAdjustment
}

TEST(Spacing, what_is_no_font_is_left_alone) {
    std::string bytes = "not a font at all, but long enough to look into";
    const std::string before = bytes;
    widen(bytes, {{1, 5}});
    EXPECT_EQ(bytes, before);
}

} // namespace
} // namespace plainsend::pdf
