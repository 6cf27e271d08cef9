#include "stages/language/inflection.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace plainsend {

struct FormCase {
    const char* base;
    Form form;
    const char* expected;
};
class SpellingsTest : public testing::TestWithParam<FormCase> {};

TEST_P(SpellingsTest, are_those_of_British_English) {
    const auto& [base, form, expected] = GetParam();
    const auto found = spellings(base, form);
    EXPECT_EQ(found.empty() ? "" : found.front(), expected);
}

INSTANTIATE_TEST_SUITE_P(
    table, SpellingsTest,
    testing::Values(
        FormCase{"commence", form_past, "commenced"}, FormCase{"commence", form_ing, "commencing"},
        FormCase{"start", form_third_person, "starts"}, FormCase{"try", form_past, "tried"},
        FormCase{"try", form_third_person, "tries"}, FormCase{"play", form_past, "played"},
        FormCase{"plan", form_ing, "planning"}, FormCase{"visit", form_past, "visited"},
        FormCase{"refer", form_past, "referred"}, FormCase{"offer", form_past, "offered"},
        FormCase{"travel", form_ing, "travelling"}, FormCase{"help", form_past, "helped"},
        FormCase{"agree", form_ing, "agreeing"}, FormCase{"lie", form_ing, "lying"},
        FormCase{"begin", form_past, "began"}, FormCase{"begin", form_participle, "begun"},
        FormCase{"begin", form_ing, "beginning"}, FormCase{"be", form_ing, "being"},
        FormCase{"have", form_third_person, "has"}, FormCase{"go", form_third_person, "goes"},
        FormCase{"teach", form_third_person, "teaches"}, FormCase{"fix", form_past, "fixed"},
        FormCase{"equip", form_past, "equipped"}, FormCase{"quit", form_ing, "quitting"},
        FormCase{"child", form_plural, "children"}, FormCase{"policy", form_plural, "policies"},
        FormCase{"day", form_plural, "days"}, FormCase{"criterion", form_plural, "criteria"},
        FormCase{"analysis", form_plural, "analyses"}, FormCase{"box", form_plural, "boxes"},
        FormCase{"advice", form_plural, ""}, FormCase{"easy", form_comparative, "easier"},
        FormCase{"big", form_superlative, "biggest"}, FormCase{"large", form_comparative, "larger"},
        FormCase{"useful", form_comparative, "more useful"}, FormCase{"good", form_superlative, "best"}));

struct ArticleCase {
    const char* word;
    const char* article;
};
class ArticleTest : public testing::TestWithParam<ArticleCase> {};

TEST_P(ArticleTest, follows_the_sound) {
    EXPECT_EQ(article_before(GetParam().word), GetParam().article) << GetParam().word;
}

INSTANTIATE_TEST_SUITE_P(
    table, ArticleTest,
    testing::Values(ArticleCase{"plan", "a"}, ArticleCase{"effort", "an"}, ArticleCase{"hour", "an"},
                    ArticleCase{"hourly", "an"}, ArticleCase{"house", "a"}, ArticleCase{"unit", "a"},
                    ArticleCase{"uniform", "a"}, ArticleCase{"useful", "a"}, ArticleCase{"uninvited", "an"},
                    ArticleCase{"umbrella", "an"}, ArticleCase{"one-page", "a"}, ArticleCase{"European", "a"},
                    ArticleCase{"EHCP", "an"}, ArticleCase{"PEP", "a"}, ArticleCase{"SLT", "an"},
                    ArticleCase{"8", "an"}, ArticleCase{"11", "an"}, ArticleCase{"18-page", "an"},
                    ArticleCase{"110", "a"}, ArticleCase{"honest", "an"}, ArticleCase{"education", "an"}));

TEST(SingularTest, is_found_for_regular_and_irregular_plurals) {
    EXPECT_EQ(singular_of("needs"), "need");
    EXPECT_EQ(singular_of("policies"), "policy");
    EXPECT_EQ(singular_of("services"), "service");
    EXPECT_EQ(singular_of("children"), "child");
    EXPECT_EQ(singular_of("process"), "process");
    EXPECT_EQ(singular_of("status"), "status");
    EXPECT_EQ(singular_of("plan"), "plan");
}

TEST(FormsTest, hold_every_spelling_that_a_text_may_have) {
    const auto has = [](std::string_view base, Endings endings, std::string_view word) {
        const auto all = all_forms(base, endings);
        return std::any_of(all.begin(), all.end(), [&](const Inflected& form) { return form.word == word; });
    };
    EXPECT_TRUE(has("utilise", Endings::verb, "utilized"));
    EXPECT_TRUE(has("focus", Endings::verb, "focussing"));
    EXPECT_TRUE(has("be", Endings::verb, "were"));
    EXPECT_TRUE(has("child", Endings::noun, "children"));
    EXPECT_FALSE(has("commence", Endings::none, "commenced"));
}

} // namespace plainsend
