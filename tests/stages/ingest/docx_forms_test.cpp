// Room to write, prompts nobody answered and fields whose words stand in their instruction.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/walk.h"
#include "tests/stages/ingest/word_reading.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::body_of;
using tests::message_of;
using tests::paragraph;
using tests::read_word;
using tests::run;
using tests::word_document;
using tests::word_part;

std::string field(const std::string& instruction, const std::string& result, const std::string& form = {}) {
    const std::string mark = "<w:r><w:fldChar w:fldCharType='";
    return mark + "begin'>" + form + "</w:fldChar></w:r><w:r><w:instrText> " + instruction +
           " </w:instrText></w:r>" + mark + "separate'/></w:r>" + (result.empty() ? "" : run(result)) + mark +
           "end'/></w:r>";
}
std::string in_paragraph(const std::string& content) {
    return "<w:p>" + content + "</w:p>";
}
std::string body_of(const std::string& body) {
    return body_of(read_word(word_document(body)));
}

const std::string numbering = word_part(
    "numbering", "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt "
                 "w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:abstractNum "
                 "w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText "
                 "w:val='\u2022'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId "
                 "w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>");

std::string item(const std::string& text, int number) {
    const std::string properties =
        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='" + std::to_string(number) + "'/></w:numPr>";
    return text.empty() ? "<w:p><w:pPr>" + properties + "</w:pPr></w:p>" : paragraph(text, properties);
}
std::string with_lists(const std::string& body) {
    return body_of(read_word(word_document(body, {{"word/numbering.xml", numbering}})));
}
const std::string dots = "\"" + std::string(40, '.') + "\"";

TEST(DocxForms, items_without_words_are_room_to_write) {
    EXPECT_EQ(with_lists(paragraph("I like:") + item("", 1) + item("", 1)),
              "  paragraph \"I like:\"\n  numbered list\n    item \"1.\"\n      paragraph field " + dots +
                  "\n    item \"2.\"\n      paragraph field " + dots + "\n");
    EXPECT_THAT(with_lists(item("swim", 1) + item("", 1) + item("sing", 1)),
                HasSubstr("item \"2.\"\n      paragraph field " + dots + "\n    item \"3.\""));
}

TEST(DocxForms, an_empty_bullet_left_at_the_end_of_a_list_goes) {
    EXPECT_EQ(with_lists(item("coat", 2) + item("", 2) + paragraph("End.")),
              "  bulleted list\n    item \"\u2022\"\n      paragraph \"coat\"\n  paragraph \"End.\"\n");
    EXPECT_EQ(with_lists(item("", 2) + paragraph("End.")), "  paragraph \"End.\"\n");
    EXPECT_THAT(with_lists(item("coat", 2) + item("", 2) + item("", 2)), HasSubstr("field " + dots));
}

TEST(DocxForms, what_was_deleted_from_an_item_leaves_no_room_to_write) {
    const std::string gone =
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:del><w:r><w:delText>"
        "x</w:delText></w:r></w:del></w:p>";
    EXPECT_THAT(with_lists(item("swim", 1) + gone), Not(HasSubstr("field")));
}

TEST(DocxForms, a_number_alone_in_a_cell_is_its_text) {
    const std::string row =
        "<w:tr><w:tc>" + item("", 1) + "</w:tc><w:tc>" + paragraph("Welcome") + "</w:tc></w:tr>";
    EXPECT_THAT(with_lists("<w:tbl>" + row + row + "</w:tbl>"),
                testing::AllOf(HasSubstr("paragraph \"1.\""), HasSubstr("paragraph \"2.\""),
                               Not(HasSubstr("field"))));
}

TEST(DocxForms, a_drop_down_list_says_what_was_chosen_though_its_result_is_empty) {
    const std::string form = "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Hearing'/>"
                             "<w:listEntry w:val='Vision'/></w:ddList></w:ffData>";
    EXPECT_EQ(body_of(in_paragraph(run("Need: ") + field("FORMDROPDOWN", "", form) + run("."))),
              "  paragraph \"Need: Vision.\"\n");
    EXPECT_EQ(body_of(in_paragraph(run("Need: ") + field("FORMDROPDOWN", "Vision", form) + run("."))),
              "  paragraph \"Need: Vision.\"\n");
}

TEST(DocxForms, a_text_field_that_nobody_filled_in_is_room_to_write) {
    const std::string form =
        "<w:ffData><w:textInput><w:default w:val='Enter name'/></w:textInput></w:ffData>";
    const std::string spaces = "\u2002\u2002\u2002\u2002\u2002";
    const auto read = read_word(
        word_document(in_paragraph(run("Child: ") + field("FORMTEXT", spaces, form)) +
                      in_paragraph(run("Class: ") + field("FORMTEXT", "Enter name", form) + run("!")) +
                      in_paragraph(run("Carer: ") + field("FORMTEXT", "Ms Bell", form))));
    EXPECT_EQ(body_of(read), "  paragraph \"Child: \" field \"" + spaces +
                                 "\"\n  paragraph \"Class: \" field \"....................\" \"!\"\n"
                                 "  paragraph \"Carer: Ms Bell\"\n");
    EXPECT_EQ(message_of(read, "docx/placeholder"),
              "1 box of the form was never filled in and was left out: “Class:”.");
}

