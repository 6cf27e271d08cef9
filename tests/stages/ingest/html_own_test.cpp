#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/tree.h"
#include "stages/ingest/html.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::Not;

Reported<Document> read(const std::string& body, const std::string& generator = "plainsend 0.1.0") {
    const std::string page =
        "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><meta name='generator' content='" +
        generator + "'><title>T \u2013 Draft 1</title></head><body><header><p>Draft 1</p></header><main>" +
        body + "</main><section class='glossary'><p>Words explained</p></section></body></html>";
    return read_html({page, "plan.html", {}}, {});
}

std::string tree(const Reported<Document>& reported) {
    const std::string whole = dump(reported.value);
    return whole.substr(whole.find('\n') + 1);
}

TEST(HtmlOwn, leaves_out_what_plainsend_added_and_says_so_once) {
    const auto reported = read("<h1 data-chrome>Added</h1><p><a class='number' data-chrome "
                               "href='#change-b1'>\u00B6 1 </a>Words.</p>");
    EXPECT_EQ(tree(reported), "  paragraph #b1 \"Words.\"\n");
    ASSERT_EQ(reported.findings.size(), 1U);
    EXPECT_EQ(reported.findings[0].rule, "html/own-page");
}

TEST(HtmlOwn, trusts_the_mark_of_additions_only_on_its_own_pages) {
    EXPECT_THAT(tree(read("<p><span data-chrome>Kept</span> words.</p>", "other 1.0")), HasSubstr("Kept"));
}

TEST(HtmlOwn, keeps_labels_that_a_browser_cannot_print) {
    EXPECT_EQ(tree(read("<ol class='labelled'><li><span class='label'>(a)</span> <div "
                        "class='item'><p>one</p></div></li></ol>")),
              "  numbered list #b1\n    item \"(a)\"\n      paragraph #b2 \"one\"\n");
}

TEST(HtmlOwn, makes_notes_and_their_marks_again) {
    const auto reported = read(
        "<p>Noted<sup class='mark' data-chrome><a href='#note-n1'>1</a></sup> and <sup class='mark' "
        "data-chrome><a href='#note-n9'>9</a></sup>.</p>"
        "<section class='notes'><h2 data-chrome>Notes</h2><ol class='labelled'><li id='note-n1'><span "
        "class='label' data-chrome>1</span> "
        "<div class='item'><p>A note.</p><p class='back' data-chrome>Back</p></div></li></ol></section>");
    ASSERT_EQ(reported.value.notes.size(), 1U);
    EXPECT_EQ(reported.value.notes[0].label, "1");
    EXPECT_THAT(tree(reported), HasSubstr("note-n1"));
    EXPECT_THAT(tree(reported), Not(HasSubstr("note-n9")));
    EXPECT_THAT(tree(reported), Not(HasSubstr("Back")));
}

TEST(HtmlOwn, keeps_room_to_write_that_only_spaces_show) {
    EXPECT_EQ(
        tree(read(
            "<p>Date <span class='field' style='width:4em'><span class='dots' aria-hidden='true'>    </span>"
            "<span class='hidden' data-chrome>room</span></span></p>")),
        "  paragraph #b1 \"Date \" field \"    \"\n");
}

TEST(HtmlOwn, knows_a_letterhead_again) {
    EXPECT_THAT(tree(read("<div class='letterhead'><p>Alder Brook</p></div><p>Dear all</p>")),
                testing::StartsWith("  letterhead"));
}

TEST(HtmlRuby, puts_how_a_word_is_read_in_brackets) {
    EXPECT_EQ(tree(read("<p><ruby>Tokyo<rp>(</rp><rt>toukyou</rt><rp>)</rp></ruby>.</p>", "other")),
              "  paragraph #b1 \"Tokyo (toukyou).\"\n");
}

} // namespace
} // namespace plainsend
