// What stands beside the text of a Word file: pictures, boxes, headers, properties, macros; and what is no
// such file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"
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

std::string picture(const std::string& properties, const std::string& id, const std::string& inside = {}) {
    return "<w:r><w:drawing><wp:inline><wp:extent cx='127000' cy='254000'/><wp:docPr " + properties + ">" +
           inside + "</wp:docPr><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed='" + id +
           "'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}

TEST(DocxPackage, PicturesKeepTheirWordsAndAreKeptOnce) {
    const std::string decorative =
        "<a:extLst><a:ext><x:decorative xmlns:x='urn:x' val='1'/></a:ext></a:extLst>";
    const auto reported = read(word_document(
        "<w:p>" + picture("descr='Our logo'", "r1") + picture("descr='line'", "r1", decorative) +
            picture("descr='chart of marks'", "r2") + picture("descr='far away'", "r3") + "</w:p>",
        {{"word/media/a.png", tests::red_dot()}, {"word/media/b.emf", "EMF"}},
        link("r1", "image", "media/a.png") + link("r2", "image", "media/b.emf") +
            link("r3", "image", "http://tracker.example/x.png", "External")));
    ASSERT_EQ(reported.value.resources.size(), 1U);
    const std::string key = reported.value.resources.begin()->first.substr(0, 8);
    EXPECT_THAT(body_of(reported),
                HasSubstr("paragraph image " + key + " alt=\"Our logo\" image " + key + " decorative\n"));
    const auto& image = std::get<Image>((*inlines_of(reported.value.body[0]))[0].node);
    EXPECT_EQ(image.width, 10);
    EXPECT_EQ(image.height, 20);
    EXPECT_THAT(message_of(reported, "docx/picture"), HasSubstr("chart of marks"));
    EXPECT_THAT(message_of(reported, "docx/external-content"), HasSubstr("tracker.example"));
}

TEST(DocxPackage, words_that_the_word_processor_made_up_for_a_picture_are_placed) {
    const auto reported = read(word_document(
        paragraph("First.") + "<w:p>" + run("Our map: ") +
            picture("descr='A map. Description automatically generated'", "r1") + run(" is new.") + "</w:p>",
        {{"word/media/a.png", tests::red_dot()}}, link("r1", "image", "media/a.png")));
    ASSERT_EQ(reported.findings.size(), 1U);
    EXPECT_EQ(reported.findings.front().rule, "docx/automatic-words");
    EXPECT_EQ(reported.findings.front().block, reported.value.body.at(1).id);
    EXPECT_EQ(reported.findings.front().begin, std::string("Our map: ").size());
}

TEST(DocxPackage, TextBoxesAreReadOnce) {
    const std::string box = "<w:txbxContent>" + paragraph("boxed") + "</w:txbxContent>";
    EXPECT_EQ(body_of("<w:p>" + run("before") +
                      "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>" + box +
                      "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + box +
                      "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
              "  paragraph \"before\"\n  paragraph \"boxed\"\n");
    EXPECT_EQ(
        body_of("<w:p><w:r><mc:AlternateContent><mc:Choice Requires='unheardof'><w:t>new</w:t></mc:Choice>"
                "<mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
        "  paragraph \"old\"\n");
}

TEST(DocxPackage, TheFirstPagesHeaderIsTheLetterheadAndRunningOnesGo) {
    const std::string sections = "<w:sectPr><w:headerReference w:type='first' r:id='h1'/><w:headerReference "
                                 "w:type='default' r:id='h2'/><w:footerReference w:type='first' r:id='f1'/>"
                                 "<w:footerReference w:type='default' r:id='f2'/><w:titlePg/></w:sectPr>";
    const auto reported = read(word_document(
        paragraph("Dear parent") + sections,
        {{"word/h1.xml", word_part("hdr", table(row(cell("Alder Brook School") + cell("Mill Lane"))))},
         {"word/h2.xml", word_part("hdr", paragraph("Trip letter"))},
         {"word/f1.xml", word_part("ftr", paragraph("Registered charity 000000"))},
         {"word/f2.xml",
          word_part("ftr", "<w:p>" + run("Page ") + complex_field("PAGE", run("1")) + "</w:p>")}},
        link("h1", "header", "h1.xml") + link("h2", "header", "h2.xml") + link("f1", "footer", "f1.xml") +
            link("f2", "footer", "f2.xml")));
    EXPECT_EQ(body_of(reported),
              "  letterhead\n    paragraph \"Alder Brook School\"\n    paragraph \"Mill Lane\"\n"
              "    paragraph \"Registered charity 000000\"\n  paragraph \"Dear parent\"\n");
    EXPECT_THAT(message_of(reported, "docx/running-header"), HasSubstr("Trip letter"));
    EXPECT_EQ(message_of(reported, "docx/running-footer"), "no such finding");
}

TEST(DocxPackage, AHeaderOnEveryPageIsALetterheadWhenItHasAnAddress) {
    const auto headed = [](const std::string& text) {
        return body_of(read(word_document(
            paragraph("Dear parent") + "<w:sectPr><w:headerReference w:type='default' r:id='h1'/></w:sectPr>",
            {{"word/h1.xml", word_part("hdr", paragraph(text))}}, link("h1", "header", "h1.xml"))));
    };
    for (const char* text : {"Mill Lane, WX7 4QT", "Ring 01632 960 417", "office@alderbrook.example"})
        EXPECT_THAT(headed(text), HasSubstr("letterhead")) << text;
    EXPECT_THAT(headed("Minutes of 2 May 2026, Room 12"), Not(HasSubstr("letterhead")));
}

TEST(DocxPackage, TheTitleComesFromPropertiesWhenTheTextHasNone) {
    const std::string core =
        "<c:coreProperties xmlns:c='urn:c' xmlns:dc='urn:dc'><dc:title>Trip</dc:title></c:coreProperties>";
    EXPECT_EQ(read(word_document(paragraph("x"), {{"docProps/core.xml", core}})).value.metadata.title,
              "Trip");
    EXPECT_EQ(
        read(word_document(paragraph("Own", "<w:outlineLvl w:val='0'/>"), {{"docProps/core.xml", core}}))
            .value.metadata.title,
        "Own");
}

TEST(DocxPackage, MacrosEmbeddedFilesAndOutsideThingsAreNamed) {
    const auto reported = read(word_document(
        "<w:p><w:r><w:object><o:OLEObject xmlns:o='urn:o' ProgID='Excel.Sheet'/></w:object></w:r></w:p>"
        "<w:altChunk r:id='x'/>",
        {},
        link("v", "vbaProject", "vbaProject.bin") +
            link("t", "attachedTemplate", "file:///T.dotm", "External")));
    EXPECT_THAT(message_of(reported, "docx/embedded-object"), HasSubstr("Excel.Sheet"));
    EXPECT_THAT(message_of(reported, "docx/embedded-document"), HasSubstr("1 other document"));
    EXPECT_THAT(message_of(reported, "docx/macros"), HasSubstr("macros"));
    EXPECT_THAT(message_of(reported, "docx/external-content"), HasSubstr("T.dotm"));
}

TEST(DocxPackage, RefusesWhatIsNoWordDocument) {
    const auto refusal = [](const std::string& bytes) {
        try {
            read(bytes);
        } catch (const Error& error) {
            EXPECT_EQ(error.trouble, Trouble::unusable);
            EXPECT_FALSE(error.hint.empty());
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_THAT(refusal("PK"), HasSubstr("letter.docx: is not a Word or OpenDocument file"));
    EXPECT_THAT(refusal(tests::archive({{"a.txt", "x"}})), HasSubstr("not a Word document"));
    EXPECT_THAT(refusal(word_document("<w:p>")),
                HasSubstr("the part word/document.xml is damaged at line 1"));
    EXPECT_THAT(refusal(word_document("&x;")), HasSubstr("is damaged at line 1"));
    EXPECT_THAT(
        refusal(tests::archive(
            {{"_rels/.rels",
              "<Relationships><Relationship Type='x/officeDocument' Target='d.xml'/></Relationships>"},
             {"d.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><d>&e;</d>"}})),
        HasSubstr("DOCTYPE"));
}

} // namespace
} // namespace plainsend
