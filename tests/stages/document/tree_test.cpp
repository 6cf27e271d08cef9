#include "stages/document/tree.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

TEST(Tree, dumps_a_table_a_draft_and_its_ledger_on_one_screen) {
    using namespace std::chrono;
    Document document;
    document.metadata.title = "Review";
    document.status = {Openness::draft, 2, year{2026} / 12 / 3, year{2026} / 12 / 17};
    Block text;
    text.id = "b2";
    text.number = "¶ 1";
    text.place = {0, 7, 1, 8};
    text.node = Paragraph{{{Text{"a \"b\"", {0, 7, 1, 8}}}}};
    Block table;
    table.id = "b1";
    table.node = Table{{}, {{{{{text}, 2, 1}}}}, 1, 0, {}};
    document.body = {table};
    document.ledger = {{"b2", 0, 1, "x", "a", "plain-words/x", "why"}};
    EXPECT_EQ(dump(document), "document \"Review\" kind=- language=en-GB date=- version=standard\n"
                              "draft 2 of 2026-12-03, reply by 2026-12-17\n"
                              "  table #b1 header rows 1, header columns 0\n"
                              "    row\n"
                              "      cell columns=2\n"
                              "        paragraph #b2 (¶ 1) \"a \\\"b\\\"\"\n"
                              "edit b2 0-1 \"x\" -> \"a\" plain-words/x\n");
    EXPECT_NE(dump(document, DumpPlaces::yes).find("@1:8"), std::string::npos);
}

} // namespace
} // namespace plainsend
