#include "stages/ingest/guessed_headings.h"

#include <gtest/gtest.h>

#include "stages/document/walk.h"

namespace plainsend {
namespace {

Block words(const std::string& text, bool bold) {
    Block block;
    Inlines content{{Text{text, {}}}};
    if (bold)
        content = {{Marked{Mark::strong, std::move(content)}}};
    block.node = Paragraph{std::move(content)};
    return block;
}

Reported<Document> guessed(Blocks blocks) {
    Reported<Document> read;
    read.value.body = std::move(blocks);
    finish_reading(read.value);
    guess_headings(read);
    return read;
}

int level_of(const Block& block) {
    const auto* heading = std::get_if<Heading>(&block.node);
    return heading == nullptr ? 0 : heading->level;
}

TEST(GuessedHeadings, bold_lines_become_headings_and_the_first_the_title) {
    const auto read = guessed({words("Minutes of the meeting", true), words("We met on Monday.", false),
                               words("ACTIONS:", true), words("None.", false)});
    EXPECT_EQ(level_of(read.value.body[0]), 1);
    EXPECT_EQ(level_of(read.value.body[1]), 0);
    EXPECT_EQ(level_of(read.value.body[2]), 2);
    EXPECT_EQ(read.value.metadata.title, "Minutes of the meeting");
    EXPECT_TRUE(read.value.metadata.title_in_body);
    ASSERT_EQ(read.findings.size(), 1U);
    EXPECT_EQ(read.findings[0].rule, "document/headings-guessed");
    EXPECT_EQ(read.findings[0].block, "b1");
}

TEST(GuessedHeadings, a_bold_address_a_date_a_sum_and_a_signature_head_nothing) {
    const auto read =
        guessed({words("Mrs J Singh", true), words("Hill School", true), words("1 High Street", true),
                 words("Leeds LS1 1AA", true), words("12 May 2026", true), words("Dear parents,", false),
                 words("Trip to the zoo", true), words("We are going to the zoo. You pay:", false),
                 words("\u00A35.00", true), words("Yours sincerely,", false), words("A Singh", true),
                 words("Headteacher", true), words("Please return this slip", false)});
    for (std::size_t i = 0; i < read.value.body.size(); ++i)
        EXPECT_EQ(level_of(read.value.body[i]), i == 6 ? 1 : 0) << i;
    EXPECT_EQ(read.value.metadata.title, "Trip to the zoo");
}

TEST(GuessedHeadings, a_sentence_in_bold_or_a_last_line_is_none) {
    const auto read = guessed({words("Please come.", true), words("Hello", false), words("Mrs Khan", true)});
    for (const Block& block : read.value.body)
        EXPECT_EQ(level_of(block), 0);
    ASSERT_EQ(read.findings.size(), 1U);
    EXPECT_EQ(read.findings[0].rule, "document/no-title");
}

TEST(GuessedHeadings, a_document_with_one_heading_is_left_alone) {
    Block heading;
    heading.node = Heading{1, {{Text{"Plan", {}}}}};
    const auto read = guessed({heading, words("Bold line", true), words("Text", false)});
    EXPECT_EQ(level_of(read.value.body[1]), 0);
    EXPECT_TRUE(read.findings.empty());
}

Block heading(const std::string& text, int level) {
    Block block;
    block.node = Heading{level, {Inline{Text{text, {}}}}};
    return block;
}

TEST(GuessedHeadings, several_bold_lines_below_headings_become_the_next_level) {
    const auto read = guessed({heading("Policy", 2), words("Listening", true), words("We listen.", false),
                               words("Acting", true), words("We act.", false)});
    EXPECT_EQ(level_of(read.value.body[1]), 3);
    EXPECT_EQ(level_of(read.value.body[3]), 3);
    ASSERT_EQ(read.findings.size(), 1U);
    EXPECT_EQ(read.findings[0].rule, "document/headings-guessed");
    EXPECT_EQ(read.findings[0].block, "b2");
}

TEST(GuessedHeadings, one_bold_line_below_a_heading_stays_what_it_is) {
    const auto read =
        guessed({heading("Policy", 1), words("Please read this", true), words("Thank you.", false)});
    EXPECT_EQ(level_of(read.value.body[1]), 0);
    EXPECT_TRUE(read.findings.empty());
}

TEST(GuessedHeadings, bold_lines_that_nothing_follows_or_that_stand_before_all_headings_stay) {
    const auto read =
        guessed({words("Alder Brook", true), words("Mill Lane", false), heading("Policy", 1),
                 words("Rowan Hale", true), words("Priya Lane", true), words("Asha Field", true)});
    for (const Block& block : read.value.body)
        EXPECT_EQ(level_of(block), std::holds_alternative<Heading>(block.node) ? 1 : 0);
}

} // namespace
} // namespace plainsend
