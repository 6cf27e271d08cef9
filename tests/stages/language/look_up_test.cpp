#include "stages/language/look_up.h"

#include <gtest/gtest.h>

#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;

TEST(LookUp, finds_a_term_in_any_form_of_its_name_or_short_form) {
    for (const auto& [text, term] : {std::pair{"EHCPs", "EHCP"},
                                     {"EHCP", "EHCP"},
                                     {"EHC plans", "EHC plan"},
                                     {"annual reviews", "annual review"},
                                     {"teaching assistants", "teaching assistant"}}) {
        const LookedUp found = look_up(text, language_data());
        EXPECT_FALSE(found.terms.empty()) << text;
        EXPECT_EQ(found.terms, look_up(term, language_data()).terms) << text;
    }
}

TEST(LookUp, finds_a_rule_by_any_form_of_its_words) {
    for (const char* text : {"utilise", "utilised", "prior to"}) {
        const LookedUp found = look_up(text, language_data());
        ASSERT_EQ(found.plain_words.size(), 1U) << text;
    }
    EXPECT_EQ(look_up("utilised", language_data()).plain_words,
              look_up("utilise", language_data()).plain_words);
    EXPECT_FALSE(look_up("wheelchair-bound", language_data()).careful_words.empty());
}

TEST(LookUp, takes_no_part_of_a_text_for_the_whole) {
    const LookedUp found = look_up("we utilise the hall", language_data());
    EXPECT_TRUE(found.terms.empty() && found.plain_words.empty() && found.careful_words.empty());
}

} // namespace plainsend
