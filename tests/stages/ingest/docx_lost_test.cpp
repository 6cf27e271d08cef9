// Words that were lost or run together, and lost things that nobody could find by what was said of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/walk.h"
#include "tests/stages/ingest/word_reading.h"

namespace plainsend {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tests::body_of;
using tests::link;
using tests::message_of;
using tests::paragraph;
using tests::read_word;
using tests::run;
using tests::word_document;
using tests::word_part;

std::vector<std::string> messages_of(const Reported<Document>& read, const std::string& rule) {
    std::vector<std::string> out;
    for (const Finding& finding : read.findings)
        if (finding.rule == rule)
            out.push_back(finding.message);
    return out;
}
std::string in_run(const std::string& content) {
    return "<w:p><w:r>" + content + "</w:r></w:p>";
}

std::string contents_box(const std::string& content) {
    return "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of "
           "Contents'/></w:docPartObj></w:sdtPr>"
           "<w:sdtContent>" +
           content + "</w:sdtContent></w:sdt>";
}
const std::string contents_field =
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> TOC \\o </w:instrText><w:fldChar "
    "w:fldCharType='separate'/></w:r>" +
    run("Who we are 2") + "</w:p>" + paragraph("Dates 3") +
    "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";

TEST(DocxLost, text_below_the_contents_list_in_its_box_stays) {
    const auto read = read_word(
        word_document(contents_box(paragraph("Contents") + contents_field + paragraph("Contents") +
                                   paragraph("Typed below.") + contents_box(paragraph("A note in a box")))));
    EXPECT_EQ(body_of(read),
              "  paragraph \"Contents\"\n  paragraph \"Typed below.\"\n  paragraph \"A note in a "
              "box\"\n");
    EXPECT_THAT(messages_of(read, "docx/contents-list"), ElementsAre(HasSubstr("The contents list")));
}

TEST(DocxLost, entries_go_by_their_style_where_the_list_is_no_field) {
    const auto read = read_word(
        word_document(contents_box(paragraph("What is inside", "<w:pStyle w:val='TOCHeading'/>") +
                                   paragraph("Dates 3", "<w:pStyle w:val='TOC1'/>") + paragraph("Kept"))));
    EXPECT_EQ(body_of(read), "  paragraph \"Kept\"\n");
    EXPECT_THAT(message_of(read, "docx/contents-list"), HasSubstr("The contents list"));
}

TEST(DocxLost, the_end_of_a_page_or_column_parts_words) {
    EXPECT_EQ(body_of(read_word(word_document(in_run(
                  "<w:br w:type='page'/><w:t>one</w:t><w:br w:type='page'/><w:t xml:space='preserve'> </w:t>"
                  "<w:br w:type='column'/><w:t>two</w:t><w:br w:type='page'/>")))),
              "  paragraph \"one \" br \"two\"\n");
}

const std::string notes =
    word_part("footnotes", "<w:footnote w:id='2'>" + paragraph("first") +
                               "</w:footnote><w:footnote w:id='3'>" + paragraph("* starred") +
                               "</w:footnote><w:footnote w:id='4'>" + paragraph("second") + "</w:footnote>");
std::string mark(int note, const std::string& more = {}, const std::string& after = {}) {
    return "<w:r><w:footnoteReference w:id='" + std::to_string(note) + "' " + more + "/>" + after + "</w:r>";
}

TEST(DocxLost, a_note_with_a_mark_of_its_own_is_not_counted) {
    const std::string body = "<w:p>" + run("a") + mark(2) + run("b") +
                             mark(3, "w:customMarkFollows='1'", "<w:t>*</w:t>") + run("c") + mark(4) +
                             "</w:p>";
    EXPECT_EQ(body_of(read_word(word_document(body, {{"word/footnotes.xml", notes}}))),
              "  paragraph \"a\" note n1 \"b\" note n2 \"c\" note n3\n"
              "  note n1 \"1\"\n    paragraph \"first\"\n"
              "  note n2 \"*\"\n    paragraph \"starred\"\n"
              "  note n3 \"2\"\n    paragraph \"second\"\n");
}

TEST(DocxLost, notes_are_numbered_as_the_section_says) {
    const std::string section =
        "<w:sectPr><w:footnotePr><w:numFmt w:val='lowerLetter'/><w:numStart w:val='3'/>"
        "</w:footnotePr></w:sectPr>";
    EXPECT_THAT(body_of(read_word(word_document("<w:p>" + run("a") + mark(2) + mark(4) + "</w:p>" + section,
                                                {{"word/footnotes.xml", notes}}))),
                testing::AllOf(HasSubstr("note n1 \"c\""), HasSubstr("note n2 \"d\"")));
    const std::string signs = "<w:sectPr><w:footnotePr><w:numFmt w:val='chicago'/></w:footnotePr></w:sectPr>";
    EXPECT_THAT(body_of(read_word(word_document("<w:p>" + run("a") + mark(2) + mark(4) + "</w:p>" + signs,
                                                {{"word/footnotes.xml", notes}}))),
                testing::AllOf(HasSubstr("note n1 \"*\""), HasSubstr("note n2 \"\u2020\"")));
}

TEST(DocxLost, a_mark_without_its_note_is_told) {
    const auto read = read_word(word_document(paragraph("One.") + "<w:p>" + run("Two") + mark(9) + "</w:p>",
                                              {{"word/footnotes.xml", notes}}));
    EXPECT_THAT(message_of(read, "docx/missing-note"), HasSubstr("not in the file: “1”"));
    EXPECT_EQ(read.findings.front().block, read.value.body.at(1).id);
}

TEST(DocxLost, chinese_words_are_marked_as_chinese) {
    const std::string language = "<w:lang w:val='en-GB' w:eastAsia='zh-CN'/>";
    EXPECT_EQ(body_of(read_word(word_document("<w:p>" + run("\u6B22\u8FCE", language) + "</w:p><w:p>" +
                                              run("Say \u6B22\u8FCE to all", language) + "</w:p>"))),
              "  paragraph lang=zh-CN \"\u6B22\u8FCE\"\n"
              "  paragraph \"Say \" lang zh-CN [\"\u6B22\u8FCE \"] \"to all\"\n");
}

TEST(DocxLost, ticks_and_crosses_stay_apart_as_bullets) {
    const auto level = [](const std::string& id, const std::string& sign) {
        return "<w:abstractNum w:abstractNumId='" + id +
               "'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='" + sign +
               "'/><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr></w:lvl></w:abstractNum>";
    };
    std::string numbering =
        level("1", "\uF0FC") + level("2", "\uF0FB") + level("3", "\uF0D8") + level("4", "\u2013");
    std::string body;
    for (const std::string id : {"1", "2", "3", "4"}) {
        numbering += "<w:num w:numId='" + id + "'><w:abstractNumId w:val='" + id + "'/></w:num>";
        body += paragraph("x", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='" + id + "'/></w:numPr>");
    }
    const std::string text =
        body_of(read_word(word_document(body, {{"word/numbering.xml", word_part("numbering", numbering)}})));
    for (const std::string label : {"\u2713", "\u2717", "\u2022", "\u2013"})
        EXPECT_THAT(text, HasSubstr("item \"" + label + "\""));
}

TEST(DocxLost, each_comment_is_told_where_it_stands_and_the_rest_in_sum) {
    std::string body = paragraph("One.");
    std::string comments;
    for (int i = 0; i < 12; ++i) {
        const std::string id = std::to_string(i);
        body += "<w:p>" + run("Text") + "<w:r><w:commentReference w:id='" + id + "'/></w:r></w:p>";
        comments += "<w:comment w:author='Head' w:id='" + id + "'>" + paragraph("Check " + id) +
                    paragraph("now") + "</w:comment>";
    }
    const auto read =
        read_word(word_document(body, {{"word/comments.xml", word_part("comments", comments)}}));
    const auto told = messages_of(read, "docx/comments");
    ASSERT_EQ(told.size(), 11U);
    EXPECT_EQ(told[3], "A comment was left out: “Check 3 now”; it is not part of the letter.");
    EXPECT_EQ(told[10], "2 more comments were left out; they are not part of the letter.");
    EXPECT_EQ(read.findings[3].block, read.value.body.at(4).id);
    EXPECT_EQ(read.findings[3].begin, 4U);
}

std::string picture(const std::string& id, const std::string& words) {
    return in_run("<w:drawing><wp:inline><wp:docPr descr='" + words +
                  "'/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed='" + id +
                  "'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>");
}

TEST(DocxLost, each_lost_picture_is_named_as_the_reader_sees_it) {
    const auto read = read_word(word_document(
        paragraph("One.") + picture("r1", "Map of the school") + paragraph("Two.") + picture("r2", "") +
            picture("r3", ""),
        {{"word/media/b.bmp", "BM" + std::string(8'000'000, '\xFF')}, {"word/media/d.gif", "GIF89a"}},
        link("r1", "image", "media/b.bmp") + link("r2", "image", "media/d.gif") +
            link("r3", "image", "media/no.png")));
    EXPECT_THAT(messages_of(read, "docx/picture"),
                ElementsAre(HasSubstr("“Map of the school (is a picture of a kind other than PNG or JPEG)”"),
                            HasSubstr("“picture 2 (is a picture of a kind other than PNG or JPEG)”"),
                            HasSubstr("“picture 3 (is missing from the file)”")));
    EXPECT_EQ(read.findings[0].block, read.value.body.at(0).id);
    EXPECT_EQ(read.findings[1].block, read.value.body.at(1).id);
}

TEST(DocxLost, a_watermark_is_told_once) {
    const std::string header =
        word_part("hdr", in_run("<w:pict><v:shape id='PowerPlusWaterMarkObject1'><v:textpath string='DRAFT'/>"
                                "</v:shape></w:pict>"));
    const std::string section = "<w:sectPr><w:headerReference w:type='default' r:id='h1'/><w:headerReference "
                                "w:type='even' r:id='h2'/></w:sectPr>";
    const auto read = read_word(
        word_document(paragraph("Body.") + section, {{"word/h1.xml", header}, {"word/h2.xml", header}},
                      link("h1", "header", "h1.xml") + link("h2", "header", "h2.xml")));
    EXPECT_EQ(body_of(read), "  paragraph \"Body.\"\n");
    EXPECT_THAT(message_of(read, "docx/watermark"),
                HasSubstr("The watermark behind the pages was left out: “DRAFT”"));
}

std::string graphic(const std::string& content) {
    return in_run("<w:drawing><wp:inline><wp:docPr/><a:graphic><a:graphicData uri='x'>" + content +
                  "</a:graphicData></a:graphic></wp:inline></w:drawing>");
}

TEST(DocxLost, the_words_of_a_diagram_are_read_in_its_order) {
    const auto point = [](const std::string& id, const std::string& text, const std::string& type = "node") {
        return "<pt modelId='" + id + "' type='" + type + "'><t><p><r><t>" + text + "</t></r></p></t></pt>";
    };
    const auto below = [](const std::string& from, const std::string& to, int order) {
        return "<cxn srcId='" + from + "' destId='" + to + "' srcOrd='" + std::to_string(order) + "'/>";
    };
    const std::string data =
        "<dataModel><ptLst>" + point("0", "", "doc") + point("2", "Plan") + point("1", "Assess") +
        point("3", "Ask the child") + point("4", "Assess", "pres") + "</ptLst><cxnLst>" + below("0", "2", 1) +
        below("0", "1", 0) + below("1", "3", 0) + below("3", "1", 0) + "</cxnLst></dataModel>";
    const auto read =
        read_word(word_document(graphic("<relIds r:dm='d1'/>"), {{"word/diagrams/data1.xml", data}},
                                link("d1", "diagramData", "diagrams/data1.xml")));
    EXPECT_EQ(body_of(read),
              "  bulleted list\n    item \"\u2022\"\n      paragraph \"Assess\"\n"
              "      bulleted list\n        item \"\u2022\"\n          paragraph \"Ask the child\"\n"
              "    item \"\u2022\"\n      paragraph \"Plan\"\n");
    EXPECT_THAT(message_of(read, "docx/diagram"), HasSubstr("read as a list"));
}

TEST(DocxLost, a_chart_is_named_by_its_title) {
    const auto read = read_word(word_document(
        graphic("<chart r:id='c1'/>"),
        {{"word/charts/c.xml",
          "<chartSpace><chart><title><p><r><t>Attendance</t></r></p></title></chart></chartSpace>"}},
        link("c1", "chart", "charts/c.xml")));
    EXPECT_THAT(message_of(read, "docx/drawing"), HasSubstr("A chart or drawing was left out: “Attendance”"));
}

TEST(DocxLost, a_damaged_part_is_told_in_words_and_once) {
    try {
        read_word(word_document("<w:p>"));
        FAIL() << "was read";
    } catch (const std::exception& error) {
        const std::string text = error.what();
        EXPECT_EQ(text, "letter.docx: the part word/document.xml is damaged at line 1");
    }
}

} // namespace
} // namespace plainsend
