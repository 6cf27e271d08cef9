// Every explanation of a term, held to what a tired parent or a child of ten can read.
#include "stages/language/explanation.h"

#include <gtest/gtest.h>
#include <set>

#include "stages/text/text.h"
#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;

// Shorter words would say less than the law does, or leave out who it is about.
const std::set<std::string> older{
    "prevent",      // "being drawn into terrorism" is the duty
    "young-person", // two ages make the sentence
    "sendist-ni",   // judges, experts and the Education Authority
    "elb",          // Northern Ireland and the Education Authority
    "esol",         // English, language
    "anaphylaxis",  // what to do must stand in it
};

TEST(ExplanationTest, is_read_at_eleven_or_sooner_but_for_a_few_at_thirteen) {
    const std::vector<GlossaryTerm>& terms = language_data().glossary.terms;
    EXPECT_LE(older.size() * 100, terms.size() * 3);
    for (const GlossaryTerm& term : terms) {
        const double age = reading_age_of(term.explanation);
        EXPECT_LE(age, older.contains(term.id) ? 13 : 11)
            << term.file << ":" << term.line << ": " << term.explanation;
        EXPECT_GT(age, 0) << term.file << ":" << term.line << ": " << term.explanation;
    }
}

TEST(ExplanationTest, has_at_most_twenty_five_words) {
    for (const GlossaryTerm& term : language_data().glossary.terms) {
        const std::size_t count = words(term.explanation).size();
        EXPECT_GE(count, 3U) << term.id;
        EXPECT_LE(count, 25U) << term.id;
    }
}

TEST(ExplanationTest, says_more_than_the_name) {
    for (const GlossaryTerm& term : language_data().glossary.terms)
        EXPECT_FALSE(says_only_its_name(term)) << term.file << ":" << term.line << ": " << term.explanation;
}

TEST(ExplanationTest, is_written_as_sentences) {
    for (const GlossaryTerm& term : language_data().glossary.terms) {
        EXPECT_TRUE(starts_upper(term.explanation)) << term.id << ": " << term.explanation;
        EXPECT_TRUE(term.explanation.ends_with('.')) << term.id << ": " << term.explanation;
        EXPECT_EQ(term.explanation.find(';'), std::string::npos) << term.id << ": " << term.explanation;
        EXPECT_EQ(term.explanation.find("e.g."), std::string::npos) << term.id << ": " << term.explanation;
    }
}

TEST(ExplanationTest, is_measured_as_a_document_is) {
    EXPECT_LT(reading_age_of("A card that lets a pupil ride the bus for free."), 8);
    EXPECT_GT(reading_age_of("Statutory entitlement to concessionary transportation for eligible pupils."),
              16);
}

TEST(ExplanationTest, that_goes_in_a_circle_is_seen) {
    GlossaryTerm term;
    term.name = "learning assistants";
    term.explanation = "An assistant for learning.";
    EXPECT_TRUE(says_only_its_name(term));
    term.explanation = "An adult who helps with learning.";
    EXPECT_FALSE(says_only_its_name(term));
}

} // namespace plainsend
