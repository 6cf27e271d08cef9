#include "stages/ingest/docx.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/document/walk.h"
#include "tests/pictures.h"
#include "tests/stages/ingest/word_reading.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::body_of;
using tests::cell;
using tests::complex_field;
using tests::link;
using tests::message_of;
using tests::paragraph;
using tests::row;
using tests::run;
using tests::table;
using tests::word_document;
using tests::word_part;

Reported<Document> read(const std::string& bytes, const Limits& limits = {}) {
    return tests::read_word(bytes, limits);
}

std::string body_of(const std::string& body) {
    return body_of(read(word_document(body)));
}

const std::string styles = word_part(
    "styles",
    "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-GB' "
    "w:bidi='ar-SA'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:styleId='Uberschrift2'><w:name w:val='heading 2'/><w:pPr><w:outlineLvl "
    "w:val='1'/>"
    "</w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Section'><w:name w:val='Section'/><w:basedOn "
    "w:val='Uberschrift2'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Zitat'><w:name w:val='Quote'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Loud'><w:name w:val='Loud'/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='A'/><w:basedOn w:val='B'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='B'><w:name w:val='B'/><w:basedOn w:val='A'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Steps'><w:name w:val='Steps'/><w:pPr><w:numPr><w:numId "
    "w:val='3'/></w:numPr>"
    "</w:pPr></w:style>"
    "<w:style w:type='character' w:styleId='Stark'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='table' w:styleId='Grid4'><w:name w:val='Grid 4'/><w:tblStylePr "
    "w:type='firstRow'/></w:style>");

std::string with_styles(const std::string& body) {
    return body_of(read(word_document(body, {{"word/styles.xml", styles}})));
}

std::string level(int index, const std::string& format, const std::string& text,
                  const std::string& more = {}) {
    return "<w:lvl w:ilvl='" + std::to_string(index) + "'><w:start w:val='1'/><w:numFmt w:val='" + format +
           "'/>" + more + "<w:lvlText w:val='" + text + "'/></w:lvl>";
}

const std::string numbering = word_part(
    "numbering", "<w:abstractNum w:abstractNumId='0'>" + level(0, "decimal", "%1.") +
                     level(1, "lowerLetter", "(%2)") + level(2, "upperRoman", "%1.%2.%3") +
                     "</w:abstractNum><w:abstractNum w:abstractNumId='1'>" +
                     level(0, "bullet", "\xEF\x82\xB7") + level(1, "bullet", "\u2013") + "</w:abstractNum>" +
                     "<w:abstractNum w:abstractNumId='2'>" + level(0, "decimal", "Step %1:") +
                     level(1, "decimal", "%1.%2", "<w:pStyle w:val='Steps'/>") + "</w:abstractNum>" +
                     "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num "
                     "w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
                     "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>"
                     "<w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride "
                     "w:ilvl='0'><w:startOverride w:val='5'/>"
                     "</w:lvlOverride></w:num>");

std::string item(const std::string& text, int number, int ilvl) {
    return paragraph(text, "<w:numPr><w:ilvl w:val='" + std::to_string(ilvl) + "'/><w:numId w:val='" +
                               std::to_string(number) + "'/></w:numPr>");
}

std::string with_numbering(const std::string& body) {
    return body_of(
        read(word_document(body, {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}})));
}

TEST(Docx, IsKnownByItsBytes) {
    EXPECT_EQ(sniff_docx(word_document("")), 3);
    EXPECT_EQ(sniff_docx("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"), 0);
    EXPECT_EQ(sniff_docx("Dear parent"), 0);
}

TEST(Docx, KeepsEveryCharacterOfTheText) {
    EXPECT_EQ(
        body_of("<w:p><w:r><w:t>10\xC2\xA0May &amp; caf\xC3\xA9 &#x1F600;\r\nnext </w:t><w:tab/>"
                "<w:noBreakHyphen/></w:r><w:r><w:br/><w:t xml:space='preserve'> end </w:t></w:r></w:p>"),
        "  paragraph \"10\xC2\xA0May & caf\xC3\xA9 \U0001F600 next\\t\u2011\" br \" end \"\n");
}

