#include "stages/ingest/html_asides.h"

#include <gmock/gmock.h>

#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::rules;
using test::tree;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(HtmlAsides, leaves_out_the_comments_and_tracked_deletions_of_word_and_lists_their_words) {
    const auto page = read_page(
        "<p>Leo reads<span class=MsoCommentReference><a class=msocomanchor id=_anchor_1 href='#_msocom_1' "
        "name=_msoanchor_1>[JA1]</a></span> and <ins cite='mailto:J'>writes</ins> <del "
        "cite='mailto:J'>badly</del>.</p><div style='mso-element:comment-list'><hr class=msocomoff><div "
        "style='mso-element:comment'><div id=_com_1 class=msocomtxt><p>Ask mum first</p></div></div></div>"
        "<div style='mso-element: header'><p>Brook School</p></div>");
    EXPECT_EQ(tree(page.value), "  paragraph #b1 \"Leo reads and writes .\"\n");
    ASSERT_THAT(rules(page.findings), ElementsAre("html/tracked-changes", "html/comments",
                                                  "html/running-header", "html/tracked-changes"));
    EXPECT_THAT(page.findings[0].message, HasSubstr("'badly'"));
    EXPECT_THAT(page.findings[1].message, HasSubstr("'Ask mum first'"));
    EXPECT_THAT(page.findings[2].message, HasSubstr("'Brook School'"));
    EXPECT_THAT(page.findings[3].message, HasSubstr("'writes'"));
}

TEST(HtmlAsides, leaves_out_the_comments_of_google_docs) {
    const auto page = read_page("<p>Mia reads well.<sup><a href='#cmnt1' id=cmnt_ref1>[a]</a></sup></p><div>"
                                "<p><a href='#cmnt_ref1' id=cmnt1>[a]</a><span>Keep this out</span></p>"
                                "<p>and this</p></div>");
    EXPECT_EQ(tree(page.value), "  paragraph #b1 \"Mia reads well.\"\n");
    ASSERT_THAT(rules(page.findings), ElementsAre("html/comments"));
    EXPECT_THAT(page.findings[0].message, HasSubstr("('Keep this out and this')"));
}

// pandoc, GitHub, Word, LibreOffice, Google Docs, kramdown.
TEST(HtmlAsides, reads_the_notes_of_every_program_as_notes) {
    for (const std::string_view page :
         {"<p>x<a href='#fn1' class=footnote-ref id=fnref1 role=doc-noteref><sup>1</sup></a></p><section "
          "class=footnotes role=doc-endnotes><hr><ol><li id=fn1><p>Why.<a href='#fnref1' "
          "class=footnote-back>\u21A9</a></p></li></ol></section>",
          "<p>x<sup><a href='#user-content-fn-1' id=user-content-fnref-1 data-footnote-ref>1</a></sup></p>"
          "<section data-footnotes><h2 class=sr-only>Footnotes</h2><ol><li id=user-content-fn-1><p>Why. <a "
          "href='#user-content-fnref-1'>\u21A9</a></p></li></ol></section>",
          "<p>x<a href='#_ftn1' name=_ftnref1><span>[1]</span></a></p><div><br clear=all><hr><div id=ftn1><p "
          "class=MsoFootnoteText><a href='#_ftnref1' name=_ftn1><span>[1]</span></a> Why.</p></div></div>",
          "<p>x<sup><a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'>1</a></sup></p><div "
          "id=sdfootnote1><p><a name=sdfootnote1sym href='#sdfootnote1anc'>1</a>Why.</p></div>",
          "<p>x<sup><a href='#ftnt1' id=ftnt_ref1>[1]</a></sup></p><hr><div><p><a href='#ftnt_ref1' "
          "id=ftnt1>[1]</a><span>&nbsp;Why.</span></p></div>",
          "<p>x<sup id='fnref:1'><a href='#fn:1'>1</a></sup></p><div class=footnotes><ol><li id='fn:1'><p>"
          "Why. <a href='#fnref:1'>\u21A9</a></p></li></ol></div>"}) {
        const auto read = read_page(std::string(page));
        EXPECT_EQ(tree(read.value), "  paragraph #b1 \"x\" note n1\n"
                                    "  note n1 \"1\"\n"
                                    "    paragraph #b2 \"Why.\"\n")
            << page;
        EXPECT_THAT(read.findings, testing::IsEmpty()) << page;
    }
}

TEST(HtmlAsides, takes_two_marks_of_one_note_and_no_contents_list_for_notes) {
    const std::string twice = tree("<p>a<a id=r1 href='#n'>1</a> b<a id=r2 href='#n'>1</a></p><ol><li id=n>"
                                   "Why. <a href='#r1'>^</a> <a href='#r2'>^</a></ol>");
    EXPECT_EQ(twice, "  paragraph #b1 \"a\" note n1 \" b\" note n1\n"
                     "  note n1 \"1\"\n"
                     "    paragraph #b2 \"Why.\"\n");
    EXPECT_THAT(tree("<ul><li><a id=c1 href='#s1'>1</a></ul><div id=s1><h2><a href='#c1'>1</a> Help</h2>"
                     "</div>"),
                Not(HasSubstr("note")));
}

TEST(HtmlAsides, tells_of_a_note_whose_mark_was_not_read) {
    const auto page = read_page("<main><p>x</p></main><aside>a<a id=r href='#n'>1</a></aside>"
                                "<div id=n>Why. <a href='#r'>^</a></div>");
    EXPECT_THAT(rules(page.findings), testing::Contains("html/note"));
}

} // namespace
} // namespace plainsend
