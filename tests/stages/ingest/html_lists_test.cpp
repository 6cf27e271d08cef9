#include <gmock/gmock.h>

#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::rules;
using test::tree;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(HtmlLists, makes_lists_of_the_paragraphs_that_word_writes_for_them) {
    const std::string expected = "  bulleted list #b1\n"
                                 "    item \"•\"\n"
                                 "      paragraph #b2 \"Sit near front\"\n"
                                 "      bulleted list #b3\n"
                                 "        item \"•\"\n"
                                 "          paragraph #b4 \"in maths\"\n"
                                 "  numbered list #b5\n"
                                 "    item \"1.\"\n"
                                 "      paragraph #b6 \"First\"\n"
                                 "    item \"2.\"\n"
                                 "      paragraph #b7 \"Second\"\n";
    const auto page =
        read_page("<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
                  "style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; "
                  "</span></span></span><![endif]>"
                  "Sit near front</p>\n<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span "
                  "style='mso-list:Ignore'>o<span>&nbsp; </span></span>in maths</p><p class=MsoListParagraph "
                  "style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>First</p><p "
                  "class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span "
                  "style='mso-list:Ignore'>2.</span>Second");
    EXPECT_EQ(tree(page.value), expected);
    EXPECT_THAT(page.findings, IsEmpty());
    const std::string space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>";
    EXPECT_EQ(tree("<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt'><span "
                   "style='font-family:Symbol'>·" +
                   space +
                   "</span>Sit near front</p><p class=MsoListParagraphCxSpLast "
                   "style='margin-left:72.0pt'><span>o" +
                   space + "</span>in maths</p><p class=MsoListParagraph>1." + space +
                   "First</p><p class=MsoListParagraph>2." + space + "Second</p>"),
              expected);
}

TEST(HtmlLists, makes_lists_of_bullets_and_numbers_typed_by_hand_and_says_so_once) {
    const auto page =
        read_page("<p>1) First</p><p>2) Second</p><p>Then:</p><p>- tea<br>- cake<br>with cream");
    EXPECT_EQ(tree(page.value), "  numbered list #b1\n"
                                "    item \"1)\"\n"
                                "      paragraph #b2 \"First\"\n"
                                "    item \"2)\"\n"
                                "      paragraph #b3 \"Second\"\n"
                                "  paragraph #b4 \"Then:\"\n"
                                "  bulleted list #b5\n"
                                "    item \"•\"\n"
                                "      paragraph #b6 \"tea\"\n"
                                "    item \"•\"\n"
                                "      paragraph #b7 \"cake\" br \"with cream\"\n");
    EXPECT_THAT(rules(page.findings), ElementsAre("html/typed-list"));
    EXPECT_THAT(read_page("<p>1. He came at 3.</p><p>Mum - and Dad<br>agree</p>").findings, IsEmpty());
}

TEST(HtmlLists, puts_the_levels_of_google_docs_into_each_other) {
    EXPECT_EQ(tree("<ul class='lst-kix_a-0 start'><li>Kind</ul><ul class='lst-kix_a-1 start'><li>jokes</ul>"
                   "<ul class=lst-kix_a-0><li>Brave</ul><ul class='lst-kix_b-0 start'><li>Other</ul>"),
              "  bulleted list #b1\n"
              "    item \"•\"\n"
              "      paragraph #b2 \"Kind\"\n"
              "      bulleted list #b3\n"
              "        item \"•\"\n"
              "          paragraph #b4 \"jokes\"\n"
              "    item \"•\"\n"
              "      paragraph #b5 \"Brave\"\n"
              "  bulleted list #b6\n"
              "    item \"•\"\n"
              "      paragraph #b7 \"Other\"\n");
}

} // namespace
} // namespace plainsend