TEST(Docx, EveryTextKnowsItsRun) {
    const std::string bytes =
        word_document("<w:p>" + run("one") + run("caf\xC3\xA9", "<w:b/>") + "</w:p>" + paragraph("three"));
    const Document document = read(bytes).value;
    EXPECT_EQ(document.parts.front(), "word/document.xml");
    const std::string part = bytes.substr(bytes.find("<w:document"));
    const auto* inlines = inlines_of(document.body[0]);
    EXPECT_EQ(std::get<Text>((*inlines)[0].node).place.offset, part.find("<w:r>"));
    const auto& bold = std::get<Marked>((*inlines)[1].node).content;
    EXPECT_EQ(std::get<Text>(bold[0].node).place.offset, part.find("<w:r>", part.find("one")));
    EXPECT_EQ(document.body[1].place.offset, part.rfind("<w:p>"));
}

TEST(Docx, HeadingsComeFromOutlineLevelsThroughStyles) {
    EXPECT_EQ(with_styles(paragraph("direct", "<w:outlineLvl w:val='0'/>") +
                          paragraph("by style", "<w:pStyle w:val='Uberschrift2'/>") +
                          paragraph("inherited", "<w:pStyle w:val='Section'/>") +
                          paragraph("circle", "<w:pStyle w:val='A'/>") +
                          paragraph("body", "<w:pStyle w:val='Section'/><w:outlineLvl w:val='9'/>")),
              "  heading 1 \"direct\"\n  heading 2 \"by style\"\n  heading 2 \"inherited\"\n  paragraph "
              "\"circle\"\n"
              "  paragraph strong[\"body\"]\n");
}

TEST(Docx, ATitleTakesTheFirstLevel) {
    EXPECT_EQ(with_styles(paragraph("Minutes", "<w:pStyle w:val='Titel'/>") +
                          paragraph("Present", "<w:outlineLvl w:val='0'/>")),
              "  heading 1 \"Minutes\"\n  heading 2 \"Present\"\n");
    EXPECT_EQ(body_of(paragraph("without styles", "<w:pStyle w:val='Heading3'/>")),
              "  heading 3 \"without styles\"\n");
}

TEST(Docx, MarksComeFromRunsAndStyles) {
    EXPECT_EQ(
        with_styles("<w:p>" + run("a", "<w:b/>") + run("b", "<w:b/><w:i/>") + run("c", "<w:b w:val='0'/>") +
                    run("d", "<w:rStyle w:val='Stark'/>") + run("2", "<w:vertAlign w:val='superscript'/>") +
                    run("u", "<w:u w:val='single'/>") + run("s", "<w:strike/>") + "</w:p>"),
        "  paragraph strong[\"a\" emphasis[\"b\"]] \"c\" strong[\"d\"] superscript[\"2\"] underline[\"u\"] "
        "strike[\"s\"]\n");
    // In a bold paragraph a bold character style stands out by not being bold.
    EXPECT_EQ(with_styles("<w:p><w:pPr><w:pStyle w:val='Loud'/></w:pPr>" + run("a") +
                          run("b", "<w:rStyle w:val='Stark'/>") + "</w:p>"),
              "  paragraph strong[\"a\"] \"b\"\n");
}

TEST(Docx, ListsNestAndKeepTheLabelsThatWordPrints) {
    EXPECT_EQ(
        with_numbering(item("one", 1, 0) + item("two", 1, 0) + item("deep", 1, 1) + item("deeper", 1, 2) +
                       item("three", 1, 0) + item("again", 1, 1)),
        "  numbered list\n    item \"1.\"\n      paragraph \"one\"\n    item \"2.\"\n      paragraph "
        "\"two\"\n"
        "      numbered list\n        item \"(a)\"\n          paragraph \"deep\"\n          numbered list\n"
        "            item \"2.a.I\"\n              paragraph \"deeper\"\n    item \"3.\"\n      paragraph "
        "\"three\"\n"
        "      numbered list\n        item \"(a)\"\n          paragraph \"again\"\n");
    EXPECT_EQ(with_numbering(item("dot", 2, 0) + item("dash", 2, 1)),
              "  bulleted list\n    item \"\u2022\"\n      paragraph \"dot\"\n      bulleted list\n"
              "        item \"\u2013\"\n          paragraph \"dash\"\n");
}

