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

} // namespace
} // namespace plainsend
