#include "stages/language/language_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;
using testing::HasSubstr;

namespace {

std::string terms(const std::string& inside) {
    return "<glossary jurisdiction=\"england\">\n" + inside + "\n</glossary>\n";
}

constexpr const char* good_term = "<term id=\"lamp\" statutory=\"no\" replaceable=\"no\"><name>lamp</name>"
                                  "<short>LMP</short><explanation>It gives light.</explanation></term>";

// The file that ships, with one more subject.
std::string with_another_subject(const std::string& word) {
    std::string bytes = read_folder("glossary")["structure.xml"];
    bytes.insert(bytes.find("</subjects>"), "\n<word>" + word + "</word>\n");
    return bytes;
}

// Where and what the mistake is said to be.
std::string mistake_in(const std::string& file, const std::string& bytes) {
    DataFolder folder = read_folder("glossary");
    folder[file] = bytes;
    try {
        load_language(folder);
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::data_file);
        EXPECT_FALSE(error.hint.empty());
        return error.where + " | " + error.message;
    }
    return "no mistake found";
}

} // namespace

TEST(LanguageDataTest, loads_what_ships) {
    EXPECT_GE(language_data().glossary.terms.size(), 200U);
    EXPECT_GE(language_data().plain_words.rules.size(), 250U);
    EXPECT_FALSE(language_data().careful_words.rules.empty());
}

struct MistakeCase {
    const char* file;
    std::string bytes;
    const char* where;
    const char* quoted;
};
class MistakeTest : public testing::TestWithParam<MistakeCase> {};

TEST_P(MistakeTest, is_said_with_file_line_and_the_line_quoted) {
    const std::string said = mistake_in(GetParam().file, GetParam().bytes);
    EXPECT_THAT(said, testing::StartsWith(GetParam().where));
    EXPECT_THAT(said, HasSubstr(GetParam().quoted));
}

INSTANTIATE_TEST_SUITE_P(
    files, MistakeTest,
    testing::Values(
        MistakeCase{"facts.xml",
                    "<facts>\n<fact kind=\"duty\" is=\"must\"><say>must</say></fact>\n"
                    "<scale kind=\"duty\">\n"
                    "<words is=\"must\" strength=\"9\"><say>must</say></words>\n"
                    "<words is=\"may\" strength=\"1\"><say>may</say><say>must</say></words>\n"
                    "</scale>\n</facts>\n",
                    "facts.xml:5", "<say>must</say>"},
        MistakeCase{"facts.xml",
                    "<facts>\n<fact kind=\"duty\" is=\"must\"><say>must</say></fact>\n"
                    "<scale kind=\"duty\">\n"
                    "<words is=\"must\" strength=\"strong\"><say>must</say></words>\n"
                    "</scale>\n</facts>\n",
                    "facts.xml:4", "strength=\"strong\""},
        MistakeCase{"terms-uk.xml",
                    terms("<term id=\"x\" statutory=\"perhaps\" replaceable=\"no\"><name>x</name>"
                          "<explanation>y</explanation></term>"),
                    "terms-uk.xml:2", "perhaps"},
        MistakeCase{"terms-uk.xml", terms(std::string(good_term) + "\n" + good_term), "terms-uk.xml:3",
                    "id=\"lamp\""},
        MistakeCase{"terms-uk.xml",
                    terms("<term id=\"x\" statutory=\"no\" replaceable=\"yes\"><name>x</name>"
                          "<explanation>y</explanation></term>"),
                    "terms-uk.xml:2", "replaceable=\"yes\""},
        MistakeCase{"terms-uk.xml",
                    terms("<term id=\"x\" statutory=\"no\" replaceable=\"no\" valid-from=\"2020-01-01\" "
                          "valid-to=\"2010-01-01\"><name>x</name><explanation>y</explanation></term>"),
                    "terms-uk.xml:2", "valid-to"},
        MistakeCase{
            "plain-words.xml",
            "<plain-words>\n<rule id=\"x\" part=\"verb\" confidence=\"certain\">\n<match>shall</match>"
            "<use>must</use><reason>r</reason><wrong>a</wrong><right>b</right></rule></plain-words>",
            "plain-words.xml:2", "confidence=\"certain\""},
        MistakeCase{"plain-words.xml",
                    "<plain-words>\n<rule id=\"x\" part=\"verb\" confidence=\"certain\">\n<match>go</match>"
                    "<use>run</use><reason>r</reason><wrong>a</wrong><wrong>c</wrong><right>b</right></rule>"
                    "</plain-words>",
                    "plain-words.xml:2", "<rule id=\"x\""},
        MistakeCase{"structure.xml", with_another_subject("we"), "structure.xml:", "<word>we</word>"},
        MistakeCase{"structure.xml", with_another_subject("we all"),
                    "structure.xml:", "<word>we all</word>"}));

TEST(LanguageDataTest, says_which_file_is_missing) {
    DataFolder folder = read_folder("glossary");
    folder.erase("plain-words.xml");
    EXPECT_THROW(
        {
            try {
                load_language(folder);
            } catch (const Error& error) {
                EXPECT_EQ(error.where, "plain-words.xml");
                throw;
            }
        },
        Error);
}

TEST(LanguageDataTest, lets_a_school_override_by_name_and_by_short_form) {
    const auto data = load_language(
        read_folder("glossary"),
        {{"ours.xml", terms("<term id=\"ours\" statutory=\"no\" replaceable=\"no\"><name>annual review</name>"
                            "<short>CP</short><explanation>Ours.</explanation></term>")}});
    const Glossary& glossary = data->glossary;
    ASSERT_EQ(glossary.short_forms.at("cp").size(), 1U);
    EXPECT_EQ(glossary.terms[glossary.short_forms.at("cp").front()].id, "ours");
    EXPECT_EQ(glossary.names_of.at("annual review").size(), 1U);
}

TEST(GlossaryTest, prefers_terms_of_the_nation_that_are_in_force) {
    using namespace std::chrono;
    Glossary glossary;
    glossary.terms.resize(4);
    glossary.terms[0].jurisdiction = "scotland";
    glossary.terms[1].jurisdiction = "england";
    glossary.terms[1].valid_to = 2014y / August / 31;
    glossary.terms[2].jurisdiction = "england";
    glossary.terms[2].valid_from = 2014y / September / 1;
    glossary.terms[3].jurisdiction = "uk";
    const std::vector<std::size_t> all{0, 1, 2, 3};
    EXPECT_EQ(fitting(glossary, all, {"england", 2026y / November / 22}), (std::vector<std::size_t>{2, 3}));
    EXPECT_EQ(fitting(glossary, all, {"england", 2014y / August / 31}), (std::vector<std::size_t>{1, 3}));
    EXPECT_EQ(fitting(glossary, all, {"scotland", 2026y / November / 22}), (std::vector<std::size_t>{0, 3}));
    EXPECT_EQ(fitting(glossary, {0}, {"wales", 2026y / November / 22}), (std::vector<std::size_t>{0}));
}

TEST(SpellerTest, judges_words_and_says_when_it_is_missing) {
    EXPECT_TRUE(language_data().speller.is_word("started"));
    EXPECT_FALSE(language_data().speller.is_word("commencify"));
    EXPECT_THROW(Speller::open("/nowhere"), Error);
}

} // namespace plainsend