TEST(Docx, NumbersGoOnAfterOtherTextAndStartWhereTheListSays) {
    EXPECT_EQ(with_numbering(item("one", 1, 0) + paragraph("text") + item("two", 1, 0) + paragraph("text") +
                             item("five", 4, 0)),
              "  numbered list\n    item \"1.\"\n      paragraph \"one\"\n  paragraph \"text\"\n"
              "  numbered list\n    item \"2.\"\n      paragraph \"two\"\n  paragraph \"text\"\n"
              "  numbered list\n    item \"5.\"\n      paragraph \"five\"\n");
}

TEST(Docx, NumbersMayComeFromAStyleAndStandBeforeHeadings) {
    EXPECT_EQ(with_numbering(item("start", 3, 0) + paragraph("by style", "<w:pStyle w:val='Steps'/>")),
              "  numbered list\n    item \"Step 1:\"\n      paragraph \"start\"\n      numbered list\n"
              "        item \"1.1\"\n          paragraph \"by style\"\n");
    EXPECT_EQ(with_numbering(
                  "<w:p><w:pPr><w:outlineLvl w:val='0'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" +
                  run("Present") + "</w:p>"),
              "  heading 1 \"1. Present\"\n");
    EXPECT_EQ(with_numbering(
                  paragraph("no list", "<w:pStyle w:val='Steps'/><w:numPr><w:numId w:val='0'/></w:numPr>")),
              "  paragraph \"no list\"\n");
}

TEST(Docx, QuotationsAreGathered) {
    EXPECT_EQ(with_styles(paragraph("one", "<w:pStyle w:val='Zitat'/>") +
                          paragraph("two", "<w:pStyle w:val='Zitat'/>") + paragraph("text")),
              "  quotation\n    paragraph \"one\"\n    paragraph \"two\"\n  paragraph \"text\"\n");
}

TEST(Docx, TablesKeepHeaderRowsAndSpans) {
    EXPECT_EQ(
        body_of(table(row(cell("Who") + cell("What", "<w:gridSpan w:val='2'/>"), "<w:tblHeader/>") +
                      row(cell("Sam", "<w:vMerge w:val='restart'/>") + cell("a") + cell("b")) +
                      row(cell("", "<w:vMerge/>") + cell("c") + cell("d")))),
        "  table header rows 1, header columns 0\n    row\n      cell\n        paragraph \"Who\"\n"
        "      cell columns=2\n        paragraph \"What\"\n    row\n      cell rows=2\n        paragraph "
        "\"Sam\"\n"
        "      cell\n        paragraph \"a\"\n      cell\n        paragraph \"b\"\n    row\n      cell\n"
        "        paragraph \"c\"\n      cell\n        paragraph \"d\"\n");
}

TEST(Docx, AHeaderRowIsToldByItsStyleAndSaid) {
    const std::string rows = row(cell("Who") + cell("What")) + row(cell("Sam") + cell("Call"));
    const auto styled = read(word_document(
        table(rows, "<w:tblStyle w:val='Grid4'/><w:tblLook w:val='04A0'/>"), {{"word/styles.xml", styles}}));
    EXPECT_THAT(body_of(styled), HasSubstr("header rows 1"));
    EXPECT_THAT(message_of(styled, "docx/header-row-inferred"), HasSubstr("Repeat as header row"));
    EXPECT_FALSE(styled.findings.front().block.empty());
    const auto plain = read(word_document(table(rows, "<w:tblLook w:val='04A0'/>")));
    EXPECT_THAT(body_of(plain), HasSubstr("header rows 0"));
    EXPECT_THAT(message_of(plain, "docx/no-header-row"), HasSubstr("no header row"));
}

