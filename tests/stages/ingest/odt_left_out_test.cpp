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
