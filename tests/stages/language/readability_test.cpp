#include "stages/language/readability.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/edit.h"
#include "stages/language/plain_words.h"
#include "stages/language/syllables.h"
#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {
constexpr double exact = 1e-9;
}

TEST(ReadabilityTest, follows_the_published_formulas) {
    const Readability cat = from_counts({6, 1, 6, 17, 0});
    EXPECT_NEAR(cat.fre, 116.145, exact);
    EXPECT_NEAR(cat.fkgl, -1.45, exact);
    EXPECT_NEAR(cat.ari, -5.085, exact);
    EXPECT_NEAR(cat.cli, 0.0588 * 1700.0 / 6.0 - 0.296 * 100.0 / 6.0 - 15.8, exact);
    EXPECT_NEAR(cat.fog, 2.4, exact);
    EXPECT_NEAR(cat.smog, 3.1291, exact);
    EXPECT_NEAR(cat.reading_age, 3.55, exact);
    const Readability hard = from_counts({300, 30, 500, 1500, 30});
    EXPECT_NEAR(hard.smog, 1.0430 * 5.477225575051661 + 3.1291, exact);
    EXPECT_NEAR(hard.fog, 8.0, exact);
}

TEST(ReadabilityTest, agrees_with_known_texts) {
    const Readability cat = measure(text_document("The cat sat on the mat."));
    EXPECT_NEAR(cat.fre, 116.145, exact);
    EXPECT_NEAR(cat.fkgl, -1.45, exact);
    EXPECT_NEAR(cat.ari, -5.085, exact);
    EXPECT_NEAR(cat.cli, -4.07, 0.01);
    EXPECT_NEAR(cat.fog, 2.4, exact);
    const Readability dogs = measure(text_document("Cool dogs wear da sunglasses."));
    EXPECT_NEAR(dogs.fre, 83.32, exact);
    EXPECT_NEAR(dogs.fkgl, 2.88, exact);
    EXPECT_NEAR(dogs.ari, 3.678, exact);
    EXPECT_NEAR(dogs.cli, 6.504, 0.001);
    EXPECT_NEAR(dogs.fog, 10.0, exact);
}

TEST(ReadabilityTest, counts_nothing_of_an_empty_document) {
    EXPECT_EQ(measure(Document{}).fre, 0);
    EXPECT_THAT(readability(Document{}, context()).findings, IsEmpty());
}

TEST(ReadabilityTest, leaves_out_headings_and_tables_and_counts_list_items) {
    List list;
    for (const char* text : {"bring a coat", "bring boots"})
        list.items.push_back({"", {paragraph(text)}});
    Table table;
    table.rows.push_back({{Cell{{paragraph("Many words in a cell.")}}}});
    Block list_block;
    list_block.node = list;
    Block table_block;
    table_block.node = table;
    const Readability measured = measure(document_of(
        {heading("A heading of six whole words"), paragraph("We go out."), list_block, table_block}));
    EXPECT_EQ(measured.words, 8U);
    EXPECT_EQ(measured.sentences, 3U);
}

TEST(ReadabilityTest, counts_no_stop_space_or_apostrophe_as_a_letter) {
    EXPECT_EQ(measure(text_document("Don\u2019t go.")).letters, 6U);
    EXPECT_EQ(measure(text_document("\u00c9lodie met us.")).letters, 11U);
}

TEST(ReadabilityTest, counts_no_telephone_number_address_or_code) {
    const Readability without = measure(text_document("Ring us on."));
    for (const char* text :
         {"Ring us on 0113 496 0123.", "Ring us on (0113) 496 0123.", "Ring us on +44 113 496 0123.",
          "Ring us on 01134960123.", "Ring us on office@school.example.",
          "Ring us on www.school.example/help.", "Ring us on AB12345.", "Ring us on 4857773456."}) {
        const Readability measured = measure(text_document(text));
        EXPECT_EQ(measured.words, without.words) << text;
        EXPECT_EQ(measured.syllables, without.syllables) << text;
        EXPECT_EQ(measured.letters, without.letters) << text;
        EXPECT_EQ(measured.fkgl, without.fkgl) << text;
    }
    for (const char* text :
         {"Ring us on 2026.", "Ring us on 3.15pm.", "Ring us on 12,500.", "Ring us on KS2."})
        EXPECT_EQ(measure(text_document(text)).words, without.words + 1) << text;
    EXPECT_EQ(measure(text_document("Ring us on 04/05/2026.")).words, without.words + 3);
}

TEST(ReadabilityTest, ends_no_sentence_at_an_abbreviation) {
    EXPECT_EQ(measure(text_document("Bring food, e.g. fruit, to Dr. Smith at 3 p.m. in No. 10.")).sentences,
              1U);
}

struct SyllableCase {
    const char* word;
    std::size_t syllables;
};
class SyllablesTest : public testing::TestWithParam<SyllableCase> {};
TEST_P(SyllablesTest, are_counted_as_spoken) {
    EXPECT_EQ(count_syllables(GetParam().word), GetParam().syllables) << GetParam().word;
}
INSTANTIATE_TEST_SUITE_P(
    words, SyllablesTest,
    testing::Values(SyllableCase{"cat", 1}, SyllableCase{"table", 2}, SyllableCase{"called", 1},
                    SyllableCase{"wanted", 2}, SyllableCase{"something", 2}, SyllableCase{"educational", 5},
                    SyllableCase{"special", 2}, SyllableCase{"autism", 3}, SyllableCase{"co-ordinator", 5},
                    SyllableCase{"child\u2019s", 1}, SyllableCase{"isn't", 2}, SyllableCase{"being", 2},
                    SyllableCase{"studying", 3}, SyllableCase{"statement", 2},
                    SyllableCase{"safeguarding", 3}, SyllableCase{"7", 2}, SyllableCase{"2026", 5},
                    SyllableCase{"127", 8}, SyllableCase{"EHCP", 4}, SyllableCase{"SENDIASS", 3},
                    SyllableCase{"KS2", 3}, SyllableCase{"caf\u00e9", 2}));

