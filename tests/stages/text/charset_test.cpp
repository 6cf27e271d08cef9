#include "stages/text/charset.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

TEST(Charset, reads_the_older_encodings_of_the_web) {
    EXPECT_EQ(utf8_of("Za\xBF\xF3\xB3\xE6", "ISO-8859-2"), "Zażółć");
    EXPECT_EQ(utf8_of("\x82\xB1\x82\xF1", "shift_jis"), "こん");
    EXPECT_EQ(utf8_of("\xCF\xF0\xE8", "windows-1251"), "При");
    EXPECT_EQ(utf8_of("\xF0\xD2\xC9", "koi8-r"), "При");
    EXPECT_EQ(utf8_of("\xC4\xE3z\r\n", "gb2312"), "\u4F60z\r\n");
    for (const char* name : {"utf-8", "utf-7", "windows-1252", "nonsense", ""})
        EXPECT_EQ(utf8_of("x", name), std::nullopt) << name;
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
