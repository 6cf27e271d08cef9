#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/compared.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Every fact that changed, as told to a parent, and what moved.
std::vector<std::string> all_told(const Comparison& found) {
    std::vector<std::string> messages;
    for (const Change& change : found.changes) {
        if (change.facts.empty())
            messages.push_back(std::string(change_name(change.kind)) + " " + change.old_text + ">" +
                               change.new_text);
        for (const FactChange& fact : change.facts)
            messages.push_back(fact.message);
    }
    return messages;
}

TEST(ComparePlaces, names_the_row_of_a_table) {
    const Comparison found =
        compared("| Help | How often |\n|---|---|\n| Reading | 20 minutes daily |\n| Writing | weekly |\n",
                 "| Help | How often |\n|---|---|\n| Writing | weekly |\n| Reading | 20 minutes weekly |\n");
    ASSERT_THAT(found.changes, SizeIs(1)) << described(found);
    EXPECT_EQ(found.changes[0].place, "Reading (How often)");
    EXPECT_THAT(found.changes[0].facts.at(0).message, HasSubstr("This is less."));
}

TEST(ComparePlaces, amounts_swapped_between_two_subjects_have_not_moved) {
    for (const char* mark : {"## ", ""}) {
        const auto plan = [&](const std::string& maths, const std::string& reading) {
            return mark + ("Maths\n\nA TA will help for " + maths + " minutes daily.\n\n") + mark +
                   "Reading\n\nA TA will help for " + reading + " minutes daily.\n";
        };
        const std::vector<std::string> messages = all_told(compared(plan("20", "10"), plan("10", "20")));
        ASSERT_THAT(messages, SizeIs(2)) << mark;
        EXPECT_THAT(messages[0], HasSubstr("This is less."));
        EXPECT_THAT(messages[1], HasSubstr("This is more."));
    }
}

TEST(ComparePlaces, short_items_that_were_swapped_are_told) {
    EXPECT_THAT(all_told(compared("- Hearing\n- Mrs Khan\n- Motor skills\n- TA\n",
                                  "- Hearing\n- TA\n- Motor skills\n- Mrs Khan\n")),
                Not(IsEmpty()));
    EXPECT_THAT(
        all_told(compared("| Area | Who |\n|---|---|\n| Hearing | Mrs Khan |\n| Motor skills | TA |\n",
                          "- Hearing\n- TA\n- Motor skills\n- Mrs Khan\n")),
        Not(IsEmpty()));
    EXPECT_THAT(
        all_told(compared("| Area | Who |\n|---|---|\n| Hearing | Mrs Khan |\n| Motor skills | TA |\n",
                          "Area: Who\n\nHearing: TA\n\nMotor skills: Mrs Khan\n")),
        Not(IsEmpty()));
}

TEST(ComparePlaces, amounts_swapped_between_two_rows_are_told_once) {
    const std::vector<std::string> messages =
        all_told(compared("| Day | Help |\n|---|---|\n| Mon | 20 minutes |\n| Tue | 10 minutes |\n",
                          "| Day | Help |\n|---|---|\n| Mon | 10 minutes |\n| Tue | 20 minutes |\n"));
    EXPECT_EQ(messages,
              (std::vector<std::string>{"It said '20 minutes'; it now says '10 minutes'. This is less.",
                                        "It said '10 minutes'; it now says '20 minutes'. This is more."}));
}

TEST(ComparePlaces, says_where_a_sentence_stands_that_has_no_heading) {
    EXPECT_EQ(compared("He sings.\n\nHe has 2 pens.", "He sings.\n\nHe has 3 pens.").changes.at(0).place,
              "Paragraph 2");
    EXPECT_EQ(compared("He has 2 pens.\n\n# School\n\nText.", "He has 3 pens.\n\n# School\n\nText.")
                  .changes.at(0)
                  .place,
              "Before the first heading");
}

} // namespace
} // namespace plainsend
