#include "pipeline/gather.h"

#include <gtest/gtest.h>

#include "stages/document/edit.h"
#include "stages/document/walk.h"

namespace plainsend {
namespace {

Document one_paragraph(const std::string& text) {
    Document document;
    document.body.push_back({"", {}, "", "", false, Paragraph{{{Text{text, {0, 100, 1, 101}}}}}});
    finish_reading(document);
    return document;
}

Finding at(const Document& document, std::size_t begin, std::size_t end, std::string rule = "test/rule") {
    Finding finding;
    finding.rule = std::move(rule);
    finding.block = "b1";
    finding.begin = begin;
    finding.end = end;
    finding.text = block_text(document.body[0]).substr(begin, end - begin);
    return finding;
}

// "We utilise it daily and commence early." with two certain edits.
struct Edited {
    Document before = one_paragraph("We utilise it daily and commence early.");
    Document after;
    Edited() {
        Finding first = at(before, 3, 10);
        first.replacement = "use";
        first.confidence = Confidence::certain;
        Finding second = at(before, 24, 32);
        second.replacement = "start";
        second.confidence = Confidence::certain;
        after = plainsend::apply(before, {first, second}).value;
    }
};

TEST(Gather, places_behind_an_edit_are_taken_back_to_the_authors_text) {
    const Edited edited;
    ASSERT_EQ(block_text(edited.after.body[0]), "We use it daily and start early.");
    const Findings back = taken_back(
        {at(edited.after, 10, 15), at(edited.after, 26, 31), at(edited.after, 0, 2)}, edited.after);
    EXPECT_EQ(back[0].text, "daily");
    EXPECT_EQ(back[0].begin, 14U);
    EXPECT_EQ(back[1].text, "early");
    EXPECT_EQ(back[1].end, 38U);
    EXPECT_EQ(back[2].text, "We");
    EXPECT_EQ(back[1].place.offset, 100U); // of the run
}

TEST(Gather, a_place_inside_an_edit_becomes_the_words_it_stands_for_and_loses_its_replacement) {
    const Edited edited;
    Finding inside = at(edited.after, 3, 9); // "use it"
    inside.replacement = "take it";
    const Findings back = taken_back({inside}, edited.after);
    EXPECT_EQ(back[0].text, "utilise it");
    EXPECT_FALSE(back[0].replacement);
}

TEST(Gather, every_version_says_the_same_only_once_and_in_reading_order) {
    const Document document = one_paragraph("One two.");
    Finding whole;
    whole.rule = "contact/missing";
    whole.message = "Say whom to ask.";
    const Findings all =
        gathered({at(document, 4, 7), at(document, 0, 3), whole, at(document, 4, 7), whole}, document);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].rule, "contact/missing");
    EXPECT_EQ(all[1].text, "One");
    EXPECT_EQ(all[2].text, "two");
}

TEST(Gather, two_different_things_about_the_whole_document_are_both_said) {
    const Document document = one_paragraph("One.");
    Finding one;
    one.rule = "readability/document";
    one.message = "before";
    Finding other = one;
    other.message = "after";
    EXPECT_EQ(gathered({one, other}, document).size(), 2U);
}

TEST(Gather, a_picture_without_a_description_is_told_once) {
    const Document document = one_paragraph("One.");
    const auto told = [&](std::initializer_list<const char*> rules) {
        Findings findings;
        for (const char* rule : rules)
            findings.push_back(at(document, 0, 0, rule));
        std::vector<std::string> left;
        for (const Finding& finding : gathered(findings, document))
            left.push_back(finding.rule);
        return left;
    };
    const std::vector<std::string> stage{"images/no-alternative"};
    EXPECT_EQ(
        told({"html/image-without-alternative", "images/no-alternative", "pdf/image-without-alternative"}),
        stage);
    // Nobody else has told it: the writers are not silenced.
    EXPECT_EQ(told({"pdf/image-without-alternative"}),
              std::vector<std::string>{"pdf/image-without-alternative"});
}

TEST(Gather, two_pictures_in_one_paragraph_are_both_told) {
    const Document document = one_paragraph("One.");
    Finding one = at(document, 0, 0, "images/no-alternative");
    Finding other = one;
    one.place.offset = 10;
    other.place.offset = 20;
    EXPECT_EQ(gathered({one, other, one}, document).size(), 2U);
}

} // namespace
} // namespace plainsend
