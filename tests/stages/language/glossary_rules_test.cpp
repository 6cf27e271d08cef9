// Every example of every rule in glossary/, played: the data is tested as it ships.
#include <gtest/gtest.h>

#include "stages/language/careful_words.h"
#include "stages/language/plain_words.h"
#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;

void PrintTo(const PlainWordsRule& rule, std::ostream* out) {
    *out << rule.id << " (line " << rule.line << ")";
}

void PrintTo(const CarefulWordsRule& rule, std::ostream* out) {
    *out << rule.id << " (line " << rule.line << ")";
}

static std::string name_of(const std::string& id) {
    std::string name;
    for (const char c : id)
        name += c == '-' ? '_' : c;
    return name;
}

class PlainWordsRuleTest : public testing::TestWithParam<PlainWordsRule> {};

TEST_P(PlainWordsRuleTest, makes_each_wrong_sentence_right) {
    const PlainWordsRule& rule = GetParam();
    for (std::size_t i = 0; i < rule.wrong.size(); ++i) {
        const Findings found = with_rule(plain_words(text_document(rule.wrong[i]), context("")).findings,
                                         "plain-words/" + rule.id);
        EXPECT_FALSE(found.empty()) << "line " << rule.line << ": " << rule.wrong[i];
        EXPECT_EQ(with_all_taken(rule.wrong[i], found), rule.right[i]) << "line " << rule.line;
    }
}

TEST_P(PlainWordsRuleTest, leaves_what_is_right) {
    const PlainWordsRule& rule = GetParam();
    std::vector<std::string> all = rule.leave;
    all.insert(all.end(), rule.right.begin(), rule.right.end());
    for (const std::string& text : all)
        EXPECT_TRUE(
            with_rule(plain_words(text_document(text), context("")).findings, "plain-words/" + rule.id)
                .empty())
            << "line " << rule.line << ": " << text;
}

// Words that somebody said, a name or a heading of the law holds are nobody's to change.
TEST_P(PlainWordsRuleTest, leaves_what_somebody_said) {
    for (const std::string& text : GetParam().wrong)
        EXPECT_TRUE(
            plain_words(text_document("He said: \u201c" + text + "\u201d"), context("")).findings.empty())
            << "line " << GetParam().line << ": " << text;
}

TEST_P(PlainWordsRuleTest, asks_where_it_cannot_be_certain) {
    const PlainWordsRule& rule = GetParam();
    for (const std::string& text : rule.ask) {
        const Findings found =
            with_rule(plain_words(text_document(text), context("")).findings, "plain-words/" + rule.id);
        EXPECT_FALSE(found.empty()) << "line " << rule.line << ": " << text;
        for (const Finding& finding : found)
            EXPECT_EQ(finding.confidence, Confidence::review) << "line " << rule.line << ": " << text;
    }
}

INSTANTIATE_TEST_SUITE_P(plain_words, PlainWordsRuleTest,
                         testing::ValuesIn(language_data().plain_words.rules),
                         [](const auto& param) { return name_of(param.param.id); });

class CarefulWordsRuleTest : public testing::TestWithParam<CarefulWordsRule> {
protected:
    static std::string kind() { return GetParam().kinds.empty() ? "" : GetParam().kinds.front(); }
    static Findings findings_in(const std::string& text) {
        return with_rule(careful_words(text_document(text, kind()), context("")).findings,
                         "careful-words/" + GetParam().id);
    }
};

TEST_P(CarefulWordsRuleTest, finds_each_wrong_sentence) {
    for (const std::string& text : GetParam().wrong)
        EXPECT_FALSE(findings_in(text).empty()) << "line " << GetParam().line << ": " << text;
}

TEST_P(CarefulWordsRuleTest, leaves_what_is_right) {
    for (const std::string& text : GetParam().leave)
        EXPECT_TRUE(findings_in(text).empty()) << "line " << GetParam().line << ": " << text;
}

TEST_P(CarefulWordsRuleTest, changes_no_word) {
    for (const std::string& text : GetParam().wrong)
        for (const Finding& finding : findings_in(text))
            EXPECT_FALSE(finding.replacement.has_value());
}

INSTANTIATE_TEST_SUITE_P(careful_words, CarefulWordsRuleTest,
                         testing::ValuesIn(language_data().careful_words.rules),
                         [](const auto& param) { return name_of(param.param.id); });

} // namespace plainsend
