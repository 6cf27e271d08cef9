#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/io/base64.h"
#include "tests/pictures.h"
#include "tests/stages/ingest/odt_reading.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::Not;

using tests::body_of;
using tests::message_of;
using tests::names;
using tests::open_document;
using tests::p;
using tests::read;

TEST(Odt, PutsHowAWordIsReadInBracketsAfterIt) {
    EXPECT_EQ(body_of(p("<text:ruby><text:ruby-base>Tokyo</text:ruby-base><text:ruby-text>toukyou"
                        "</text:ruby-text></text:ruby>.")),
              "  paragraph \"Tokyo (toukyou).\"\n");
}

TEST(Odt, TakesFormulasAsTextAndSaysSo) {
    const std::string formula =
        "<math><semantics><mrow><mfrac><mn>3</mn><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></mfrac>"
        "<mo>=</mo><msqrt><mi>y</mi></msqrt></mrow><annotation>3 over {x+1}</annotation></semantics></math>";
    const auto reported =
        read(open_document(p("About <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>."), {},
                           {}, {{"Object 1/content.xml", formula}}));
    EXPECT_EQ(body_of(reported), "  paragraph \"About 3/(x+1)=\u221Ay.\"\n");
    EXPECT_THAT(message_of(reported, "odt/formula"), HasSubstr("1 formula"));
}

TEST(Odt, ReadsAFlatFileWithItsStylesAndPictures) {
    const std::string flat =
        "<?xml version='1.0'?><office:document" + names +
        " office:mimetype='application/vnd.oasis.opendocument.text'><office:automatic-styles>"
        "<style:style style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/>"
        "</style:style></office:automatic-styles><office:body><office:text>" +
        p("A <text:span text:style-name='B'>flat</text:span> file") +
        p("<draw:frame><draw:image><office:binary-data>\n" + base64_encode(tests::red_dot()) +
          "\n</office:binary-data></draw:image><svg:desc>Leaf</svg:desc></draw:frame>") +
        "</office:text></office:body></office:document>";
    EXPECT_EQ(sniff_odt(flat), 3);
    const auto reported = read_odt({flat, "plan.fodt", {}}, {});
    EXPECT_THAT(body_of(reported), testing::StartsWith("  paragraph \"A \" strong[\"flat\"] \" file\"\n"));
    EXPECT_THAT(body_of(reported), HasSubstr("Leaf"));
    EXPECT_EQ(reported.value.resources.size(), 1U);
    EXPECT_EQ(reported.value.parts, std::vector<std::string>{"plan.fodt"});
}

TEST(Odt, IsKnownByItsBytes) {
    EXPECT_EQ(sniff_odt(open_document("")), 3);
    EXPECT_EQ(sniff_odt("PK\x03\x04 word/document.xml"), 0);
}

TEST(Odt, CollapsesSpaceAndKeepsEveryOtherCharacter) {
    EXPECT_EQ(
        body_of(
            p(" 10\xC2\xA0May\r\n  &amp;<text:s text:c='2'/>caf\xC3\xA9<text:tab/>x<text:line-break/> y")),
        "  paragraph \"10\xC2\xA0May &  caf\xC3\xA9\\tx\" br \"y\"\n");
}

TEST(Odt, HeadingsAndMarksComeFromElementsAndStyles) {
    const std::string styles =
        "<style:style style:family='text' style:name='T1'><style:text-properties "
        "fo:font-weight='bold'/></style:style>"
        "<style:style style:family='paragraph' style:name='P1' style:parent-style-name='Base'/>"
        "<style:style style:family='paragraph' style:name='Base'><style:text-properties "
        "fo:font-style='italic'/>"
        "</style:style><style:style style:family='paragraph' style:name='Title'/>";
    EXPECT_EQ(body_of("<text:h text:outline-level='2'>Views</text:h>" +
                          p("a <text:span text:style-name='T1'>b</text:span>", "P1"),
                      styles),
              "  heading 2 \"Views\"\n  paragraph emphasis[\"a \"] strong[emphasis[\"b\"]]\n");
    EXPECT_EQ(body_of(p("Plan", "Title") + "<text:h text:outline-level='1'>Views</text:h>", styles),
              "  heading 1 \"Plan\"\n  heading 2 \"Views\"\n");
}

const std::string list_styles =
    "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' "
    "style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' "
    "style:num-prefix='(' "
    "style:num-suffix=')'/></text:list-style><text:list-style style:name='L2'><text:list-level-style-bullet "
    "text:level='1' text:bullet-char='\xEF\x82\xB7'/></text:list-style>";

