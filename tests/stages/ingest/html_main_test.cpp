#include "stages/ingest/html_main.h"

#include <gmock/gmock.h>

#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::rules;
using test::tree;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string sentences = "<p>The words that a family must have stand here and nowhere else, so they are "
                              "read, whatever the page calls its main part.</p>";

TEST(HtmlMain, reads_the_whole_page_when_its_main_part_is_empty) {
    const auto page = read_page("<main><div class=spinner>Loading</div></main><section><h1>Support</h1>" +
                                sentences + "</section>");
    EXPECT_THAT(tree(page.value), HasSubstr("The words that a family must have"));
    ASSERT_THAT(rules(page.findings), ElementsAre("html/main-part"));
    EXPECT_EQ(page.findings[0].severity, Severity::warning);
}

TEST(HtmlMain, warns_with_the_number_of_words_of_much_text_outside_the_main_part) {
    const auto page = read_page("<main><h1>Support</h1>" + sentences + sentences + "</main><div>" +
                                sentences + sentences + "</div>");
    ASSERT_THAT(rules(page.findings), ElementsAre("html/outside-main"));
    EXPECT_EQ(page.findings[0].severity, Severity::warning);
    EXPECT_THAT(page.findings[0].message, HasSubstr("about 46 words"));
}

TEST(HtmlMain, reads_two_main_parts) {
    EXPECT_EQ(tree("<main><p>One</p></main><p>between</p><main><p>Two</p></main>"),
              "  paragraph #b1 \"One\"\n  paragraph #b2 \"Two\"\n");
}

TEST(HtmlMain, reads_what_stands_in_for_frames_and_the_encoding_that_the_page_names) {
    const auto framed =
        read_page("<html><frameset cols='20%,80%'><frame src=menu.html><noframes><body><p>See our "
                  "plan</p></body></noframes></frameset></html>");
    EXPECT_EQ(tree(framed.value), "  paragraph #b1 \"See our plan\"\n");
    EXPECT_THAT(rules(framed.findings), ElementsAre("html/frames"));
    const auto polish = read_page("<meta charset=iso-8859-2><p>a</p>\n<p>Za\xBF\xF3\xB3\xE6");
    EXPECT_EQ(tree(polish.value), "  paragraph #b1 \"a\"\n  paragraph #b2 \"Za\u017C\u00F3\u0142\u0107\"\n");
    EXPECT_EQ(polish.value.body[1].place.line, 2U);
    EXPECT_THAT(polish.findings, testing::IsEmpty());
}

} // namespace
} // namespace plainsend
