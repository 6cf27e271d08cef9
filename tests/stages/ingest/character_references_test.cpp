#include "stages/ingest/character_references.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

TEST(CharacterReferences, are_read_as_browsers_read_them) {
    CharacterReferences references;
    const auto read = [&](std::string_view source) {
        const CharacterReference found = references.in_html(source, 0);
        return found.text + "|" + std::to_string(found.length);
    };
    EXPECT_EQ(read("&eacute;t"), "é|8");
    EXPECT_EQ(read("&#39;s"), "'|5");
    EXPECT_EQ(read("&#X2019; "), "\u2019|8");
    EXPECT_EQ(read("&#147;"), "\u201C|6");
    EXPECT_EQ(read("&amp "), "&|4");
    EXPECT_EQ(read("&NotEqualTilde;"), "\u2242\u0338|15");
    EXPECT_EQ(references.in_html("& b", 0).text, "");
    EXPECT_EQ(references.in_html("Q&A", 1).text, "");
    EXPECT_EQ(references.in_html("&unknown;", 0).text, "");
}

TEST(CharacterReferences, end_with_a_semicolon_in_markdown) {
    CharacterReferences references;
    EXPECT_EQ(references.in_markdown("&eacute;", 0).text, "é");
    EXPECT_EQ(references.in_markdown("&#147;", 0).text, "\u0093");
    EXPECT_EQ(references.in_markdown("&#0;", 0).text, "\uFFFD");
    EXPECT_EQ(references.in_markdown("&copy 2026", 0).text, "");
    EXPECT_EQ(references.in_markdown("&unknown;", 0).text, "");
}

TEST(CharacterReferences, of_too_many_names_are_not_asked_for) {
    CharacterReferences references;
    for (int i = 0; i < 5'000; ++i)
        references.in_html("&a" + std::to_string(i) + ";", 0);
    EXPECT_EQ(references.in_html("&eacute;", 0).text, "");
    EXPECT_EQ(references.in_html("&#233;", 0).text, "é");
}

} // namespace
} // namespace plainsend