TEST(Docx, ShortRowsAreFilledAndBoxesOfOneCellAreText) {
    EXPECT_THAT(body_of(table(row(cell("a") + cell("b"), "<w:tblHeader/>") + row(cell("c")))),
                HasSubstr("paragraph \"c\"\n      cell\n"));
    EXPECT_EQ(body_of(table(row(cell("in a box")))), "  paragraph \"in a box\"\n");
    EXPECT_THAT(
        body_of(table(row(cell("a", "<w:gridSpan w:val='999999999'/>")) + row(cell("b") + cell("c")))),
        HasSubstr("columns=63"));
}

TEST(Docx, LinksLeadOnlyWhereALetterMayLead) {
    const std::string links = link("r1", "hyperlink", "https://example.org/a?b=1&amp;c=2", "External") +
                              link("r2", "hyperlink", "file:///C:/secret.docx", "External") +
                              link("r3", "hyperlink", "javascript:alert(1)", "External");
    const auto reported = read(
        word_document("<w:p><w:hyperlink r:id='r1'>" + run("web", "<w:u w:val='single'/>") +
                          "</w:hyperlink><w:hyperlink r:id='r2'>" + run("file") +
                          "</w:hyperlink><w:hyperlink r:id='r3'>" + run("script") +
                          "</w:hyperlink><w:hyperlink w:anchor='x'>" + run("inside") + "</w:hyperlink></w:p>",
                      {}, links));
    EXPECT_EQ(body_of(reported),
              "  paragraph link https://example.org/a?b=1&c=2 [\"web\"] \"filescriptinside\"\n");
    EXPECT_THAT(message_of(reported, "docx/link"), HasSubstr("file:///C:/secret.docx"));
    ASSERT_EQ(reported.findings.size(), 2U);
    EXPECT_THAT(reported.findings.back().message, HasSubstr("javascript:alert(1)"));
    EXPECT_EQ(reported.findings.front().block, reported.value.body.front().id);
    EXPECT_EQ(reported.findings.front().begin, std::string("web").size());
}

TEST(Docx, FieldsGiveTheirResultsButNotPageNumbers) {
    const auto reported = read(
        word_document("<w:p>" + complex_field(" HYPERLINK \"mailto:office@example.org\" ", run("office")) +
                      run(" page ") + complex_field(" PAGE ", run("7")) + "<w:fldSimple w:instr=' DATE '>" +
                      run("1 May") + "</w:fldSimple></w:p>"));
    EXPECT_EQ(body_of(reported), "  paragraph link mailto:office@example.org [\"office\"] \" page 1 May\"\n");
    EXPECT_THAT(message_of(reported, "docx/page-number"), HasSubstr("page number was left out"));
}

TEST(Docx, AContentsListGoesEvenOverManyParagraphs) {
    const std::string begin = "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> TOC \\o </w:instrText>"
                              "<w:fldChar w:fldCharType='separate'/></w:r>";
    const auto reported =
        read(word_document("<w:p>" + begin + run("Present") + "</w:p>" + paragraph("Actions ... 2") +
                           "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r>" + run("Hello") + "</w:p>"));
    EXPECT_EQ(body_of(reported), "  paragraph \"Hello\"\n");
    EXPECT_THAT(message_of(reported, "docx/contents-list"), HasSubstr("contents list"));
}

TEST(Docx, TrackedChangesCommentsAndHiddenTextStayBehind) {
    const auto reported = read(word_document(
        "<w:p>" + run("We ") + "<w:del><w:r><w:delText>will</w:delText></w:r></w:del><w:ins>" + run("may") +
            "</w:ins><w:commentRangeStart w:id='1'/>" + run(" go") +
            "<w:r><w:commentReference w:id='1'/></w:r>" + run("SECRET", "<w:vanish/>") +
            "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("joined ") + "</w:p>" +
            paragraph("to this"),
        {{"word/comments.xml",
          word_part("comments", "<w:comment w:id='1'>" + paragraph("Ask her") + "</w:comment>")}}));
    EXPECT_EQ(body_of(reported), "  paragraph \"We may go\"\n  paragraph \"joined to this\"\n");
    EXPECT_THAT(message_of(reported, "docx/tracked-changes"), HasSubstr("\u201Cwill\u201D"));
    EXPECT_EQ(message_of(reported, "docx/comments"),
              "A comment was left out: “Ask her”; it is not part of the letter.");
    EXPECT_THAT(message_of(reported, "docx/hidden-text"), Not(HasSubstr("SECRET")));
    EXPECT_THAT(message_of(reported, "docx/hidden-text"), HasSubstr("A piece"));
}