TEST(Odt, ListsKeepTheirLabelsAndGoOn) {
    const auto item = [](const std::string& inside) {
        return "<text:list-item>" + inside + "</text:list-item>";
    };
    EXPECT_EQ(
        body_of("<text:list xml:id='a' text:style-name='L1'>" +
                    item(p("one") + "<text:list>" + item(p("deep")) + "</text:list>") + item(p("two")) +
                    "</text:list>" + p("text") + "<text:list text:continue-list='a' text:style-name='L1'>" +
                    item(p("three")) +
                    "</text:list><text:list text:style-name='L1'><text:list-item text:start-value='7'>" +
                    p("seven") + "</text:list-item></text:list><text:list text:style-name='L2'>" +
                    item(p("dot")) + "</text:list>",
                list_styles),
        "  numbered list\n    item \"1.\"\n      paragraph \"one\"\n      numbered list\n        item "
        "\"(a)\"\n"
        "          paragraph \"deep\"\n    item \"2.\"\n      paragraph \"two\"\n  paragraph \"text\"\n"
        "  numbered list\n    item \"3.\"\n      paragraph \"three\"\n  numbered list\n    item \"7.\"\n"
        "      paragraph \"seven\"\n  bulleted list\n    item \"\u2022\"\n      paragraph \"dot\"\n");
}

TEST(Odt, TablesKeepHeaderRowsSpansAndRepetitions) {
    const auto cell = [](const std::string& text, const std::string& more = {}) {
        return "<table:table-cell " + more + ">" + p(text) + "</table:table-cell>";
    };
    EXPECT_EQ(
        body_of("<table:table><table:table-header-rows><table:table-row>" + cell("Who") +
                cell("What", "table:number-columns-spanned='2'") +
                "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>" +
                cell("Sam") + cell("x", "table:number-columns-repeated='2'") +
                "</table:table-row></table:table>"),
        "  table header rows 1, header columns 0\n    row\n      cell\n        paragraph \"Who\"\n"
        "      cell columns=2\n        paragraph \"What\"\n    row\n      cell\n        paragraph \"Sam\"\n"
        "      cell\n        paragraph \"x\"\n      cell\n        paragraph \"x\"\n");
    const auto huge =
        read(open_document("<table:table><table:table-row table:number-rows-repeated='1000000'>" +
                           cell("a", "table:number-columns-repeated='16384'") + cell("lost") +
                           "</table:table-row></table:table>"));
    EXPECT_THAT(message_of(huge, "odt/repetition"), HasSubstr("2 rows or cells"));
    EXPECT_THAT(body_of(huge), HasSubstr("\"lost\""));
    EXPECT_LE(std::get<Table>(huge.value.body[0].node).rows.size(), 100U);
}

TEST(Odt, LinksNotesAndBlanks) {
    const auto reported = read(open_document(p(
        "<text:a xlink:href='https://example.org'>web</text:a> <text:a xlink:href='../a.odt'>file</text:a> x"
        "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>" +
        p("a note") + "</text:note-body></text:note> Name ......")));
    EXPECT_EQ(body_of(reported),
              "  paragraph link https://example.org [\"web\"] \" file x\" note n1 \" Name \" field "
              "\"......\"\n  note n1 \"1\"\n    paragraph \"a note\"\n");
    EXPECT_THAT(message_of(reported, "odt/link"), HasSubstr("../a.odt"));
}

TEST(Odt, insertions_that_nobody_accepted_are_told_with_their_place) {
    const auto reported = read(open_document(
        "<text:tracked-changes><text:changed-region text:id='c1'><text:insertion/></text:changed-region>"
        "</text:tracked-changes>" +
            p("First.") +
            p("He has <text:change-start text:change-id='c1'/>never<text:change-end text:change-id='c1'/> "
              "hit."),
        ""));
    ASSERT_EQ(reported.findings.size(), 1U);
    EXPECT_THAT(reported.findings.front().message,
                HasSubstr("A passage that somebody inserted or moved with tracked "
                          "changes was kept: “never”."));
    EXPECT_EQ(reported.findings.front().block, reported.value.body.at(1).id);
    EXPECT_EQ(reported.findings.front().begin, std::string("He has ").size());
}

TEST(Odt, DeletionsCommentsAndHiddenTextStayBehind) {
    const auto reported = read(open_document(
        "<text:tracked-changes><text:changed-region><text:deletion>" + p("old words") +
            "</text:deletion></text:changed-region></text:tracked-changes>" +
            p("We <text:change text:change-id='c1'/>may go<office:annotation>" + p("check") +
              "</office:annotation><text:span text:style-name='H'>SECRET</text:span> page <text:page-number>3"
              "</text:page-number>") +
            "<text:table-of-content>" + p("Views 1") + "</text:table-of-content>",
        "<style:style style:family='text' style:name='H'><style:text-properties "
        "text:display='none'/></style:style>"));
    EXPECT_EQ(body_of(reported), "  paragraph \"We may go page \"\n");
    EXPECT_THAT(message_of(reported, "odt/tracked-changes"), HasSubstr("old words"));
    EXPECT_THAT(message_of(reported, "odt/comments"), HasSubstr("A comment was left out"));
    EXPECT_THAT(message_of(reported, "odt/hidden-text"), Not(HasSubstr("SECRET")));
    EXPECT_THAT(message_of(reported, "odt/contents-list"), HasSubstr("contents list"));
    EXPECT_THAT(message_of(reported, "odt/page-number"), HasSubstr("page number"));
}

