#include "pipeline/translation.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "tests/pipeline/loaded_data.h"

namespace plainsend {
namespace {

JobOptions options() {
    using namespace std::chrono;
    JobOptions made;
    made.choices.date = 2026y / November / 23;
    made.formats = {"html"};
    return made;
}

const Source letter{"# Letter\n\nDear Mr Khan,\n", "letter.md", {}};

std::string xliff(const std::string& language, const std::string& state = "reviewed") {
    return "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en-GB\" "
           "trgLang=\"" +
           language + "\"><file id=\"f\">\n<unit id=\"b1\"><segment state=\"" + state +
           "\"><source>Letter</source><target>List</target></segment></unit>\n"
           "<unit id=\"b2\"><segment><source>Dear Mr Khan,</source></segment></unit></file></xliff>";
}

std::vector<Finding> told(const JobResult& result, const std::string& rule) {
    std::vector<Finding> found;
    std::copy_if(result.findings.begin(), result.findings.end(), std::back_inserter(found),
                 [&](const Finding& finding) { return finding.rule == rule; });
    return found;
}

JobResult merged(const std::string& language) {
    return merge_translation(letter, "letter", xliff(language), "sent/letter.xlf", options(), data());
}

TEST(Translation, own_words_that_a_language_lacks_are_told_with_their_file_and_number) {
    const std::vector<Finding> own = told(merged("yo"), "translate/own-words");
    ASSERT_EQ(own.size(), 1U);
    EXPECT_NE(own[0].message.find("styles/words/yo.xml"), std::string::npos) << own[0].message;
    EXPECT_NE(own[0].message.find("messages are missing"), std::string::npos) << own[0].message;
    EXPECT_TRUE(told(merged("pl"), "translate/own-words").empty());
}

TEST(Translation, a_mistake_is_told_once_and_stands_in_the_translators_file) {
    const JobResult result = merged("pl");
    const std::vector<Finding> missing = told(result, "translate/missing");
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_EQ(missing[0].place.line, 3U);
    EXPECT_EQ(result.parts.at(missing[0].place.part), "sent/letter.xlf");
}

TEST(Translation, the_translation_of_another_document_is_refused) {
    const auto merged_into = [](const std::string& text) {
        return merge_translation({text, "minutes.md", {}}, "minutes", xliff("pl"), "letter.xlf", options(),
                                 data());
    };
    try {
        merged_into("# Minutes\n\nThe group met.\n");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::unusable);
        EXPECT_EQ(error.message,
                  "this translation belongs to another document: none of its words are in minutes.md");
        EXPECT_EQ(error.where, "letter.xlf");
        EXPECT_FALSE(error.hint.empty());
    }
    // A later text of the same document is worth merging, even with other numbers: what has changed is told.
    EXPECT_NO_THROW(merged_into("New.\n\n# Letter\n\nDear Mr Khan,\n"));
    EXPECT_EQ(told(merged_into("# Letter\n\nDear Ms Cole,\n"), "translate/source-changed").size(), 1U);
}

TEST(Translation, a_file_by_itself_is_told_of_once) {
    const std::string twice = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" "
                              "srcLang=\"en\" trgLang=\"pl\"><file id=\"f\"><unit id=\"b1\"><segment>"
                              "<source>a<ec startRef=\"9\"/></source></segment></unit></file></xliff>";
    const Findings findings = check_translation(twice, "a.xlf");
    EXPECT_EQ(std::count_if(findings.begin(), findings.end(),
                            [](const Finding& finding) { return finding.rule == "translate/reference"; }),
              1);
}

TEST(Translation, words_are_not_taken_out_for_the_language_they_are_in) {
    JobOptions into_english = options();
    into_english.target_language = "en";
    EXPECT_THROW(extract_words(letter, into_english, data()), Error);
    into_english.target_language = "pl";
    EXPECT_NO_THROW(extract_words(letter, into_english, data()));
}

} // namespace
} // namespace plainsend
