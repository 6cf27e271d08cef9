#include "stages/text/charset.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

TEST(Charset, reads_the_older_encodings_of_the_web) {
    EXPECT_EQ(utf8_of("Za\xBF\xF3\xB3\xE6", "ISO-8859-2")->text, "Zażółć");
    EXPECT_EQ(utf8_of("\x82\xB1\x82\xF1", "shift_jis")->text, "こん");
    EXPECT_EQ(utf8_of("\xCF\xF0\xE8", "windows-1251")->text, "При");
    EXPECT_EQ(utf8_of("\xF0\xD2\xC9", "koi8-r")->text, "При");
    EXPECT_EQ(utf8_of("\xC4\xE3z\r\n", "gb2312")->text, "\u4F60z\r\n");
    for (const char* name : {"utf-8", "utf-7", "windows-1252", "nonsense", ""})
        EXPECT_FALSE(utf8_of("x", name)) << name;
}

// Every character of the text, taken back to the bytes that came in and forth again.
TEST(Charset, leads_back_to_the_bytes_of_the_page) {
    struct Case {
        std::string charset;
        std::string word;
    };
    for (const Case& one : {Case{"iso-8859-2", "Za\xBF\xF3\xB3\xE6"}, Case{"shift_jis", "\x82\xB1\x82\xF1"},
                            Case{"gb2312", "\xC4\xE3z"}, Case{"iso-2022-jp", "\x1B$B$3$s\x1B(B"}}) {
        const std::string page = "<meta charset=" + one.charset + ">\r\n" + one.word + " plan " + one.word +
                                 "\r\n" + one.word + " end";
        const DecodedInput decoded = DecodedInput::of_page(page);
        for (const std::string_view word : {"plan", "end"}) {
            const std::size_t at = decoded.text().find(word);
            const Place place = decoded.original(at);
            EXPECT_EQ(page.substr(place.offset, word.size()), word) << one.charset;
            EXPECT_EQ(decoded.text_offset(place.offset), at) << one.charset;
            const std::size_t line = page.rfind('\n', place.offset);
            EXPECT_EQ(place.column, place.offset - line) << one.charset;
            EXPECT_EQ(place.line, word == "plan" ? 2U : 3U) << one.charset;
        }
    }
}

TEST(Charset, finds_the_name_that_a_page_gives) {
    EXPECT_EQ(declared_charset("<meta charset=\"ISO-8859-2\">"), "iso-8859-2");
    EXPECT_EQ(declared_charset("<meta http-equiv=Content-Type content='text/html; charset = koi8-r'>"),
              "koi8-r");
    EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='windows-1250'?><html>"), "windows-1250");
    EXPECT_EQ(declared_charset("<p>charset=koi8-r</p>"), "");
    EXPECT_EQ(declared_charset(""), "");
}

} // namespace
} // namespace plainsend