TEST(Odt, PicturesKeepTheirWords) {
    const auto reported = read(
        open_document(p("<draw:frame svg:width='1in' svg:height='2.54cm'><draw:image "
                        "xlink:href='Pictures/a.png'/><svg:title>Logo"
                        "</svg:title><svg:desc>A green leaf</svg:desc></draw:frame><draw:frame><draw:image "
                        "xlink:href='http://tracker.example/x.png'/></draw:frame>"),
                      "", "", {{"Pictures/a.png", tests::red_dot()}}));
    EXPECT_THAT(body_of(reported), HasSubstr("alt=\"A green leaf\""));
    EXPECT_NEAR(std::get<Image>((*inlines_of(reported.value.body[0]))[0].node).width, 72, 0.01);
    EXPECT_THAT(message_of(reported, "odt/external-content"), HasSubstr("tracker.example"));
}

TEST(Odt, LanguagesAreSaidOnlyWhereTheyDiffer) {
    const std::string polish = "<style:style style:family='text' style:name='PL'><style:text-properties "
                               "fo:language='pl' fo:country='PL'/></style:style>";
    EXPECT_EQ(body_of(p("Dear <text:span text:style-name='PL'>Pani</text:span>"), polish),
              "  paragraph \"Dear \" lang pl-PL [\"Pani\"]\n");
}

TEST(Odt, TheFirstPagesHeaderIsTheLetterhead) {
    const auto reported =
        read(open_document(p("Dear parent"), "",
                           "<style:master-page style:name='Standard'><style:header>" + p("Running title") +
                               "</style:header><style:header-first>" + p("Alder Brook School") +
                               "</style:header-first><style:footer>" + p("Registered charity 000000") +
                               "</style:footer></style:master-page>"));
    EXPECT_EQ(body_of(reported),
              "  letterhead\n    paragraph \"Alder Brook School\"\n"
              "    paragraph \"Registered charity 000000\"\n  paragraph \"Dear parent\"\n");
    EXPECT_THAT(message_of(reported, "odt/running-header"), HasSubstr("Running title"));
}

TEST(Odt, RefusesWhatItCannotRead) {
    const auto refusal = [](const std::string& bytes) {
        try {
            read(bytes);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_THAT(refusal("PK"), HasSubstr("not a Word or OpenDocument file"));
    EXPECT_THAT(
        refusal(open_document("", "", "", {{"META-INF/manifest.xml", "<manifest:encryption-data/>"}})),
        HasSubstr("password"));
    EXPECT_THAT(refusal(open_document("<text:p>")), HasSubstr("plan.odt: content.xml:1"));
    Limits limits;
    limits.depth = 3;
    std::string nested = p("bottom");
    for (int i = 0; i < 10; ++i)
        nested = "<text:list><text:list-item>" + p("x") + nested + "</text:list-item></text:list>";
    EXPECT_NO_THROW(read(open_document(nested), limits));
}

TEST(Odt, KeepsTheWordsOfEveryShape) {
    std::string shapes;
    for (const std::string name : {"custom-shape", "rect", "ellipse", "path", "connector", "caption"})
        shapes += "<draw:" + name + ">" + p(name) + "</draw:" + name + ">";
    const std::string between = body_of(shapes + "<draw:g><draw:g>" + shapes + "</draw:g></draw:g>");
    const std::string within = body_of("<text:p>x<draw:g>" + shapes + "</draw:g></text:p>");
    for (const std::string name : {"custom-shape", "rect", "ellipse", "path", "connector", "caption"}) {
        EXPECT_THAT(between, HasSubstr("\"" + name + "\"")) << name;
        EXPECT_THAT(within, HasSubstr("\"" + name + "\"")) << name;
    }
    EXPECT_EQ(body_of("<loext:new-thing>" + p("kept") + "</loext:new-thing><office:forms>" + p("x") +
                      "</office:forms>"),
              "  paragraph \"kept\"\n");
}

TEST(Odt, TakesNoScriptForWordsAndTellsOfCellsThatNobodySees) {
    EXPECT_EQ(body_of(p("a<text:script script:language='js' xmlns:script='urn:sc'>alert(1)</text:script>")),
              "  paragraph \"a\"\n");
    const auto reported = read(
        open_document("<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'>" +
                      p("a") + "</table:table-cell><table:covered-table-cell>" + p("under") +
                      "</table:covered-table-cell></table:table-row></table:table>"));
    EXPECT_THAT(message_of(reported, "odt/hidden-text"), HasSubstr("A piece"));
}

TEST(Odt, AWideTableKeepsTheWordsOfEveryCell) {
    std::string cells;
    for (int i = 1; i <= 1002; ++i)
        cells += "<table:table-cell>" + p("c" + std::to_string(i)) + "</table:table-cell>";
    const auto reported =
        read(open_document("<table:table><table:table-row>" + cells + "</table:table-row></table:table>"));
    EXPECT_EQ(std::get<Table>(reported.value.body[0].node).rows[0].cells.size(), 1000U);
    EXPECT_THAT(body_of(reported), HasSubstr("\"c1002\""));
    EXPECT_THAT(message_of(reported, "odt/columns"), HasSubstr("1000 columns"));
}

} // namespace
} // namespace plainsend
