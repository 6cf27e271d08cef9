#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "tests/stages/ingest/odt_reading.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::body_of;
using tests::message_of;
using tests::open_document;
using tests::p;
using tests::read;

TEST(OdtLeftOut, WhatAConditionHidesIsNotPublished) {
    const auto section = [](const std::string& hidden) {
        return "<text:section text:display='condition' text:is-hidden='" + hidden + "'>" + p("section") +
               "</text:section>";
    };
    const auto paragraph = [](const std::string& hidden) {
        return p("<text:hidden-paragraph text:is-hidden='" + hidden + "'/>paragraph");
    };
    const auto words = [](const std::string& hidden, const std::string& inside) {
        return p("a <text:hidden-text text:is-hidden='" + hidden + "' text:string-value='value'>" + inside +
                 "</text:hidden-text>");
    };
    const auto hidden = read(open_document(section("true") + paragraph("true") + words("true", "text")));
    EXPECT_EQ(body_of(hidden), "  paragraph \"a \"\n");
    EXPECT_EQ(std::count_if(hidden.findings.begin(), hidden.findings.end(),
                            [](const Finding& finding) { return finding.rule == "odt/hidden-text"; }),
              3);
    const auto shown = read(
        open_document(section("false") + paragraph("false") + words("false", "text") + words("false", "")));
    EXPECT_EQ(body_of(shown), "  paragraph \"section\"\n  paragraph \"paragraph\"\n  paragraph \"a text\"\n"
                              "  paragraph \"a value\"\n");
    EXPECT_EQ(message_of(shown, "odt/hidden-text"), "no such finding");
    EXPECT_EQ(body_of(p("<text:conditional-text text:string-value-if-true='T'>now</text:conditional-text>")),
              "  paragraph \"now\"\n");
}

TEST(OdtLeftOut, LettersOfPictureFontsAreSigns) {
    const std::string fonts = "<style:style style:name='W' style:family='text'><style:text-properties "
                              "style:font-name='Wingdings'/></style:style>"
                              "<style:style style:name='F' style:family='text'><style:text-properties "
                              "fo:font-family=\"'Wingdings 2', serif\"/></style:style>";
    const auto in = [](const std::string& style, const std::string& words) {
        return "<text:span text:style-name='" + style + "'>" + words + "</text:span>";
    };
    const auto known = read(
        open_document(p("a " + in("W", "\u00FC") + " b " + in("W", "\uF0FE") + " c " + in("F", "R")), fonts));
    EXPECT_EQ(body_of(known), "  paragraph \"a \u2713 b \u2611 c \u2611\"\n");
    EXPECT_EQ(message_of(known, "odt/symbol"), "no such finding");
    const auto unknown = read(open_document(p("a " + in("W", "\uF07B") + " b \uF0E5 caf\u00E9"), fonts));
    EXPECT_EQ(body_of(unknown), "  paragraph \"a  b  caf\u00E9\"\n");
    EXPECT_THAT(message_of(unknown, "odt/symbol"), HasSubstr("2 signs"));
}

TEST(OdtLeftOut, ABibliographyIsTextAndOtherIndexesAreNone) {
    const auto reported = read(open_document(
        p("Read on.") +
        "<text:bibliography><text:bibliography-source><text:index-title-template>No"
        "</text:index-title-template></text:bibliography-source><text:index-body><text:index-title>" +
        p("Sources") + "</text:index-title>" + p("A. Lark, Learning to read, page 12") +
        "</text:index-body></text:bibliography><text:alphabetical-index><text:index-body>" + p("words 4") +
        "</text:index-body></text:alphabetical-index>"));
    EXPECT_EQ(body_of(reported), "  paragraph \"Read on.\"\n  paragraph strong[\"Sources\"]\n"
                                 "  paragraph \"A. Lark, Learning to read, page 12\"\n");
    EXPECT_EQ(message_of(reported, "odt/contents-list"), "no such finding");
    EXPECT_THAT(message_of(reported, "odt/index"), HasSubstr("alphabetical index was left out"));
}

