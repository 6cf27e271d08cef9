// Numbers out of range, notes in circles, tables too wide: nothing of them may cost a word.
#include <gmock/gmock.h>

#include "stages/document/tree.h"
#include "stages/document/walk.h"
#include "stages/ingest/docx.h"
#include "tests/word_document.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using tests::paragraph;
using tests::run;
using tests::word_document;
using tests::word_part;

Reported<Document> read(const std::string& bytes) {
    return read_docx({bytes, "letter.docx", {}}, {});
}

std::string body_of(const Document& document) {
    std::string text = dump(document);
    text = text.substr(text.find('\n') + 1);
    for (std::size_t at = text.find(" #b"); at != std::string::npos; at = text.find(" #b", at))
        text.erase(at, text.find_first_of(" \n", at + 1) - at);
    return text;
}

std::string message_of(const Reported<Document>& reported, const std::string& rule) {
    for (const Finding& finding : reported.findings)
        if (finding.rule == rule)
            return finding.message;
    return "no such finding";
}

std::string mark(const std::string& kind, int id) {
    return "<w:r><w:" + kind + "Reference w:id='" + std::to_string(id) + "'/></w:r>";
}

std::string note(const std::string& kind, int id, const std::string& words, const std::string& marks = {}) {
    return "<w:" + kind + " w:id='" + std::to_string(id) + "'><w:p>" + run(words) + marks +
           "</w:p></w:" + kind + ">";
}

TEST(DocxLimits, a_list_level_that_does_not_exist_costs_no_paragraph) {
    const std::string numbering =
        word_part("numbering", "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                               "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
                               "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>");
    const auto item = [](const std::string& level) {
        return paragraph("item", "<w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='1'/></w:numPr>");
    };
    for (const char* level : {"-1", "-2147483648", "9", "2147483647", "x"})
        EXPECT_THAT(
            body_of(read(word_document(item(level) + paragraph("after"), {{"word/numbering.xml", numbering}}))
                        .value),
            testing::AllOf(HasSubstr("\"item\""), HasSubstr("\"after\"")))
            << level;
}

TEST(DocxLimits, a_note_with_two_marks_is_printed_once) {
    const std::string notes = word_part("footnotes", note("footnote", 1, "once"));
    EXPECT_EQ(body_of(read(word_document("<w:p>" + run("a") + mark("footnote", 1) + run("b") +
                                             mark("footnote", 1) + "</w:p>",
                                         {{"word/footnotes.xml", notes}}))
                          .value),
              "  paragraph \"a\" note n1 \"b\" note n1\n  note n1 \"1\"\n    paragraph \"once\"\n");
}

TEST(DocxLimits, marks_in_notes_lead_on_to_other_notes_but_never_back) {
    const std::string footnotes =
        word_part("footnotes", note("footnote", 1, "one", mark("footnote", 1) + mark("endnote", 1)) +
                                   note("footnote", 2, "two", mark("footnote", 1)));
    const std::string endnotes = word_part("endnotes", note("endnote", 1, "end", mark("footnote", 2)));
    const auto reported =
        read(word_document("<w:p>" + run("a") + mark("footnote", 1) + "</w:p>",
                           {{"word/footnotes.xml", footnotes}, {"word/endnotes.xml", endnotes}}));
    EXPECT_EQ(body_of(reported.value), "  paragraph \"a\" note n1\n"
                                       "  note n1 \"1\"\n    paragraph \"one\" note n2\n"
                                       "  note n2 \"i\"\n    paragraph \"end\" note n3\n"
                                       "  note n3 \"2\"\n    paragraph \"two\"\n");
    EXPECT_THAT(message_of(reported, "docx/note-circle"), HasSubstr("2 marks"));
}

TEST(DocxLimits, a_wide_table_keeps_the_words_of_every_cell) {
    const auto table = [](int columns) {
        std::string row = "<w:tr>";
        for (int i = 1; i <= columns; ++i)
            row += "<w:tc>" + paragraph("c" + std::to_string(i)) + "</w:tc>";
        return word_document("<w:tbl>" + row + "</w:tr></w:tbl>");
    };
    const auto wide = read(table(70));
    EXPECT_EQ(std::get<Table>(wide.value.body[0].node).rows[0].cells.size(), 70U);
    EXPECT_EQ(message_of(wide, "docx/columns"), "no such finding");
    const auto widest = read(table(1003));
    EXPECT_EQ(std::get<Table>(widest.value.body[0].node).rows[0].cells.size(), 1000U);
    EXPECT_THAT(body_of(widest.value), HasSubstr("\"c1003\""));
    EXPECT_THAT(message_of(widest, "docx/columns"), HasSubstr("1000 columns"));
}

