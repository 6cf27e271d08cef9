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
