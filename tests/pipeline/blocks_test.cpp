#include "pipeline/blocks.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "pipeline/check.h"
#include "stages/io/json.h"
#include "tests/pipeline/loaded_data.h"

namespace plainsend {
namespace {

const char* const minutes = R"(---
kind: minutes
---
# Review

Everyone came.

| Who | What | By when |
| --- | --- | --- |
| Mr Khan | Ring the council | 4 December 2026 |

- One thing
)";

JobOptions options() {
    using namespace std::chrono;
    JobOptions made;
    made.choices.date = 2026y / November / 23;
    made.formats = {"html"};
    return made;
}

TEST(Blocks, a_numbered_table_is_in_the_record_with_its_words) {
    const JobResult result = run_job({minutes, "review.md", {}}, "review", options(), data());
    const auto record = std::find_if(result.outputs.begin(), result.outputs.end(),
                                     [](const Output& output) { return output.name == "review.draft.json"; });
    ASSERT_NE(record, result.outputs.end());
    const json::Value json = json::parse(record->bytes, "record");
    const json::Array& blocks = json["blocks"].array();
    const auto table = std::find_if(blocks.begin(), blocks.end(), [](const json::Value& block) {
        return block["number"].string() == "¶ 2";
    });
    ASSERT_NE(table, blocks.end());
    EXPECT_EQ((*table)["text"].string(), "Who\nWhat\nBy when\nMr Khan\nRing the council\n4 December 2026");
}

TEST(Blocks, check_lists_every_block_that_a_finding_can_name) {
    const CheckResult result = check_document({minutes, "review.md", {}}, options(), data());
    std::vector<std::string> kinds;
    for (const ListedBlock& block : result.blocks)
        kinds.push_back(block.kind);
    for (const char* kind : {"heading", "paragraph", "table", "list"})
        EXPECT_NE(std::find(kinds.begin(), kinds.end(), kind), kinds.end()) << kind;
    for (const Finding& finding : result.findings)
        EXPECT_TRUE(finding.block.empty() ||
                    std::any_of(result.blocks.begin(), result.blocks.end(),
                                [&](const ListedBlock& block) { return block.id == finding.block; }))
            << finding.rule << " " << finding.block;
}

TEST(Blocks, a_table_inside_a_table_is_told_by_itself) {
    const auto paragraph = [](const char* words) {
        Block block;
        block.node = Paragraph{{{Text{words, {}}}}};
        return block;
    };
    const auto table = [](Inlines caption, Blocks cell) {
        Table made;
        made.caption = std::move(caption);
        made.rows = {Row{{Cell{std::move(cell), 1, 1}}}};
        return made;
    };
    Block inner;
    inner.node = table({}, {paragraph("in")});
    Block outer;
    outer.node = table({{Text{"Caption", {}}}}, {paragraph("out"), inner});
    Document document;
    document.body = {outer};
    std::vector<std::string> tables;
    for (const ListedBlock& block : listed_blocks(document))
        if (block.kind == "table")
            tables.push_back(block.text);
    EXPECT_EQ(tables, (std::vector<std::string>{"Caption\nout", "in"}));
}

TEST(Blocks, a_person_finds_a_block_by_its_number_or_its_first_words) {
    const std::vector<ListedBlock> blocks{
        {"b1", "", "paragraph", ""},
        {"b2", "", "heading", "Review of the\nannual plan for everybody who was there, and more"},
        {"b3", "", "paragraph", ""},
        {"b4", "¶ 12", "paragraph", "Sam reads."},
        {"b5", "4.3", "paragraph", "Sam writes."},
        {"b6", "", "list", ""},
        {"b7", "", "paragraph", "One thing"},
        {"b8", "", "paragraph", "ééééééééééééééééééééééééééééééééééééééééé"},
    };
    EXPECT_EQ(place_in_words(blocks, 0), "");
    EXPECT_EQ(place_in_words(blocks, 1), "“Review of the annual plan for everybody…”");
    EXPECT_EQ(place_in_words(blocks, 2), "after “Review of the annual plan for everybody…”");
    EXPECT_EQ(place_in_words(blocks, 3), "¶ 12");
    EXPECT_EQ(place_in_words(blocks, 4), "paragraph 4.3");
    EXPECT_EQ(place_in_words(blocks, 5), "“One thing”");
    EXPECT_EQ(place_in_words(blocks, 7), "“éééééééééééééééééééééééééééééééééééééééé…”");
}

} // namespace
} // namespace plainsend
