#include "stages/emit/html_escape.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

using namespace std::string_literals;

TEST(HtmlEscape, what_means_something_in_html_is_escaped) {
    EXPECT_EQ(escape_html("<script>\"a\" & 'b'"), "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;");
}

TEST(HtmlEscape, what_html_forbids_becomes_a_replacement_mark) {
    EXPECT_EQ(escape_html("a\0b"s), "a\uFFFDb");
    EXPECT_EQ(escape_html("a\xC2\x85z"), "a\uFFFDz");     // C1
    EXPECT_EQ(escape_html("a\xEF\xBF\xBEz"), "a\uFFFDz"); // noncharacter
    EXPECT_EQ(escape_html("a\xFFz"), "a\uFFFDz");
    EXPECT_EQ(escape_html("a\xED\xA0\x80z"), "a\uFFFD\uFFFD\uFFFDz"); // a lone surrogate
    EXPECT_EQ(escape_html("a\tb\nc"), "a\tb\nc");
}

TEST(HtmlEscape, line_separators_become_references_and_forced_directions_go) {
    EXPECT_EQ(escape_html("a\u2028b"), "a&#x2028;b");
    EXPECT_EQ(escape_html("a\u202Ecba\u202C\u2067d"), "acbad");
    EXPECT_TRUE(forces_direction("a\u202Eb"));
    EXPECT_FALSE(forces_direction("aÃ\u200Fb")); // a mark alone forces nothing
}

TEST(HtmlEscape, only_four_kinds_of_address_leave) {
    EXPECT_EQ(safe_address("https://a.example/x?y=1&z=ü"), "https://a.example/x?y=1&z=%C3%BC");
    EXPECT_EQ(safe_address("HTTP://a.example"), "http://a.example");
    EXPECT_EQ(safe_address("mailto:a@b.example"), "mailto:a@b.example");
    EXPECT_EQ(safe_address("tel:+441632960123"), "tel:+441632960123");
    for (const char* bad :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", " javascript:x", "java\tscript:x",
          "file:///etc/passwd", "https:a", "https:///a", "//a.example", "x", ""})
        EXPECT_EQ(safe_address(bad), "") << bad;
}

TEST(HtmlEscape, a_mail_cannot_be_given_other_headers) {
    EXPECT_EQ(mail_address("a@b.example?bcc=x@y.example&", "¶ 1: hi", "x\r\n"),
              "mailto:a@b.example%3Fbcc%3Dx@y.example%26?subject=%C2%B6%201%3A%20hi&body=x%0D%0A");
}

TEST(HtmlEscape, ids_languages_and_file_names_are_made_safe) {
    EXPECT_EQ(html_id("a b\"c"), "a-b-c");
    EXPECT_EQ(html_id(""), "x");
    EXPECT_EQ(html_language("zh-Hans-CN"), "zh-Hans-CN");
    for (const char* bad : {"", "e", "english", "en_GB", "en-", "-en", "en\" onclick", "12"})
        EXPECT_EQ(html_language(bad), "") << bad;
    EXPECT_EQ(file_address("Sam's 50% #1.html"), "Sam's%2050%25%20%231.html");
}

TEST(HtmlEscape, base64_is_padded) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("a"), "YQ==");
    EXPECT_EQ(base64("ab"), "YWI=");
    EXPECT_EQ(base64("abc"), "YWJj");
    EXPECT_EQ(base64(bytes_of_hex("ff00fe")), "/wD+");
}

} // namespace
} // namespace plainsend
