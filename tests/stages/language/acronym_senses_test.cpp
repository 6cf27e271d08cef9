// Which meaning an acronym is taken for, and when the author is asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages/language/acronym_fixture.h"

namespace plainsend {

using namespace plainsend::test;
using testing::IsEmpty;
using testing::SizeIs;

class AmbiguousTest : public testing::TestWithParam<const char*> {};

TEST_P(AmbiguousTest, is_asked_and_never_guessed) {
    const std::string acronym = GetParam();
    const Document document = text_document("We talked about " + acronym + " today.");
    const Reported<Document> read = acronyms(document, context());
    EXPECT_THAT(with_rule(read.findings, "acronyms/expand"), IsEmpty());
    const Findings asked = with_rule(read.findings, "acronyms/ambiguous");
    ASSERT_THAT(asked, SizeIs(1));
    EXPECT_EQ(asked[0].text, acronym);
    EXPECT_GE(asked[0].alternatives.size(), 2U);
    EXPECT_FALSE(asked[0].replacement.has_value());
    EXPECT_THAT(read.value.glossary, IsEmpty());
    EXPECT_EQ(find_acronyms(document, context()).at(0).source, "ambiguous");
}

INSTANTIATE_TEST_SUITE_P(glossary, AmbiguousTest,
                         testing::Values("CP", "SLD", "SLT", "OT", "PD", "HI", "EP", "PA", "AP"));

TEST(AcronymSensesTest, tells_no_meaning_at_the_end_either_when_the_evidence_goes_on) {
    const Reported<Document> plans = acronyms(text_document("Children with CP plans meet here."), context());
    EXPECT_THAT(with_rule(plans.findings, "acronyms/ambiguous"), SizeIs(1));
    EXPECT_THAT(plans.value.glossary, IsEmpty());
    const Reported<Document> alone = acronyms(text_document("Children with CP meet here."), context());
    EXPECT_THAT(with_rule(alone.findings, "acronyms/ambiguous"), IsEmpty());
    EXPECT_THAT(alone.value.glossary, SizeIs(1));
}

TEST(AcronymSensesTest, leaves_an_order_in_capitals_alone) {
    for (const char* text :
         {"SEND us the form.", "Kindly SEND review forms back.", "Please ADD diagnosis here."})
        EXPECT_THAT(find_acronyms(text_document(text), context()), IsEmpty()) << text;
}

TEST(AcronymsTest, asks_first_for_the_sense_that_the_document_hints_at) {
    const auto first_asked = [](const Document& document) {
        const Findings asked = with_rule(acronyms(document, context()).findings, "acronyms/ambiguous");
        return asked.empty() ? std::string() : asked[0].alternatives.at(0);
    };
    EXPECT_EQ(first_asked(lines({"The deputy head met him.", "The SLT will call."})),
              "senior leadership team (SLT)");
    EXPECT_EQ(first_asked(lines({"Speech therapists came.", "The SLT will call."})),
              "speech and language therapy (SLT)");
    // The document has another short form for that one.
    EXPECT_EQ(first_asked(text_document(
                  "Ms Oh, Speech and Language Therapist (SALT), and Mr Ray (SLT) met. SLT will pay.")),
              "senior leadership team (SLT)");
}

struct Asked {
    const char* text;
    const char* acronym;
};
// Words that only hint: glossary/README.md.
class HintElsewhereTest : public testing::TestWithParam<Asked> {};

TEST_P(HintElsewhereTest, never_decides) {
    const Reported<Document> read = acronyms(text_document(GetParam().text), context());
    std::vector<std::string> asked;
    for (const Finding& finding : with_rule(read.findings, "acronyms/ambiguous"))
        asked.push_back(finding.text);
    EXPECT_THAT(asked, testing::Contains(GetParam().acronym));
    for (const Finding& finding : with_rule(read.findings, "acronyms/expand"))
        EXPECT_NE(finding.text, GetParam().acronym);
}

INSTANTIATE_TEST_SUITE_P(
    letters, HintElsewhereTest,
    testing::Values(
        Asked{"Sam has CP and uses a walker. Please read our child protection policy.", "CP"},
        Asked{"The TA sits next to Tom. Tom will take the Year 6 SATs.", "TA"},
        Asked{"Miss Hart from SLT gave exercises. The deputy head was there.", "SLT"},
        Asked{"Sam's CA is 9 years 2 months. He benefits from small steps.", "CA"},
        Asked{"The LA helps Sam with his coat.", "LA"},
        Asked{"He is good at DT and made a box. Sam is in care.", "DT"},
        Asked{"We do an HV before school starts. He has a baby sister.", "HV"},
        Asked{"The post is 0.6 FTE. A pupil was suspended.", "FTE"},
        Asked{"The AP, Mr Jones, met Sam after he was excluded.", "AP"},
        Asked{"The staff PD day is in May. There is an accessible toilet.", "PD"},
        Asked{"The BSP came to see Sam. We talked about his triggers.", "BSP"},
        Asked{"We made a PP for Sam. He has free school meals.", "PP"},
        Asked{"The OT came. In RE he read the Bible.", "OT"},
        Asked{"Mrs Lee is our DP. Our GDPR notice is here.", "DP"},
        Asked{"The CP conference is in May. Sam has CP and uses a walker.", "CP"},
        Asked{"He has cerebral palsy (CP). The child protection (CP) meeting is in May. CP is hard.", "CP"},
        Asked{"They talked to the EA.", "EA"}, Asked{"He has an IDP.", "IDP"},
        Asked{"SENAC helped us.", "SENAC"}, Asked{"The ASN team came.", "ASN"}, Asked{"He has a PLP.", "PLP"},
        Asked{"He has a CSP.", "CSP"}, Asked{"The PSA came. The LSC met.", "PSA"},
        Asked{"The PAN is 60.", "PAN"}, Asked{"See the MASH on Monday.", "MASH"}));

struct Named {
    const char* text;
    const char* meaning;
};
class NameElsewhereTest : public testing::TestWithParam<Named> {};

TEST_P(NameElsewhereTest, decides_when_nothing_speaks_for_another_sense) {
    EXPECT_THAT(sources(text_document(GetParam().text)), testing::Contains(GetParam().meaning))
        << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    senses, NameElsewhereTest,
    testing::Values(Named{"The senior leadership team met. The SLT will call.",
                          "SLT=glossary:senior leadership team"},
                    Named{"Speech and language therapists came. The SLT will call.",
                          "SLT=glossary:speech and language therapist"},
                    Named{"A child protection conference was held. CP is hard to talk about.",
                          "CP=glossary:child protection"},
                    // A policy's title is no name of what this letter is about, a condition not of a meeting.
                    Named{"Read our child protection policy. CP is hard to talk about.", "CP=ambiguous"},
                    Named{"A child protection conference was held. Sam has CP.", "CP=ambiguous"},
                    Named{"He likes his speech therapist. The SLT will call.", "SLT=ambiguous"},
                    // The document shortens that one in another way.
                    Named{"The speech and language therapist (SALT) came. SLT will pay.", "SLT=ambiguous"}));

class WordInCapitalsTest : public testing::TestWithParam<const char*> {};

TEST_P(WordInCapitalsTest, is_no_acronym_where_it_stands_as_the_word) {
    const Reported<Document> read = acronyms(text_document(GetParam()), context());
    EXPECT_THAT(read.findings, IsEmpty());
    EXPECT_THAT(read.value.glossary, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(texts, WordInCapitalsTest,
                         testing::Values("They ARE late each day.", "I can SEND it.", "Please SEND it back.",
                                         "Mum IS worried. She wants an independent school.",
                                         "He has a dog called PIP.", "They learn ODD and even numbers.",
                                         "PS: bring a coat. Mr Lee MBE and Dr Oh PhD wrote an FAQ."));

} // namespace plainsend
