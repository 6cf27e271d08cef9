#include "stages/emit/chrome.h"

#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/walk.h"
#include "tests/stages/emit/styles_for_tests.h"

namespace plainsend {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace testing;

std::string text_of(const Inlines& inlines) {
    std::string words;
    for_each_inline(inlines, [&](const Inline& in) {
        if (const auto* made = std::get_if<Generated>(&in.node))
            words += made->text;
    });
    return words;
}

std::string words_of(const Blocks& blocks) {
    std::string words;
    for_each_block(blocks, [&](const Block& one) {
        for_each_inline(*inlines_of(one), [&](const Inline& in) {
            if (const auto* made = std::get_if<Generated>(&in.node))
                words += made->text;
            EXPECT_FALSE(std::holds_alternative<Text>(in.node)) << "what is added is never the author's";
        });
        words += "\n";
    });
    return words;
}

TEST(Chrome, a_draft_says_what_it_is_until_when_how_and_whom_to_ask) {
    const std::string words = words_of(banner(draft(), style()));
    EXPECT_THAT(words, HasSubstr("Draft 1, Thursday 3 December 2026"));
    EXPECT_THAT(words, HasSubstr("Please tell us by Thursday 17 December 2026."));
    EXPECT_THAT(words, HasSubstr("such as ¶ 1"));
    EXPECT_THAT(words, HasSubstr("Email senco@fernhill.example"));
    EXPECT_THAT(words, HasSubstr("Ask Amina Shah, SENCo, 01632 960123."));
}

TEST(Chrome, a_final_document_has_no_banner_and_no_status) {
    Document document = draft();
    document.status = {};
    EXPECT_TRUE(banner(document, style()).empty());
    EXPECT_EQ(status_line(document, style()), "");
    EXPECT_EQ(page_title(document, style()), "Review for Sam – Standard");
}

TEST(Chrome, a_draft_without_a_school_says_what_is_missing_and_a_final_keeps_quiet) {
    Document document = draft();
    document.school.reset();
    EXPECT_THAT(words_of(banner(document, style())), HasSubstr("does not say whom you can ask"));
    const std::string missing = words_of(closing(document, style()));
    EXPECT_THAT(missing, HasSubstr("says nothing about whom you can ask"));
    EXPECT_THAT(missing, HasSubstr("says nothing about what you can do if you are not happy"));
    document.status = {};
    EXPECT_THAT(words_of(closing(document, style())), Not(HasSubstr("says nothing")));
}

TEST(Chrome, a_final_letter_ends_with_one_line) {
    Document document = draft();
    document.status = {};
    document.metadata.kind = "letter";
    EXPECT_EQ(closing(document, style()).size(), 1U);
    EXPECT_THAT(words_of(closing(document, style())), HasSubstr("interpreter"));
}

TEST(Chrome, the_documents_own_contact_comes_before_the_schools) {
    Document document = draft();
    document.metadata.contact = "Rhys Morgan, rhys.morgan@fernhill.example.";
    EXPECT_EQ(reply_address(document), "rhys.morgan@fernhill.example");
    EXPECT_THAT(words_of(banner(document, style())),
                HasSubstr("Ask Rhys Morgan, rhys.morgan@fernhill.example.\n"));
    document.metadata.contact = "Rhys Morgan, 01632 960999";
    EXPECT_EQ(reply_address(document), "senco@fernhill.example");
}

TEST(Chrome, a_language_without_words_speaks_marked_english) {
    Document document = draft();
    document.metadata.language = "yo";
    const Inlines said = say(document, style(), "contents-title");
    ASSERT_EQ(said.size(), 1U);
    const auto* run = std::get_if<LanguageRun>(&said[0].node);
    ASSERT_NE(run, nullptr);
    EXPECT_EQ(run->language, "en-GB");
    EXPECT_EQ(status_line(document, style()), "Draft 1, Thursday 3 December 2026");
}

TEST(Chrome, a_translation_nobody_checked_says_so_in_both_languages) {
    Document document = draft();
    document.metadata.language = "pl";
    document.review = Review::unchecked;
    const std::string words = words_of(review_notice(document, style()));
    EXPECT_THAT(words, HasSubstr("nikt jeszcze nie sprawdził"));
    EXPECT_THAT(words, HasSubstr("No person has checked this translation"));
    EXPECT_TRUE(review_notice(draft(), style()).empty());
}

TEST(Chrome, the_plain_version_says_how_many_words_were_changed) {
    Document document = draft();
    document.version = "plain";
    EXPECT_TRUE(review_notice(document, style()).empty());
    document.ledger.resize(6);
    EXPECT_THAT(words_of(review_notice(document, style())), HasSubstr("in 6 places"));
}

TEST(Chrome, versions_are_named_for_a_parent) {
    EXPECT_EQ(version_name(draft(), style(), "large-print"), "Large print");
    EXPECT_EQ(version_name_in(style(), "ur", "translated-ur"), "اردو");
    EXPECT_EQ(version_name(draft(), style(), "for-gran"), "For gran");
}

TEST(Chrome, heading_levels_have_no_gaps_and_one_top) {
    Document document;
    document.body = {heading("a", 1, "Title"), heading("b", 1, "Part"), heading("c", 4, "Deep"),
                     heading("d", 2, "Back")};
    const auto levels = heading_levels(document);
    EXPECT_EQ(levels.at("a"), 1);
    EXPECT_EQ(levels.at("b"), 2);
    EXPECT_EQ(levels.at("c"), 3);
    EXPECT_EQ(levels.at("d"), 3);
    EXPECT_FALSE(title_is_chrome(document));
    document.body.erase(document.body.begin(), document.body.begin() + 2);
    EXPECT_TRUE(title_is_chrome(document));
    EXPECT_EQ(heading_levels(document).at("c"), 2);
}

TEST(Chrome, headings_of_one_level_stay_of_one_level) {
    Document document;
    document.body = {heading("a", 1, "Minutes"), heading("b", 3, "Present"), heading("c", 3, "Apologies"),
                     heading("d", 5, "From whom"), heading("e", 3, "Actions")};
    const auto levels = heading_levels(document);
    EXPECT_EQ(levels.at("b"), 2);
    EXPECT_EQ(levels.at("c"), 2);
    EXPECT_EQ(levels.at("d"), 3);
    EXPECT_EQ(levels.at("e"), 2);
}

// Every message named in the code, by reading the code: one that is only said in a rare case would otherwise
// be missed until a family meets it.
TEST(Chrome, signs_between_words_are_those_of_the_language) {
    const auto said = [](const std::string& language) {
        Document document = draft();
        document.metadata.language = language;
        return labelled_text(document, style(), "A",
                             text_of(listed(document, style(), {{Generated{"b"}}}, {{Generated{"c"}}}))) +
               "|" + in_brackets(style(), language, "d", "e");
    };
    EXPECT_EQ(said("en"), "A: b, c|d (e)");
    EXPECT_EQ(said("fr"), "A\u00A0: b, c|d (e)");
    EXPECT_EQ(said("ur"), "A: b، c|d (e)");
    EXPECT_EQ(said("ar"), "A: b، c|d (e)");
    EXPECT_EQ(said("zh"), "A：b，c|d（e）");
    EXPECT_EQ(said("de"), "A: b, c|d (e)") << "signs of English, where a language has no words";
}

TEST(Chrome, a_list_of_one_has_no_sign_in_it) {
    EXPECT_EQ(text_of(listed(draft(), style(), {}, {{Generated{"b"}}})), "b");
}

TEST(Chrome, a_language_in_another_script_does_not_get_the_words_of_the_usual_one) {
    for (const std::string language : {"pa-Arab", "pa-PK", "zh-Hant", "zh-TW"}) {
        EXPECT_TRUE(style().messages->find(language, "draft-what").english) << language;
        EXPECT_TRUE(style().messages->has(language, "language-name")) << language;
    }
    for (const std::string language : {"pa-IN", "pa-Guru", "zh-CN", "zh-Hans", "pt-BR"})
        EXPECT_FALSE(style().messages->find(language, "draft-what").english) << language;
}

TEST(Chrome, every_message_that_the_code_names_exists) {
    const std::regex call(
        R"re((?:say|say_text|say_with|html|plain|write_chrome|date_text|add)\(\s*(?:document_?, )?(?:style_?, )?"([a-z][a-z0-9-]+)")re");
    std::set<std::string> keys;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(PLAINSEND_SOURCE) / "stages/emit")) {
        if (entry.path().extension() != ".cpp")
            continue;
        const std::string code = file_bytes(entry.path());
        for (std::sregex_iterator match(code.begin(), code.end(), call), end; match != end; ++match)
            keys.insert((*match)[1]);
    }
    EXPECT_GT(keys.size(), 40U);
    for (const std::string& key : keys)
        EXPECT_TRUE(style().messages->has("en", key)) << key;
}

} // namespace
} // namespace plainsend