TEST(OdtLeftOut, APartFromAnotherFileIsKeptAsItWasAndSaidSo) {
    const auto with = [](const std::string& inside) {
        return read(open_document("<text:section><text:section-source xlink:href='rules.odt'/>" + inside +
                                  "</text:section>"));
    };
    EXPECT_THAT(message_of(with(p("Old words")), "odt/linked-section"), HasSubstr("rules.odt"));
    EXPECT_EQ(message_of(with(p("Old words")), "odt/embedded-document"), "no such finding");
    EXPECT_THAT(message_of(with(""), "odt/embedded-document"), HasSubstr("rules.odt"));
}

TEST(OdtLeftOut, OnlyAProgramIsAMacro) {
    const std::string list = "<library/>";
    const auto with = [&](const std::string& module) {
        return message_of(
            read(open_document(p("a"), {}, {},
                               {{"Basic/script-lc.xml", list},
                                {"Basic/Standard/script-lb.xml", list},
                                {"Basic/Standard/Module1.xml", "<module>" + module + "</module>"}})),
            "odt/macros");
    };
    EXPECT_EQ(with(" \n"), "no such finding");
    EXPECT_THAT(with("Sub Main"), HasSubstr("macros"));
    const auto flat = [](const std::string& scripts) {
        return message_of(
            read_odt({"<office:document xmlns:office='urn:o' xmlns:text='urn:t' xmlns:script='urn:s' "
                      "office:mimetype='application/vnd.oasis.opendocument.text'><office:scripts>" +
                          scripts +
                          "</office:scripts><office:body><office:text><text:p>a</text:p></office:text>"
                          "</office:body></office:document>",
                      "a.fodt",
                      {}},
                     {}),
            "odt/macros");
    };
    EXPECT_EQ(flat("<office:script><library/></office:script>"), "no such finding");
    EXPECT_THAT(flat("<office:script><library>Sub Main</library></office:script>"), HasSubstr("macros"));
    EXPECT_THAT(flat("<office:event-listeners><script:event-listener/></office:event-listeners>"),
                HasSubstr("macros"));
}

TEST(OdtLeftOut, AWatermarkIsNoLetterhead) {
    const std::string mark = "<draw:custom-shape>" + p("DRAFT") +
                             "<draw:enhanced-geometry draw:text-path='true'/></draw:custom-shape>";
    const auto reported = read(open_document(p("a"), {},
                                             "<style:master-page style:name='Standard'><style:header>" +
                                                 p("Fen School, 2 Marsh Lane, Ely CB7 4AB, 01353 496 0000") +
                                                 p(mark) + "</style:header><style:header-left>" + p(mark) +
                                                 "</style:header-left></style:master-page>"));
    EXPECT_THAT(body_of(reported), Not(HasSubstr("DRAFT")));
    EXPECT_THAT(body_of(reported), HasSubstr("Fen School"));
    EXPECT_THAT(message_of(reported, "odt/watermark"), HasSubstr("\u201CDRAFT\u201D"));
    EXPECT_EQ(message_of(reported, "odt/running-header"), "no such finding");
    EXPECT_EQ(body_of(p(mark)), "  paragraph \"DRAFT\"\n"); // in the text it is a drawn word
}

TEST(OdtLeftOut, ADocumentLockedUpInOnePartIsProtected) {
    const std::string locked =
        tests::archive({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"encrypted-package", "x"}});
    try {
        read(locked);
        FAIL() << "was read";
    } catch (const Error& error) {
        EXPECT_THAT(error.message, HasSubstr("protected by a password"));
    }
}

TEST(OdtLeftOut, RepetitionsInsideRepetitionsAreCountedTogether) {
    std::string inside = p("z");
    for (int i = 0; i < 4; ++i)
        inside = "<table:table><table:table-row table:number-rows-repeated='64'><table:table-cell "
                 "table:number-columns-repeated='63'>" +
                 inside + "</table:table-cell></table:table-row></table:table>";
    const auto reported = read(open_document(inside));
    EXPECT_LT(dump(reported.value).size(), 2'000'000U);
    EXPECT_THAT(message_of(reported, "odt/repetition"), HasSubstr("repeated so often"));
}

} // namespace
} // namespace plainsend