TEST(Docx, insertions_that_nobody_accepted_are_told_with_their_place) {
    const auto reported =
        read(word_document("<w:p>" + run("He has ") + "<w:ins>" + run("never") + "<w:del>" + run("not") +
                           "</w:del></w:ins>" + run(" hit anyone.") + "</w:p><w:p><w:moveTo>" +
                           run("He sat.") + "</w:moveTo></w:p><w:ins>" + paragraph("He left.") + "</w:ins>"));
    const auto found =
        std::find_if(reported.findings.begin(), reported.findings.end(), [](const Finding& finding) {
            return finding.message.find("inserted") != std::string::npos;
        });
    ASSERT_NE(found, reported.findings.end());
    EXPECT_EQ(found->rule, "docx/tracked-changes");
    EXPECT_EQ(
        found->message,
        "A passage that somebody inserted or moved with tracked changes was kept: “never”. Accept or reject "
        "the changes before you send the document.");
    EXPECT_EQ(found->block, reported.value.body.front().id);
    EXPECT_EQ(found->begin, std::string("He has ").size());
    EXPECT_THAT((found + 1)->message, HasSubstr("“He sat.”"));
    EXPECT_EQ((found + 1)->block, reported.value.body.at(1).id);
    EXPECT_THAT((found + 2)->message, HasSubstr("“He left.”"));
}

TEST(Docx, what_was_left_out_of_a_paragraph_is_placed_and_an_empty_box_named_by_its_label) {
    const std::string box = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>";
    const auto reported = read(word_document(
        paragraph("First.") + "<w:p>" + run("DOB: ") + box + run("Click here") +
        "</w:sdtContent></w:sdt></w:p>" + paragraph("School:") + box + paragraph("Click here") +
        "</w:sdtContent></w:sdt>" + paragraph("A long time ago.") + box + paragraph("Type here") +
        "</w:sdtContent></w:sdt><w:tbl><w:tr><w:tc>" + paragraph("Class") + "</w:tc><w:tc>" + box +
        paragraph("Here") + "</w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>"));
    const auto found = std::find_if(reported.findings.begin(), reported.findings.end(),
                                    [](const Finding& one) { return one.rule == "docx/placeholder"; });
    ASSERT_NE(found, reported.findings.end());
    const Finding& finding = *found;
    EXPECT_EQ(finding.message, "4 boxes of the form were never filled in and were left out: “DOB:”, "
                               "“School:”, “Type here”, “Class”.");
    EXPECT_EQ(finding.block, reported.value.body.at(1).id);
    EXPECT_EQ(finding.begin, std::string("DOB: ").size());
}

TEST(Docx, ContentControlsGiveTheirTextButNotTheirPlaceholders) {
    const auto reported = read(word_document("<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("filled in") +
                                             "</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtPr>"
                                             "<w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                                             run("Click here to enter text.") + "</w:sdtContent></w:sdt>" +
                                             run("x") + "</w:p>"));
    EXPECT_EQ(body_of(reported), "  paragraph \"filled in\"\n  paragraph \"x\"\n");
    EXPECT_THAT(message_of(reported, "docx/placeholder"), HasSubstr("Click here to enter text."));
}

