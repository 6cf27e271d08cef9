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

TEST(DocxQuirks, knows_headings_whose_style_has_a_translated_name) {
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

TEST(DocxQuirks, joins_a_letter_set_large_to_its_word) {
    EXPECT_EQ(body_of(read_word(word_document(paragraph("O", "<w:framePr w:dropCap='drop' w:lines='3'/>") +
                                              paragraph("nce a year")))),
              "  paragraph \"Once a year\"\n");
}

TEST(DocxQuirks, keeps_a_letter_set_large_before_a_table) {
    const std::string table = "<w:tbl><w:tr><w:tc>" + paragraph("a") + "</w:tc><w:tc>" + paragraph("b") +
                              "</w:tc></w:tr><w:tr><w:tc/><w:tc/></w:tr></w:tbl>";
    EXPECT_THAT(body_of(read_word(word_document(paragraph("O", "<w:framePr w:dropCap='margin'/>") + table))),
                testing::StartsWith("  paragraph \"O\"\n  table"));
}

TEST(DocxQuirks, puts_how_a_word_is_read_in_brackets_after_it) {
    EXPECT_EQ(
        body_of(read_word(word_document("<w:p><w:r><w:ruby><w:rt>" + run("toukyou") + "</w:rt><w:rubyBase>" +
                                        run("Tokyo") + "</w:rubyBase></w:ruby></w:r></w:p>"))),
        "  paragraph \"Tokyo (toukyou)\"\n");
}

TEST(DocxQuirks, reads_letters_in_a_picture_font_as_the_signs_they_show) {
    const std::string font = "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>";
    const auto read = read_word(word_document("<w:p>" + run("\uF0FC \u00FC", font) + run(" done") + "</w:p>" +
                                              "<w:p>" + run("\u00FF", font) + run("x") + "</w:p>"));
    EXPECT_EQ(body_of(read), "  paragraph \"\u2713 \u2713 done\"\n  paragraph \"x\"\n");
    EXPECT_THAT(message_of(read, "docx/symbol"), HasSubstr("1 sign from a picture font"));
}

TEST(DocxQuirks, leaves_letters_of_fonts_with_symbol_in_their_name_alone) {
    EXPECT_EQ(body_of(read_word(
                  word_document("<w:p>" + run("abc", "<w:rFonts w:ascii='Segoe UI Symbol'/>") + "</w:p>"))),
              "  paragraph \"abc\"\n");
}

std::string cell(const std::string& text, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}
std::string table(const std::string& rows, const std::string& properties = {}) {
    return "<w:tbl><w:tblPr>" + properties + "</w:tblPr>" + rows + "</w:tbl>";
}

TEST(DocxQuirks, reads_a_row_without_lines_as_text_and_says_so) {
    const auto read =
        read_word(word_document(table("<w:tr>" + cell("School") + cell("Telephone") + "</w:tr>")));
    EXPECT_EQ(body_of(read), "  paragraph \"School\"\n  paragraph \"Telephone\"\n");
    EXPECT_THAT(message_of(read, "docx/layout-table"), HasSubstr("give it lines"));
}

TEST(DocxQuirks, keeps_a_row_with_lines_as_a_table) {
    const std::string row = "<w:tr>" + cell("School") + cell("Telephone") + "</w:tr>";
    const std::string lines = "<w:tblBorders><w:insideV w:val='single'/></w:tblBorders>";
    EXPECT_THAT(body_of(read_word(word_document(table(row, lines)))), testing::StartsWith("  table"));
    const std::string own = "<w:tcBorders><w:top w:val='single'/></w:tcBorders>";
    EXPECT_THAT(body_of(read_word(
                    word_document(table("<w:tr>" + cell("School", own) + cell("Telephone") + "</w:tr>")))),
                testing::StartsWith("  table"));
    const std::string grid =
        word_part("styles", "<w:style w:type='table' w:styleId='G'><w:name w:val='Grid'/>"
                            "<w:tblPr>" +
                                lines + "</w:tblPr></w:style>");
    EXPECT_THAT(
        body_of(read_word(word_document(table(row, "<w:tblStyle w:val='G'/>"), {{"word/styles.xml", grid}}))),
        testing::StartsWith("  table"));
}

TEST(DocxQuirks, reads_a_column_of_boxes_as_text) {
    EXPECT_EQ(body_of(read_word(word_document(
                  table("<w:tr>" + cell("Likes") + "</w:tr><w:tr>" + cell("Helps") + "</w:tr>")))),
              "  paragraph \"Likes\"\n  paragraph \"Helps\"\n");
}

TEST(DocxQuirks, takes_questions_on_the_left_for_headers) {
    EXPECT_THAT(
        body_of(read_word(word_document(table("<w:tr>" + cell("Name:") + cell("Sam") + "</w:tr><w:tr>" +
                                              cell("What helps?") + cell("") + "</w:tr>")))),
        testing::StartsWith("  table header rows 0, header columns 1"));
    EXPECT_THAT(
        body_of(read_word(word_document(table("<w:tr>" + cell("Name:") + cell("Sam") + "</w:tr><w:tr>" +
                                              cell("Class") + cell("Oak") + "</w:tr>")))),
        testing::StartsWith("  table header rows 0, header columns 0"));
}

TEST(DocxQuirks, keeps_text_that_is_set_as_far_in_as_an_item_in_that_item) {
    const std::string numbering = word_part(
        "numbering",
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1.'/><w:pPr><w:ind w:left='720'/></w:pPr></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>");
    const std::string item = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    const std::string in = "<w:ind w:left='720'/>";
    const std::string body = paragraph("Read", item) + paragraph("twice", in) + paragraph("Sign", item) +
                             paragraph("Then rest") + paragraph("here", in) + "<w:p><w:pPr>" + item +
                             "</w:pPr>" + run("Send") + "</w:p><w:p><w:pPr>" + in + "</w:pPr>" +
                             run("Last step", "<w:b/>") + "</w:p>";
    EXPECT_EQ(body_of(read_word(word_document(body, {{"word/numbering.xml", numbering}}))),
              "  numbered list\n"
              "    item \"1.\"\n      paragraph \"Read\"\n      paragraph \"twice\"\n"
              "    item \"2.\"\n      paragraph \"Sign\"\n"
              "  paragraph \"Then rest\"\n  paragraph \"here\"\n"
              "  numbered list\n    item \"3.\"\n      paragraph \"Send\"\n"
              "  paragraph strong[\"Last step\"]\n");
}

} // namespace
} // namespace plainsend
