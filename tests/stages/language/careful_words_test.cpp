#include "stages/language/careful_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/language/contact.h"
#include "stages/language/rules.h"
#include "tests/stages/language/language_fixture.h"
#include "tests/stages/language/table.h"

namespace plainsend {

using namespace plainsend::test;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

Findings found_in(const Document& document) {
    return careful_words(document, context()).findings;
}

std::vector<std::string> rules_in(const Findings& findings) {
    std::vector<std::string> rules;
    for (const Finding& finding : findings)
        rules.push_back(finding.rule);
    return rules;
}

} // namespace

TEST(CarefulWordsTest, accept_a_label_once_its_diagnosis_is_recorded) {
    const Document recorded = document_of(
        {paragraph("Amira seems autistic."), paragraph("She was diagnosed with autism in 2024.")});
    EXPECT_THAT(with_rule(found_in(recorded), "careful-words/label-autistic"), IsEmpty());
    const Document other = document_of(
        {paragraph("Amira seems autistic."), paragraph("She was diagnosed with asthma in 2024.")});
    EXPECT_THAT(with_rule(found_in(other), "careful-words/label-autistic"), SizeIs(1));
}

TEST(CarefulWordsTest, take_autism_for_a_right_word_and_only_a_guess_at_it_for_a_label) {
    std::size_t missed = 0;
    for (const TableRow& row : read_table("autism-unseen.tsv", 2)) {
        const bool found =
            !with_rule(found_in(text_document(row.cells[1])), "careful-words/label-autistic").empty();
        missed += row.cells[0] == "found" && !found ? 1 : 0;
        EXPECT_FALSE(row.cells[0] == "left" && found) << row.cells[1];
    }
    EXPECT_LE(missed, 2U);
}

TEST(CarefulWordsTest, accept_a_promise_that_says_how_much) {
    EXPECT_THAT(
        with_rule(found_in(text_document("He will have regular help.")), "careful-words/vague-regular"),
        SizeIs(1));
    EXPECT_THAT(with_rule(found_in(text_document("He will have regular help, 2 x 30 minutes.")),
                          "careful-words/vague-regular"),
                IsEmpty());
    // The amount of another sentence is no amount.
    EXPECT_THAT(with_rule(found_in(text_document("He will have regular help. We met 2 times.")),
                          "careful-words/vague-regular"),
                SizeIs(1));
}

TEST(CarefulWordsTest, ask_for_no_strength_where_no_child_is_spoken_of) {
    EXPECT_THAT(rules_in(found_in(
                    document_of({heading("Governors' meeting"), paragraph("The roof leaks.")}, "minutes"))),
                testing::Not(testing::Contains("careful-words/no-strength")));
    EXPECT_THAT(
        rules_in(found_in(document_of({heading("Annual review"), paragraph("Sam cannot sit.")}, "minutes"))),
        testing::Contains("careful-words/no-strength"));
}

TEST(CarefulWordsTest, ask_a_plan_for_a_strength) {
    EXPECT_THAT(rules_in(found_in(text_document("Sam needs help to write.", "ehc-plan"))),
                testing::Contains("careful-words/no-strength"));
    EXPECT_THAT(rules_in(found_in(text_document("Sam is good at drawing.", "ehc-plan"))),
                testing::Not(testing::Contains("careful-words/no-strength")));
    EXPECT_THAT(found_in(text_document("The trip is in May.", "letter")), IsEmpty());
}

TEST(CarefulWordsTest, leave_what_somebody_said) {
    EXPECT_THAT(found_in(text_document("She said \u201che is wheelchair-bound\u201d.")), IsEmpty());
}

TEST(ContactTest, asks_for_a_person_support_formats_and_an_interpreter) {
    EXPECT_THAT(rules_in(contact(text_document("The trip is in May."), context()).findings),
                testing::ElementsAre("contact/missing", "contact/no-support", "contact/no-formats",
                                     "contact/no-interpreter"));
}

TEST(ContactTest, is_content_when_the_text_says_it_all) {
    const Document document = document_of(
        {paragraph("Please phone Ms Okafor on 0113 496 0000."), paragraph("SENDIASS gives free advice."),
         paragraph("Ask us for large print."), paragraph("Tell us if you would like an interpreter.")});
    EXPECT_THAT(contact(document, context()).findings, IsEmpty());
}

TEST(ContactTest, takes_words_without_an_address_for_no_contact) {
    EXPECT_THAT(rules_in(contact(text_document("Please contact the school in 2026."), context()).findings),
                testing::Contains("contact/missing"));
}

TEST(ContactTest, counts_what_the_school_profile_says) {
    Document document = text_document("The trip is in May.");
    School school;
    school.contact.name = "Ms Okafor";
    school.support.name = "SENDIASS Leeds";
    school.languages = {"pl"};
    document.school = school;
    EXPECT_THAT(contact(document, context()).findings, IsEmpty());
}

TEST(LanguageRulesTest, explain_each_rule_once_with_right_and_wrong) {
    std::vector<std::string_view> names;
    for (const RuleText& rule : language_rules()) {
        names.push_back(rule.name);
        EXPECT_FALSE(rule.summary.empty() || rule.why.empty() || rule.right.empty() || rule.wrong.empty())
            << rule.name;
    }
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

} // namespace plainsend
