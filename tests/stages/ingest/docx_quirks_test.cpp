#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages/ingest/word_reading.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using tests::body_of;
using tests::message_of;
using tests::paragraph;
using tests::read_word;
using tests::run;
using tests::word_document;
using tests::word_part;

std::string style(const std::string& id, const std::string& name) {
    return "<w:style w:type='paragraph' w:styleId='" + id + "'><w:name w:val='" + name + "'/></w:style>";
}

TEST(DocxQuirks, KnowsHeadingsWhoseStyleHasATranslatedName) {
    const std::string styles =
        word_part("styles", style("a", "\u00DCberschrift 2") + style("b", "Nag\u0142\u00F3wek 1") +
                                style("c", "Titre") + style("d", "Titre 3 suite"));
    const std::string body =
        paragraph("Zwei", "<w:pStyle w:val='a'/>") + paragraph("Jeden", "<w:pStyle w:val='b'/>") +
        paragraph("Le titre", "<w:pStyle w:val='c'/>") + paragraph("Suite", "<w:pStyle w:val='d'/>");
    EXPECT_EQ(body_of(read_word(word_document(body, {{"word/styles.xml", styles}}))),
              "  heading 3 \"Zwei\"\n"
              "  heading 2 \"Jeden\"\n"
              "  heading 1 \"Le titre\"\n"
              "  paragraph \"Suite\"\n");
}

TEST(DocxQuirks, JoinsALetterSetLargeToItsWord) {
    EXPECT_EQ(body_of(read_word(word_document(paragraph("O", "<w:framePr w:dropCap='drop' w:lines='3'/>") +
                                              paragraph("nce a year")))),
              "  paragraph \"Once a year\"\n");
}

TEST(DocxQuirks, KeepsALetterSetLargeBeforeATable) {
    const std::string table =
        "<w:tbl><w:tr><w:tc>" + paragraph("a") + "</w:tc><w:tc>" + paragraph("b") + "</w:tc></w:tr></w:tbl>";
    EXPECT_THAT(body_of(read_word(word_document(paragraph("O", "<w:framePr w:dropCap='margin'/>") + table))),
                testing::StartsWith("  paragraph \"O\"\n  table"));
}

TEST(DocxQuirks, PutsHowAWordIsReadInBracketsAfterIt) {
    EXPECT_EQ(
        body_of(read_word(word_document("<w:p><w:r><w:ruby><w:rt>" + run("toukyou") + "</w:rt><w:rubyBase>" +
                                        run("Tokyo") + "</w:rubyBase></w:ruby></w:r></w:p>"))),
        "  paragraph \"Tokyo (toukyou)\"\n");
}

TEST(DocxQuirks, ReadsLettersInAPictureFontAsTheSignsTheyShow) {
    const std::string font = "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>";
    const auto read = read_word(word_document("<w:p>" + run("\uF0FC \u00FC", font) + run(" done") + "</w:p>" +
                                              "<w:p>" + run("\u00FF", font) + run("x") + "</w:p>"));
    EXPECT_EQ(body_of(read), "  paragraph \"\u2713 \u2713 done\"\n  paragraph \"x\"\n");
    EXPECT_THAT(message_of(read, "docx/symbol"), HasSubstr("1 sign from a picture font"));
}

TEST(DocxQuirks, LeavesLettersOfFontsWithSymbolInTheirNameAlone) {
    EXPECT_EQ(body_of(read_word(
                  word_document("<w:p>" + run("abc", "<w:rFonts w:ascii='Segoe UI Symbol'/>") + "</w:p>"))),
              "  paragraph \"abc\"\n");
}

} // namespace
} // namespace plainsend