TEST(DocxForms, prompts_of_boxes_round_cells_and_rows_are_no_answers) {
    const std::string styles = word_part(
        "styles", "<w:style w:type='character' w:styleId='P'><w:name w:val='Placeholder Text'/></w:style>");
    const std::string box = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>";
    const std::string end = "</w:sdtContent></w:sdt>";
    const auto cell = [](const std::string& text, const std::string& look = {}) {
        return "<w:tc>" + in_paragraph(run(text, look)) + "</w:tc>";
    };
    const std::string table = "<w:tbl><w:tr>" + cell("Strengths") + box + cell("Click here") + end +
                              "</w:tr>" + box + "<w:tr>" + cell("Needs") +
                              cell("Choose", "<w:rStyle w:val='P'/>") + "</w:tr>" + end + "</w:tbl>";
    const auto read = read_word(word_document(table, {{"word/styles.xml", styles}}));
    EXPECT_THAT(body_of(read), testing::AllOf(HasSubstr("Strengths"), HasSubstr("Needs"),
                                              Not(HasSubstr("Click")), Not(HasSubstr("Choose"))));
    EXPECT_THAT(message_of(read, "docx/placeholder"), HasSubstr("2 boxes"));
    EXPECT_THAT(message_of(read, "docx/placeholder"), HasSubstr("“Strengths”, “Needs”"));
}

TEST(DocxForms, a_prompted_row_that_looks_like_answers_is_told) {
    const auto read = read_word(word_document(
        "<w:tbl><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tr><w:tc>" + paragraph("Needs") +
        "</w:tc><w:tc>" + paragraph("Choose") + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"));
    EXPECT_THAT(body_of(read), HasSubstr("Needs"));
    EXPECT_THAT(message_of(read, "docx/placeholder"), HasSubstr("A row of the form"));
}

TEST(DocxForms, fields_whose_words_stand_in_their_instruction_are_read) {
    const auto read = read_word(word_document(in_paragraph(
        run("Photos ") + field("SYMBOL 254 \\f Wingdings", "") + run(" share ") + field("EQ \\f(1,2)", "") +
        run(" of 2") + field("EQ \\f(a+1;b)", "") + field("EQ \\x(boxed)", "") + run(" by ") +
        field("MACROBUTTON NoMacro [Click here]", "") + run("."))));
    EXPECT_EQ(body_of(read), "  paragraph \"Photos \u2611 share 1/2 of 2(a+1)/b by .\"\n");
    EXPECT_THAT(message_of(read, "docx/formula"), HasSubstr("2 formulas"));
    EXPECT_THAT(message_of(read, "docx/equation"), HasSubstr("(boxed)"));
    EXPECT_THAT(message_of(read, "docx/placeholder"), HasSubstr("“[Click here]”"));
}

TEST(DocxForms, a_sign_nobody_knows_in_a_symbol_field_is_told) {
    const auto read =
        read_word(word_document(in_paragraph(field("SYMBOL 255 \\f Wingdings", "") + run("x"))));
    EXPECT_EQ(body_of(read), "  paragraph \"x\"\n");
    EXPECT_THAT(message_of(read, "docx/symbol"), HasSubstr("1 sign"));
}

TEST(DocxForms, a_letter_that_waits_for_its_mail_merge_is_told) {
    const auto read = read_word(word_document(in_paragraph(
        run("Dear ") + field("MERGEFIELD Parent", "\u00ABParent\u00BB") + field("MERGEFIELD Class", "Oak"))));
    EXPECT_EQ(body_of(read), "  paragraph \"Dear \u00ABParent\u00BBOak\"\n");
    EXPECT_EQ(
        message_of(read, "docx/merge-field"),
        "1 place is still to be filled in by mail merge: “\u00ABParent\u00BB”. Run the merge in Word first.");
}

TEST(DocxForms, controls_that_only_work_in_word_are_told_where_they_stand) {
    const auto read = read_word(word_document(
        paragraph("First.") +
            in_paragraph("<w:r><w:object><w:control r:id='r1' w:name='CheckBox1'/></w:object></w:r>" +
                         run("I agree")),
        {{"word/activeX/a.xml", "<a/>"}}, tests::link("r1", "control", "activeX/a.xml")));
    EXPECT_THAT(message_of(read, "docx/form-control"), HasSubstr("tick box"));
    ASSERT_EQ(read.findings.size(), 1U);
    EXPECT_EQ(read.findings.front().block, read.value.body.at(1).id);
}

} // namespace
} // namespace plainsend
