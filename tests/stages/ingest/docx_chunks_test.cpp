#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages/ingest/word_reading.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using tests::body_of;
using tests::link;
using tests::message_of;
using tests::paragraph;
using tests::read_word;
using tests::word_document;
using tests::word_part;

Reported<Document> with_chunk(const std::string& name, const std::string& bytes) {
    return read_word(word_document(paragraph("Before") + "<w:altChunk r:id='c1'/>" + paragraph("After"),
                                   {{"word/" + name, bytes}}, link("c1", "aFChunk", name)));
}

TEST(DocxChunks, a_web_page_is_taken_in) {
    const auto read =
        with_chunk("a.htm", "<html><body><h2>Lunch</h2><p>Soup on <b>Monday</b>.</p></body></html>");
    EXPECT_EQ(body_of(read), "  paragraph \"Before\"\n  heading 2 \"Lunch\"\n"
                             "  paragraph \"Soup on \" strong[\"Monday\"] \".\"\n  paragraph \"After\"\n");
    EXPECT_EQ(read.value.parts, (std::vector<std::string>{"word/document.xml", "word/a.htm"}));
    EXPECT_EQ(read.value.body[1].place.part, 1U);
}

TEST(DocxChunks, a_text_is_taken_in) {
    EXPECT_EQ(body_of(with_chunk("a.txt", "Lost: one glove.\n")),
              "  paragraph \"Before\"\n  paragraph \"Lost: one glove.\"\n  paragraph \"After\"\n");
}

TEST(DocxChunks, a_word_file_is_taken_in_with_its_notes_but_none_inside_it) {
    const std::string mark =
        "<w:p><w:r><w:t>Noted</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>";
    const std::string notes =
        word_part("footnotes", "<w:footnote w:id='2'>" + paragraph("A note") + "</w:footnote>");
    const std::string inner = word_document(mark + "<w:altChunk r:id='c2'/>",
                                            {{"word/footnotes.xml", notes}, {"word/b.htm", "<p>deeper</p>"}},
                                            link("c2", "aFChunk", "b.htm"));
    const auto read = with_chunk("a.docx", inner);
    EXPECT_THAT(body_of(read), HasSubstr("paragraph \"Noted\""));
    EXPECT_THAT(body_of(read), HasSubstr("A note"));
    EXPECT_THAT(body_of(read), testing::Not(HasSubstr("deeper")));
    ASSERT_EQ(read.value.notes.size(), 1U);
    EXPECT_EQ(read.value.notes[0].id, "t1n1");
    EXPECT_THAT(message_of(read, "docx/embedded-document"), HasSubstr("1 other document"));
}

TEST(DocxChunks, what_cannot_be_read_is_told_by_name) {
    EXPECT_THAT(message_of(with_chunk("a.rtf", "{\\rtf1 words}"), "docx/embedded-document"),
                HasSubstr("word/a.rtf"));
    EXPECT_THAT(message_of(with_chunk("a.docx", "PK broken"), "docx/embedded-document"),
                HasSubstr("word/a.docx"));
}

TEST(DocxChunks, one_part_named_very_often_is_not_read_for_ever) {
    std::string body;
    for (int i = 0; i < 200; ++i)
        body += "<w:altChunk r:id='c1'/>";
    Limits limits;
    limits.part_bytes = 10'000;
    const auto read = read_word(
        word_document(body, {{"word/a.txt", std::string(900, 'x')}}, link("c1", "aFChunk", "a.txt")), limits);
    EXPECT_LE(read.value.body.size(), 11U);
    EXPECT_THAT(message_of(read, "docx/embedded-document"), HasSubstr("189 other documents"));
}

} // namespace
} // namespace plainsend
