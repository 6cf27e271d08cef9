#include "stages/language/jargon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/edit.h"
#include "stages/language/acronyms.h"
#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

std::vector<std::string> marked(const Document& document) {
    std::vector<std::string> found;
    for_each_block(document, [&](const Block& block) {
        if (const Inlines* inlines = inlines_of(block))
            for_each_inline(*inlines, [&](const Inline& in) {
                if (const auto* term = std::get_if<Term>(&in.node))
                    found.push_back(inline_text(term->content));
            });
    });
    return found;
}

} // namespace

class EveryFormTest : public testing::TestWithParam<const char*> {};

TEST_P(EveryFormTest, is_found) {
    const std::string text = std::string("We talked about ") + GetParam() + " today.";
    EXPECT_THAT(marked(jargon(text_document(text), context()).value), ElementsAre(GetParam())) << text;
}

INSTANTIATE_TEST_SUITE_P(forms, EveryFormTest,
                         testing::Values("annual review", "annual reviews", "Annual Reviews", "ANNUAL REVIEW",
                                         "annual-review", "special educational need", "multi-academy trusts",
                                         "primary care trusts", "Special Educational Needs",
                                         "education, health and care plans", "education health and care plan",
                                         "education, health, and care plan",
                                         "education, health & care plan"));

TEST(JargonTest, is_not_fooled_by_parts_of_words_or_sentences) {
    EXPECT_THAT(
        marked(jargon(text_document("It is annual. Review it. A bi-annual review-er."), context()).value),
        IsEmpty());
}

TEST(JargonTest, takes_a_possessive_ending_along) {
    EXPECT_THAT(marked(jargon(text_document("The annual review's date."), context()).value),
                ElementsAre("annual review's"));
}

TEST(JargonTest, marks_the_first_under_each_heading_and_lists_each_term_once) {
    const Document document = document_of({heading("One"), paragraph("An annual review. An annual review."),
                                           heading("Two"), paragraph("The annual review.")});
    const Reported<Document> read = jargon(document, context());
    EXPECT_THAT(marked(read.value), SizeIs(2));
    ASSERT_THAT(read.value.glossary, SizeIs(1));
    EXPECT_EQ(read.value.glossary[0].id, "term-annual-review");
    EXPECT_EQ(read.value.glossary[0].term, "annual review");
    EXPECT_FALSE(read.value.glossary[0].explanation.empty());
    EXPECT_THAT(with_rule(read.findings, "jargon/explained"), SizeIs(1));
}

TEST(JargonTest, works_together_with_acronyms) {
    const Document document = text_document("Special educational needs (SEN) and an EHCP.");
    const Document read = jargon(acronyms(document, context()).value, context()).value;
    EXPECT_THAT(marked(read), ElementsAre("Special educational needs", "EHCP"));
    ASSERT_THAT(read.glossary, SizeIs(2));
    EXPECT_EQ(read.glossary[0].term, "EHCP");
    EXPECT_EQ(read.glossary[1].term, "SEN");
}

TEST(JargonTest, says_replaceable_terms_plainly_in_the_same_form) {
    Document document = text_document("The cohorts met a peripatetic teacher. Cohort two did not.");
    document.version = "plain";
    const Reported<Document> read = jargon(document, context());
    EXPECT_EQ(all_text(apply(read.value, read.findings).value),
              "The groups met a visiting teacher. Group two did not.\n");
    EXPECT_THAT(read.value.glossary, IsEmpty());
    document.version = "standard";
    EXPECT_THAT(jargon(document, context()).value.glossary, SizeIs(2));
}

TEST(JargonTest, asks_before_it_changes_what_may_be_a_name) {
    Document document =
        text_document("The Cohort Club met. Pedagogy Lead Ms Ali came. Ask for the Pedagogy team.");
    document.version = "plain";
    const Reported<Document> read = jargon(document, context());
    const Findings found = with_rule(read.findings, "jargon/replaceable");
    ASSERT_THAT(found, SizeIs(3));
    for (const Finding& finding : found)
        EXPECT_EQ(finding.confidence, Confidence::review) << finding.text;
}

TEST(JargonTest, sorts_the_glossary_as_a_reader_looks_it_up) {
    const Document read = jargon(text_document("The local offer and the annual review."), context()).value;
    ASSERT_THAT(read.glossary, SizeIs(2));
    EXPECT_EQ(read.glossary[0].term, "annual review");
}

} // namespace plainsend