TEST(ReadabilityTest, points_at_sentences_of_more_than_25_words) {
    std::string words;
    for (int i = 0; i < 25; ++i)
        words += i == 0 ? "Word " : "word ";
    EXPECT_THAT(with_rule(readability(text_document("A short one. " + words + "."), context()).findings,
                          "readability/sentence-long"),
                IsEmpty());
    const Document document = text_document("\u00c9 short one. " + words + "more.");
    const Findings found = with_rule(readability(document, context()).findings, "readability/sentence-long");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_THAT(found[0].message, HasSubstr("26 words"));
    EXPECT_EQ(block_text(document.body[0]).substr(found[0].begin, found[0].end - found[0].begin),
              found[0].text);
}

TEST(ReadabilityTest, says_what_the_plain_version_does_not_mend) {
    std::string words = "The school commenced it ";
    for (int i = 0; i < 25; ++i)
        words += "and so ";
    const Reported<Document> read = plain_words(text_document(words + "on."), context());
    const Document plain = apply(read.value, read.findings).value;
    ASSERT_FALSE(plain.ledger.empty());
    const Findings found = readability(plain, context()).findings;
    ASSERT_THAT(with_rule(found, "readability/still-hard"), SizeIs(1));
    EXPECT_THAT(with_rule(found, "readability/still-hard")[0].message,
                HasSubstr("Only 1 word changed, 1 sentence is still long"));
    EXPECT_THAT(with_rule(found, "readability/document")[0].message, HasSubstr("Before:"));
}

TEST(ReadabilityTest, makes_no_claim_about_the_standard_version) {
    std::string words;
    for (int i = 0; i < 30; ++i)
        words += "word ";
    EXPECT_THAT(with_rule(readability(text_document(words), context()).findings, "readability/still-hard"),
                IsEmpty());
}

TEST(ReadingAge, in_words_ends_where_school_does) {
    Readability measured;
    measured.words = 500;
    measured.reading_age = 9.2;
    EXPECT_EQ(reading_age_in_words(measured), "reading age about 9");
    measured.reading_age = 78'001;
    EXPECT_EQ(reading_age_in_words(measured), "reading age over 18");
}

TEST(ReadabilityTest, says_of_a_long_sentence_where_it_may_be_parted) {
    const Document document = text_document(
        "We met on Monday in the hall to talk about the plan for the spring term, and because it was late we "
        "agreed to meet again in the week after the half term break.");
    const Findings found = with_rule(readability(document, context()).findings, "readability/sentence-long");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_THAT(found[0].message, HasSubstr("Perhaps before 'and because it was'"));
}

TEST(ReadabilityTest, lists_the_ten_hardest_sentences_and_no_easy_one) {
    Blocks blocks;
    for (int i = 0; i < 15; ++i) {
        blocks.push_back(
            paragraph("Consideration is given to the identification of appropriate interventions."));
        blocks.push_back(paragraph("We will meet you in the hall at ten on Monday."));
    }
    const Document document = document_of(std::move(blocks));
    const Findings found = with_rule(readability(document, context()).findings, "readability/hard-sentence");
    ASSERT_THAT(found, SizeIs(10));
    for (const Finding& finding : found)
        EXPECT_THAT(finding.text, HasSubstr("Consideration"));
    EXPECT_THAT(found[0].message, HasSubstr("Number 1 of the hardest"));
}

TEST(ReadabilityTest, tells_the_hardest_sentences_hardest_first_and_why) {
    const Document document = document_of(
        {paragraph(
             "We will meet in the hall. Parents are notified of appropriate arrangements by a committee."),
         paragraph("Consideration is given to the identification of appropriate interventions.")});
    const std::vector<HardSentence> hardest = hardest_sentences(document);
    ASSERT_THAT(hardest, SizeIs(2));
    EXPECT_EQ(hardest[0].block, document.body[1].id);
    EXPECT_EQ(hardest[0].begin, 0U);
    EXPECT_EQ(hardest[1].block, document.body[0].id);
    EXPECT_EQ(hardest[1].begin, 26U);
    EXPECT_EQ(why_hard(hardest[1]), "9 words, 4 of three or more syllables");
}

TEST(ReadabilityTest, counts_sentences_of_more_than_25_words) {
    std::string words = "Word";
    for (int i = 1; i < 25; ++i)
        words += " word";
    EXPECT_EQ(measure(text_document(words + ".")).long_sentences, 0U);
    EXPECT_EQ(measure(text_document("One. " + words + " more. " + words + " and more. Two.")).long_sentences,
              2U);
}

TEST(ReadabilityTest, says_which_words_of_the_hardest_sentences_are_long) {
    const std::string easy = "We will meet you in the hall at ten on Monday.";
    const std::string hard = "Consideration is given to the identification of appropriate help for Emilia.";
    const std::vector<HardSentence> found = hardest_sentences(text_document(easy + " " + hard));
    ASSERT_THAT(found, SizeIs(1));
    const std::string text = easy + " " + hard;
    EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), hard);
    EXPECT_EQ(found[0].words, 11U);
    std::vector<std::string> words;
    for (const Span& word : found[0].long_words)
        words.push_back(text.substr(word.begin, word.end - word.begin));
    EXPECT_THAT(words, testing::ElementsAre("Consideration", "identification", "appropriate"));
}

} // namespace plainsend
