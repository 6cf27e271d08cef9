#include "stages/emit/style.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "tests/stages/emit/styles_for_tests.h"

namespace plainsend {
namespace {

using ::testing::HasSubstr;
using testing::style;
using testing::styles_folder;

// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(const Colour& colour) {
    const auto part = [](int value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue);
}

double contrast(const Colour& one, const Colour& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST(Style, every_style_keeps_the_contrast_it_promises) {
    for (const auto& [name, one] : load_styles(styles_folder())) {
        EXPECT_GE(contrast(one.ink, one.paper), 7) << name;
        EXPECT_GE(contrast(one.ink, one.tint), 7) << name;
        EXPECT_GE(contrast(one.accent, one.paper), 7) << name;
        EXPECT_GE(contrast(one.quiet, one.paper), 4.5) << name;
        EXPECT_GE(contrast(one.quiet, one.tint), 4.5) << name;
    }
}

TEST(Style, sizes_keep_to_clear_print_and_large_print) {
    for (const auto& [name, one] : load_styles(styles_folder())) {
        EXPECT_GE(one.size, 12) << name;
        EXPECT_GE(one.paragraph_space, 1) << name << ": at least one blank line";
        EXPECT_LE(one.measure, 210 - 2 * one.margin) << name;
    }
    EXPECT_EQ(style("large-print").size, 18);
    EXPECT_TRUE(style("large-print").number_above);
    EXPECT_GT(style("large-print").table_columns_from, 0);
    EXPECT_EQ(style("large-print").families.front(), "Andika");
    EXPECT_TRUE(style("high-contrast").screen_only);
}

TEST(Style, very_large_print_gets_more_of_the_page_but_no_smaller_letters) {
    const Style& own = style("large-print");
    EXPECT_EQ(printed(own).margin, own.margin);
    EXPECT_EQ(printed(own).leading, own.leading);
    const Style middle = printed(resized(own, 30));
    const Style giant = printed(resized(own, 36));
    EXPECT_EQ(giant.size, 36);
    EXPECT_EQ(giant.margin, 15);
    EXPECT_DOUBLE_EQ(giant.leading, 1.35);
    EXPECT_DOUBLE_EQ(giant.measure, 180);
    EXPECT_DOUBLE_EQ(middle.margin, 20);
    EXPECT_EQ(resized(own, 36).margin, own.margin) << "on the screen there is room";
    EXPECT_FALSE(printed(style("standard")).number_above);
    EXPECT_TRUE(printed(resized(style("standard"), 24)).number_above) << "else a third of the line is theirs";
    EXPECT_DOUBLE_EQ(printed(resized(style("dyslexia-friendly"), 36)).leading, 1.5);
}

TEST(Style, the_standard_line_holds_65_characters) {
    EXPECT_NEAR(style("standard").measure, 129.5, 0.5);
}

TEST(Style, dyslexia_friendly_words_stand_further_apart_than_letters) {
    const Style& one = style("dyslexia-friendly");
    constexpr double space_of_andika = 0.2686;
    EXPECT_GE(space_of_andika + one.letter_space + one.word_space, 3.5 * one.letter_space);
    EXPECT_NE(one.paper, (Colour{255, 255, 255}));
}

TEST(Style, another_size_keeps_the_line_within_the_margins) {
    const Style large = resized(style("large-print"), 36);
    EXPECT_EQ(large.size, 36);
    EXPECT_DOUBLE_EQ(large.measure, 160);
    EXPECT_LT(resized(style("standard"), 12).measure, 160);
}

TEST(Style, a_mistake_is_reported_with_its_line) {
    DataFolder folder = styles_folder();
    std::string& bytes = folder.at("plain.xml");
    bytes.replace(bytes.find("size=\"14\""), 9, "size=\"ten\"");
    try {
        load_styles(folder);
        FAIL() << "a size of ten was accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::data_file);
        EXPECT_THAT(error.where, HasSubstr("plain.xml:"));
        EXPECT_THAT(error.message, HasSubstr("ten"));
    }
}

TEST(Style, a_missing_schema_is_an_error_with_a_hint) {
    DataFolder folder = styles_folder();
    folder.erase("style.rng");
    try {
        load_styles(folder);
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.where, HasSubstr("style.rng"));
        EXPECT_FALSE(error.hint.empty());
    }
}

TEST(Style, urdu_is_set_in_naskh_unless_nastaliq_is_asked_for_and_each_has_its_leading) {
    for (const auto& [name, each] : load_styles(styles_folder())) {
        const LanguageFace& face = each.language_faces.at("ur");
        const bool nastaliq = name == "nastaliq";
        EXPECT_EQ(face.families.front(), nastaliq ? "Noto Nastaliq Urdu" : "Noto Naskh Arabic") << name;
        EXPECT_GE(face.leading, nastaliq ? 2.1 : 1.7) << name;
        EXPECT_TRUE(face.as_made) << name;
    }
}

TEST(Style, scripts_that_share_characters_have_faces_of_their_own) {
    const auto& faces = style().language_faces;
    EXPECT_EQ(faces.at("zh").families.back(), "Noto Sans CJK SC");
    EXPECT_EQ(faces.at("zh-Hant").families.back(), "Noto Sans CJK TC");
    EXPECT_EQ(faces.at("ja").families.back(), "Noto Sans CJK JP");
    EXPECT_EQ(faces.at("zh").families.front(), style().families.front()) << "names keep the style's letters";
}

TEST(Messages, a_language_falls_back_on_english_message_by_message) {
    const Messages& messages = *style().messages;
    EXPECT_EQ(messages.find("pl", "contents-title").text, "Spis treści");
    EXPECT_FALSE(messages.find("pl-PL", "contents-title").english);
    EXPECT_EQ(messages.find("yo", "language-name").text, "Yorùbá");
    EXPECT_EQ(messages.find("yo", "contents-title").text, "Contents");
    EXPECT_TRUE(messages.find("yo", "contents-title").english);
    EXPECT_FALSE(messages.find("en-GB", "contents-title").english);
    EXPECT_FALSE(messages.checked.at("ur"));
}

TEST(Messages, a_forgotten_placeholder_is_refused_in_whichever_order_files_come) {
    const DataFolder folder = styles_folder();
    const std::string& schema = folder.at("words/words.rng");
    const std::string english =
        R"(<words language="en" checked="yes"><message key="by">By {date}.</message></words>)";
    const std::string wrong =
        R"(<words language="pl" checked="no"><message key="by">Do dnia.</message></words>)";
    Messages after;
    add_messages(after, english, "en.xml", schema);
    EXPECT_THROW(add_messages(after, wrong, "pl.xml", schema), Error);
    Messages before;
    add_messages(before, wrong, "pl.xml", schema);
    EXPECT_THROW(add_messages(before, english, "en.xml", schema), Error);
}

TEST(Messages, the_languages_of_families_say_everything_but_what_only_plain_english_needs) {
    const Messages& messages = *style().messages;
    for (const auto& [key, words] : messages.words.at("en")) {
        if (key.starts_with("plain-changed"))
            continue;
        for (const char* language :
             {"ar", "bn", "cy", "fr", "gu", "pa", "pl", "pt", "ro", "so", "ta", "tr", "uk", "ur", "zh"})
            EXPECT_TRUE(messages.has(language, key)) << language << " " << key;
    }
}

} // namespace
} // namespace plainsend