std::string field(const std::string& type) {
    return "<w:r><w:fldChar w:fldCharType='" + type + "'/></w:r>";
}

std::string code(const std::string& instruction) {
    return "<w:r><w:instrText>" + instruction + "</w:instrText></w:r>";
}

TEST(DocxLimits, a_field_without_an_end_costs_no_word_after_it) {
    EXPECT_EQ(body_of(read(word_document("<w:p>" + run("a") + field("begin") + code("TOC") +
                                         field("separate") + run("b") + "</w:p>" + paragraph("c") + "<w:p>" +
                                         field("begin") + code("PAGE") + field("separate") + run("3") +
                                         field("end") + run("d") + field("begin") + run("e") + "</w:p>"))
                          .value),
              "  paragraph \"ab\"\n  paragraph \"c\"\n  paragraph \"de\"\n");
}

TEST(DocxLimits, keeps_the_answer_of_a_drop_down_list) {
    const auto form = [](const std::string& result) {
        return body_of(
            read(word_document("<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>" + result +
                               "<w:listEntry w:val='Yes'/><w:listEntry w:val='No'/></w:ddList></w:ffData>"
                               "</w:fldChar></w:r>" +
                               code("FORMDROPDOWN") + field("end") + run(".") + "</w:p>"))
                .value);
    };
    EXPECT_EQ(form("<w:result w:val='1'/>"), "  paragraph \"No.\"\n");
    EXPECT_EQ(form(""), "  paragraph \"Yes.\"\n");
    EXPECT_EQ(form("<w:result w:val='-7'/>"), "  paragraph \".\"\n");
}

TEST(DocxLimits, keeps_words_that_stand_in_no_paragraph_or_are_drawn) {
    EXPECT_EQ(
        body_of(read(word_document(run("bare") + "<w:p><w:t>right in it</w:t></w:p>"
                                                 "<w:p><w:r><w:pict><v:shape><v:textpath string='Drawn'/>"
                                                 "</v:shape></w:pict></w:r></w:p>"))
                    .value),
        "  paragraph \"bare\"\n  paragraph \"right in it\"\n  paragraph \"Drawn\"\n");
}

TEST(DocxLimits, writes_formulas_so_that_they_still_mean_the_same) {
    const auto number = [](const std::string& text) { return "<m:r><m:t>" + text + "</m:t></m:r>"; };
    EXPECT_EQ(body_of(read(word_document("<w:p><m:oMath><m:f><m:num>" + number("1") + "</m:num><m:den>" +
                                         number("2+x") + "</m:den></m:f><m:sSup><m:e>" + number("y") +
                                         "</m:e><m:sup>" + number("2") + "</m:sup></m:sSup><m:d><m:e>" +
                                         number("z") + "</m:e></m:d></m:oMath></w:p>"))
                          .value),
              "  paragraph \"1/(2+x)y^2(z)\"\n");
}

TEST(DocxLimits, knows_the_letters_of_ordinary_fonts_and_of_the_symbol_font) {
    const auto sign = [](const std::string& font, const std::string& number) {
        return "<w:r><w:sym w:font='" + font + "' w:char='" + number + "'/></w:r>";
    };
    const auto reported = read(word_document("<w:p>" + sign("Symbol", "F061") + sign("Symbol", "F0A3") +
                                             sign("Calibri", "0041") + sign("Segoe UI Symbol", "2713") +
                                             sign("Webdings", "F041") + sign("Calibri", "D800") + "</w:p>"));
    EXPECT_EQ(body_of(reported.value), "  paragraph \"\u03B1\u2264A\u2713\"\n");
    EXPECT_THAT(message_of(reported, "docx/symbol"), HasSubstr("2 signs"));
}

} // namespace
} // namespace plainsend
