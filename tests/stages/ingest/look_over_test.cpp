#include "stages/ingest/look_over.h"

#include <gmock/gmock.h>

#include "stages/document/runs.h"
#include "stages/document/walk.h"
#include "stages/ingest/html.h"
#include "stages/ingest/markdown.h"
#include "stages/ingest/text.h"

namespace plainsend {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

Reported<Document> looked_over(Reported<Document> read) {
    look_over(read);
    return read;
}

Reported<Document> markdown(std::string text) {
    return looked_over(read_markdown({std::move(text), "plan.md", {}}, {}));
}

TEST(LookOver, tells_of_a_document_without_words) {
    for (const std::string text : {" \n", "---\ntitle: Plan\n---\n", "***\n", "______\n", "<p>\u00A0</p>\n"})
        EXPECT_THAT(markdown(text).findings, Contains(Field(&Finding::rule, "document/no-words"))) << text;
    EXPECT_THAT(looked_over(read_html({"<html><body></body></html>", "p.html", {}}, {})).findings,
                Contains(Field(&Finding::rule, "document/no-words")));
    EXPECT_THAT(markdown("7\n").findings, IsEmpty());
    EXPECT_THAT(markdown("    code\n").findings, IsEmpty());
    EXPECT_THAT(markdown("| a |\n|---|\n").findings, IsEmpty());
}

TEST(LookOver, says_of_a_scan_that_it_is_a_picture_of_text) {
    Reported<Document> scan;
    scan.value.body.push_back(
        {"b1", {}, "", "", false, Paragraph{{Inline{Image{"key", "", false, 0, 0, {}}}}}});
    look_over(scan);
    ASSERT_EQ(scan.findings.size(), 1U);
    EXPECT_EQ(scan.findings[0].severity, Severity::warning);
    EXPECT_THAT(scan.findings[0].message, HasSubstr("printed from"));
}

TEST(LookOver, takes_out_what_forces_the_direction_of_text_and_tells_of_it) {
    const auto read = markdown("# \u2067Plan\u2069\n\n- a\u202Eb \u200Fc\u202C\n\n```\n\u2066x\u2069\n```\n");
    std::string text;
    for_each_block(read.value, [&](const Block& block) { text += block_text(block) + "\n"; });
    EXPECT_EQ(text, "Plan\n\nab \u200Fc\nx\n"); // a mark only helps, so it stays
    EXPECT_EQ(read.value.metadata.title, "Plan");
    ASSERT_EQ(read.findings.size(), 1U);
    EXPECT_EQ(read.findings[0].rule, "document/direction-controls");
    EXPECT_THAT(read.findings[0].message, HasSubstr("6 invisible characters"));
    EXPECT_EQ(read.findings[0].block, "b1");
}

TEST(LookOver, takes_out_what_is_not_seen_and_tells_of_it) {
    const auto read =
        markdown("# Plan\U000E0041\U000E0042\n\nte\u200Bxt [here](https://a.example/\u202Ex)\n");
    std::string text;
    for_each_block(read.value, [&](const Block& block) { text += block_text(block) + "\n"; });
    EXPECT_EQ(text, "Plan\ntext here\n");
    ASSERT_EQ(read.findings.size(), 1U);
    EXPECT_EQ(read.findings[0].rule, "document/invisible");
    EXPECT_THAT(read.findings[0].message, HasSubstr("3 invisible characters were"));
    EXPECT_EQ(read.findings[0].block, "b1");
    const auto& content = std::get<Paragraph>(read.value.body[1].node).content;
    EXPECT_EQ(std::get<Link>(content.back().node).target, "https://a.example/x");
}

// The runs of the input go on leading to the words, although words before them are shorter.
TEST(LookOver, moves_the_runs_behind_what_it_takes_out) {
    const Document document = markdown("A \u200Bb\u200B\nc **d\u200B** e\n").value;
    const Block& block = document.body.front();
    ASSERT_EQ(block_text(block), "A b c d e");
    std::vector<std::size_t> begins;
    for (const RunStart& run : runs_of(document, block))
        begins.push_back(run.begin);
    EXPECT_THAT(begins, testing::ElementsAre(0, 3, 4, 6, 7));
}

// Headings are guessed, and blocks counted again, when everything else is done.
TEST(LookOver, keeps_the_runs_when_the_reading_is_finished_again) {
    Document document = markdown("A\nb\n\nC\nd\n").value;
    const std::map<std::string, std::vector<RunStart>> before = document.runs;
    ASSERT_EQ(before.size(), 2U);
    document.body.erase(document.body.begin());
    finish_reading(document);
    EXPECT_EQ(document.runs, (std::map<std::string, std::vector<RunStart>>{{"b1", before.at("b2")}}));
}

} // namespace
} // namespace plainsend