TEST(Docx, NotesAreNumberedInTheOrderOfTheirMarks) {
    const std::string notes = word_part(
        "footnotes", "<w:footnote w:type='separator' w:id='0'>" + paragraph("line") +
                         "</w:footnote><w:footnote w:id='2'>" + paragraph("second in file") +
                         "</w:footnote><w:footnote w:id='1'>" + paragraph("first in file") + "</w:footnote>");
    const std::string ends =
        word_part("endnotes", "<w:endnote w:id='1'>" + paragraph("at the end") + "</w:endnote>");
    EXPECT_EQ(
        body_of(
            read(word_document("<w:p>" + run("a") + "<w:r><w:footnoteReference w:id='1'/></w:r>" + run("b") +
                                   "<w:r><w:endnoteReference w:id='1'/></w:r>"
                                   "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
                               {{"word/footnotes.xml", notes}, {"word/endnotes.xml", ends}}))),
        "  paragraph \"a\" note n1 \"b\" note n2 note n3\n  note n1 \"1\"\n    paragraph \"first in file\"\n"
        "  note n2 \"i\"\n    paragraph \"at the end\"\n  note n3 \"2\"\n    paragraph \"second in file\"\n");
}

TEST(Docx, RoomToWriteBecomesFields) {
    EXPECT_EQ(body_of("<w:p>" + run("Name ....") + run("..... Class ____ x... and \u2026\u2026") + "</w:p>"),
              "  paragraph \"Name \" field \".........\" \" Class \" field \"____\" \" x... and \" field "
              "\"\u2026\u2026\"\n");
    EXPECT_EQ(
        body_of("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:leader='dot' w:pos='5000'/></w:tabs></w:pPr>" +
                run("Signed ") + "<w:r><w:tab/></w:r><w:r><w:tab/></w:r></w:p>"),
        "  paragraph \"Signed \" field \"\\t\" \"\\t\"\n");
    EXPECT_EQ(body_of("<w:p>" + run("Date ") + run("      ", "<w:u w:val='single'/>") + "</w:p>"),
              "  paragraph \"Date \" field \"      \"\n");
}

TEST(Docx, TickBoxesSayWhetherTheyAreTicked) {
    const auto box = [](const std::string& state) {
        return "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>" + state +
               "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX "
               "</w:instrText></w:r>"
               "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
    };
    EXPECT_EQ(body_of("<w:p>" + box("<w:checked/>") + run(" yes ") + box("<w:default w:val='0'/>") +
                      run(" no") + "</w:p>"),
              "  paragraph \"\u2612 yes \u2610 no\"\n");
}

TEST(Docx, LanguagesAreSaidOnlyWhereTheyDiffer) {
    const std::string polish = "<w:lang w:val='pl-PL'/>";
    EXPECT_EQ(with_styles("<w:p>" + run("Dear ") + run("Szanowna", polish) + run(" ", polish) +
                          run("Pani", polish) + run(", ", polish) + run("hello", "<w:lang w:val='en-US'/>") +
                          "</w:p>"),
              "  paragraph \"Dear \" lang pl-PL [\"Szanowna Pani\"] \", hello\"\n");
    EXPECT_EQ(with_styles("<w:p>" + run("Ca\u0142y akapit", polish) + "</w:p>"),
              "  paragraph lang=pl-PL \"Ca\u0142y akapit\"\n");
    EXPECT_EQ(with_styles("<w:p>" + run("Name: ") + run("\u0633\u0644\u0627\u0645", "<w:rtl/>") + "</w:p>"),
              "  paragraph \"Name: \" lang ar-SA [\"\u0633\u0644\u0627\u0645\"]\n");
}

TEST(Docx, DeepTablesStopAtTheLimitWithAFinding) {
    std::string nested = paragraph("bottom");
    for (int i = 0; i < 40; ++i)
        nested = table(row(cell("a") + "<w:tc>" + nested + "<w:p/></w:tc>"));
    Limits limits;
    limits.depth = 10;
    const auto reported = read(word_document(nested), limits);
    EXPECT_THAT(body_of(reported), Not(HasSubstr("bottom")));
    EXPECT_THAT(message_of(reported, "docx/depth"), HasSubstr("too many tables"));
    EXPECT_THAT(body_of(read(word_document(nested))), HasSubstr("bottom"));
}

} // namespace
} // namespace plainsend
