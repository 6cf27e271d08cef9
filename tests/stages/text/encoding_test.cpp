#include <gmock/gmock.h>

#include "stages/text/text.h"

namespace plainsend {
namespace {

using namespace std::string_view_literals;

TEST(Decode, takes_a_byte_order_mark_at_its_word) {
    EXPECT_EQ(decode("\xEF\xBB\xBFhi"sv).text, "hi");
    EXPECT_EQ(decode("\xFF\xFEh\0i\0"sv).text, "hi");
    EXPECT_EQ(decode("\xFE\xFF\0h\0i"sv).text, "hi");
    EXPECT_EQ(decode("\xFF\xFE\0\0h\0\0\0"sv).text, "h");
    EXPECT_EQ(decode("\0\0\xFE\xFF\0\0\0h"sv).text, "h");
    EXPECT_FALSE(decode("\xFF\xFEh\0i\0"sv).guessed);
}

TEST(Decode, without_a_mark_looks_at_the_bytes) {
    EXPECT_EQ(decode("Zoë").encoding, Encoding::utf8);
    const Decoded wide = decode("D\0e\0a\0r\0"sv);
    EXPECT_EQ(wide.text, "Dear");
    EXPECT_EQ(wide.encoding, Encoding::utf16);
    EXPECT_TRUE(wide.guessed);
    const Decoded old = decode("Zo\xEB said \x93yes\x94 \x80"
                               "5 \x81");
    EXPECT_EQ(old.text, "Zoë said “yes” €5 \uFFFD");
    EXPECT_EQ(old.encoding, Encoding::windows_1252);
    EXPECT_TRUE(old.guessed);
}

TEST(Decode, a_few_older_bytes_among_utf8_are_decoded_alone) {
    const std::string_view bytes = "Zo\u00EB\u2019s mum\nsaid\xA0yes\n";
    const Decoded decoded = decode(bytes);
    EXPECT_EQ(decoded.text, "Zo\u00EB\u2019s mum\nsaid\u00A0yes\n");
    EXPECT_EQ(decoded.encoding, Encoding::utf8);
    EXPECT_EQ(decoded.strays, 1U);
    EXPECT_EQ(original_place(decoded, bytes, decoded.first_stray).line, 2U);
    EXPECT_EQ(original_place(decoded, bytes, decoded.text.find("yes")).column, 6U);
    EXPECT_EQ(decode("\xA3 5, Zo\xEB \u2019").encoding, Encoding::windows_1252);
}

TEST(Decode, makes_line_ends_one_and_forbidden_characters_visible) {
    EXPECT_EQ(decode("a\r\nb\rc\nd\fe"sv).text, "a\nb\nc\nd\ne");
    EXPECT_EQ(decode("a\0b\x1B"
                     "c\x7F"sv)
                  .text,
              "a\uFFFDb\uFFFDc\uFFFD");
    EXPECT_EQ(decode("a\xC2\x9F z"sv).text, "a\uFFFD z");
    EXPECT_EQ(decode(""sv).text, "");
}

TEST(Decode, pairs_surrogates_and_replaces_lone_ones) {
    EXPECT_EQ(decode("\xFE\xFF\xD8\x3D\xDC\x4B"sv).text, "👋");
    EXPECT_EQ(decode("\xFE\xFF\xD8\x3D\0a"sv).text, "\uFFFDa");
    EXPECT_EQ(decode("\xFE\xFF\0a\0"sv).text, "a\uFFFD");
}

// Every byte of the text leads back to the byte of the input that it was made from.
void expect_same_letter(std::string_view bytes, std::string_view text, std::string_view raw) {
    const Decoded decoded = decode(bytes);
    const std::size_t at = decoded.text.find(text);
    ASSERT_NE(at, std::string::npos);
    const Place place = original_place(decoded, bytes, at);
    EXPECT_EQ(bytes.substr(place.offset, raw.size()), raw);
}

TEST(OriginalPlace, leads_back_to_the_bytes_of_the_input) {
    expect_same_letter("one\r\ntwo\r\nthr\xC3\xA9\x65 X", "X", "X");
    expect_same_letter("\xEF\xBB\xBFone\r\nX", "X", "X");
    expect_same_letter("\xE9\xE9\xE9 \x93X", "X", "X");
    expect_same_letter("\xFF\xFE"
                       "a\0\r\0\n\0X\0"sv,
                       "X", "X\0"sv);
    expect_same_letter("a\0b\0c\0X\0"sv, "X", "X\0"sv);
    const std::string_view lines = "one\r\ntwo\r\n  Zoë X";
    const Decoded decoded = decode(lines);
    const Place place = original_place(decoded, lines, decoded.text.find('X'));
    EXPECT_EQ(place.line, 3U);
    EXPECT_EQ(place.column, 8U);
    std::string much(100'000, '\xE9');
    much += 'X';
    expect_same_letter(much, "X", "X");
}

} // namespace
} // namespace plainsend
