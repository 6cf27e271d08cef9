#include <gmock/gmock.h>

#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::rules;
using test::tree;
using testing::ElementsAre;

TEST(HtmlParagraphs, are_parted_by_two_line_breaks_but_not_in_a_heading) {
    EXPECT_EQ(tree("<h2>A<br><br>B</h2><p>Dear parent,<br>\n<br>Leo is <b>well.<br>&nbsp;<br>He</b> "
                   "reads.<br>Yours</p>"),
              "  heading 2 #b1 \"A\" br br \"B\"\n"
              "  paragraph #b2 \"Dear parent,\"\n"
              "  paragraph #b3 \"Leo is \" strong[\"well.\"]\n"
              "  paragraph #b4 strong[\"He\"] \" reads.\" br \"Yours\"\n");
}

TEST(HtmlParagraphs, stand_apart_where_a_style_sets_their_words_on_lines_of_their_own) {
    EXPECT_EQ(tree("<p><span style='display: block'>Mrs Lee</span><span style='display:block'>SENCo</span>"
                   "<h2><span style='display:block'>Our</span><span style='display:block'>plan</span></h2>"),
              "  paragraph #b1 \"Mrs Lee\"\n"
              "  paragraph #b2 \"SENCo\"\n"
              "  heading 2 #b3 \"Our plan\"\n");
}

TEST(HtmlParagraphs, are_none_when_nothing_in_them_can_be_seen) {
    EXPECT_EQ(tree("<p>\u200B</p><p>\u200B<br></p><p>&shy;</p><p><b>&#8203;</b>&nbsp;</p><p>\u200BHelp"),
              "  paragraph #b1 \"\u200BHelp\"\n");
}

TEST(HtmlParagraphs, of_the_title_style_are_the_title) {
    EXPECT_EQ(tree("<p class=MsoTitle>Meeting about Sam</p><p>x"),
              "  heading 1 #b1 \"Meeting about Sam\"\n  paragraph #b2 \"x\"\n");
    EXPECT_EQ(tree("<body class='c9 doc-content'><p class='c0 title'>Mia</p><p>x"),
              "  heading 1 #b1 \"Mia\"\n  paragraph #b2 \"x\"\n");
    EXPECT_EQ(tree("<p class=title>Mia"), "  paragraph #b1 \"Mia\"\n");
}

TEST(HtmlParagraphs, that_the_page_hides_are_left_out_and_told) {
    const auto page = read_page("<dialog>Shut</dialog><p style='font-size: 0'>Small</p>"
                                "<div style='font-size:0px'><p style='font-size:13px'>Seen</p></div>"
                                "<p style='font-size:0.9em'>Also seen");
    EXPECT_EQ(tree(page.value), "  paragraph #b1 \"Seen\"\n  paragraph #b2 \"Also seen\"\n");
    EXPECT_THAT(rules(page.findings), ElementsAre("html/hidden", "html/hidden"));
}

} // namespace
} // namespace plainsend
