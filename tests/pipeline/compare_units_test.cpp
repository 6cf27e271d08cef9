#include "pipeline/compare_units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/compared.h"

namespace plainsend {
namespace {

using testing::SizeIs;

// Of letters alone, so that each length is as easily had.
std::string filled(std::size_t bytes) {
    std::string text;
    while (text.size() + 6 < bytes)
        text += "words ";
    return text + std::string(bytes - text.size(), 'w') + " ";
}

TEST(CompareUnits, cuts_a_sentence_without_end_between_words) {
    for (std::size_t bytes = 985; bytes <= 1005; ++bytes) {
        const std::string front = "The plan has " + filled(bytes);
        const std::string old_text =
            front + "caf\u00e9 and 30 minutes of help every week and more " + filled(900);
        const Comparison found = compared(old_text + "and 5 books", old_text + "and 6 books");
        ASSERT_THAT(found.changes, SizeIs(1)) << bytes;
        ASSERT_THAT(found.changes.front().facts, SizeIs(1)) << bytes;
        EXPECT_EQ(found.changes.front().facts.front().old_words, "5") << bytes;
    }
}

TEST(CompareUnits, cuts_even_where_no_word_ends) {
    std::string percents;
    for (int i = 0; i < 5'000; ++i)
        percents += "5%\u00e9";
    const Comparison found =
        compared(percents + "5% of lessons are in the garden", percents + "6% of lessons are in the garden");
    ASSERT_THAT(found.changes, SizeIs(1));
    EXPECT_EQ(found.changes.front().facts.front().old_words, "5%");
}

} // namespace
} // namespace plainsend
