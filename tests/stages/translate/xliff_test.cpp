#include "stages/translate/xliff.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/document/walk.h"
#include "tests/generated_tree.h"

namespace plainsend {

struct Style {}; // XLIFF has none

namespace {

Document letter() {
    Document document;
    document.parts = {"letter.docx"};
    Block heading;
    heading.node = Heading{1, {{Text{"Zara & her speech", {}}}}};
    Block paragraph;
    paragraph.node = Paragraph{{{Text{"Dear Mrs Okoro, come on ", {}}},
                                {Marked{Mark::strong, {{Text{"3 December at 3.15pm", {}}}}}},
                                {LineBreak{}},
                                {Text{"with {{child}} and see ", {}}},
                                {Link{"https://example.org/a?b=1&c=2", {{Text{"our page", {}}}}}},
                                {Text{".", {}}}}};
    document.body = {heading, paragraph};
    finish_reading(document);
    return document;
}

std::string written(Document document, const std::string& target) {
    document.target_language = target;
    return write_xliff(document, Style()).value;
}

// A file with every source copied to a translation.
XliffFile translated(const std::string& xliff, const std::string& target = "pl") {
    XliffFile file = parse_xliff(xliff, "letter.xlf");
    file.target_language = target;
    for (Unit& unit : file.units) {
        unit.target = unit.source;
        unit.state = UnitState::reviewed;
    }
    return file;
}

bool has(const Findings& findings, const std::string& rule) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& found) { return found.rule == rule; });
}

std::string body_of(const Document& document) {
    Document copy;
    copy.body = document.body;
    copy.notes = document.notes;
    return dump(copy);
}

constexpr const char* head =
    "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en-GB\" "
    "trgLang=\"pl\"><file id=\"f\">";

XliffFile small(const std::string& units) {
    return parse_xliff(head + units + "</file></xliff>", "small.xlf");
}

TEST(Xliff, a_paragraph_becomes_a_unit_with_its_formatting_as_codes) {
    const std::string xliff = written(letter(), "pl");
    EXPECT_NE(xliff.find("version=\"2.1\" srcLang=\"en-GB\" trgLang=\"pl\""), std::string::npos);
    EXPECT_NE(
        xliff.find(
            "<source>Dear <mrk id=\"m1\" translate=\"no\">Mrs Okoro</mrk>, come on <pc id=\"1\" type=\"fmt\" "
            "subType=\"xlf:b\" dispStart=\"bold\">3 December at 3.15pm</pc><ph id=\"2\" canDelete=\"no\" "
            "type=\"fmt\" subType=\"xlf:lb\" disp=\"line break\"/>with <ph id=\"3\" canDelete=\"no\" "
            "type=\"ui\" subType=\"xlf:var\" disp=\"{{child}}\"/> and see "),
        std::string::npos)
        << xliff;
}

TEST(Xliff, a_template_for_any_language_names_no_target) {
    EXPECT_EQ(written(letter(), "").find("trgLang"), std::string::npos);
}

TEST(Xliff, an_untouched_file_merges_to_the_identical_document) {
    const Document original = letter();
    const auto [merged, findings] = merge(original, parse_xliff(written(original, "pl"), "letter.xlf"));
    EXPECT_EQ(merged, original);
    EXPECT_TRUE(has(findings, "translate/nothing"));
}

TEST(Xliff, words_copied_to_the_target_keep_text_and_structure_in_every_generated_tree) {
    for (unsigned seed = 0; seed < 150; ++seed) {
        const Document original = TreeMaker(seed).document();
        const auto merged = merge(original, translated(written(original, "pl"))).value;
        EXPECT_EQ(all_text(merged), all_text(original)) << "seed " << seed;
        EXPECT_EQ(merged.metadata.language, "pl");
    }
}

TEST(Xliff, version_1_2_carries_the_same_units_and_words) {
    Document document = letter();
    document.target_language = "ur";
    const XliffFile new_file = parse_xliff(write_xliff(document, Style()).value, "a.xlf");
    const XliffFile old_file = parse_xliff(write_xliff12(document, Style()).value, "b.xlf");
    ASSERT_EQ(new_file.units.size(), old_file.units.size());
    for (std::size_t i = 0; i < new_file.units.size(); ++i) {
        EXPECT_EQ(new_file.units[i].id, old_file.units[i].id);
        EXPECT_EQ(text_of(new_file.units[i].source), text_of(old_file.units[i].source));
    }
    EXPECT_EQ(old_file.target_language, "ur");
    EXPECT_EQ(body_of(merge(letter(), translated(write_xliff12(document, Style()).value)).value),
              body_of(letter()));
}

TEST(Xliff, a_translation_lands_inside_the_formatting) {
    XliffFile file = translated(written(letter(), "pl"));
    for (UnitPiece& piece : *file.units[1].target)
        if (piece.text == "our page")
            piece.text = "naszą stronę";
    const auto [merged, findings] = merge(letter(), file);
    EXPECT_NE(dump(merged).find("link https://example.org/a?b=1&c=2 [\"naszą stronę\"]"), std::string::npos);
    EXPECT_EQ(merged.review, Review::checked);
    EXPECT_TRUE(findings.empty());
}

TEST(Xliff, is_checked_only_when_a_person_reviewed_every_unit) {
    XliffFile file = translated(written(letter(), "pl"));
    file.units[0].state = UnitState::translated;
    EXPECT_EQ(merge(letter(), file).value.review, Review::unchecked);
}

TEST(Xliff, a_missing_unit_keeps_its_words_in_their_own_language_and_is_named) {
    XliffFile file = translated(written(letter(), "pl"));
    file.units.erase(file.units.begin());
    const auto [merged, findings] = merge(letter(), file);
    EXPECT_NE(dump(merged).find("heading 1 #b1 lang en-GB [\"Zara & her speech\"]"), std::string::npos)
        << dump(merged);
    ASSERT_TRUE(has(findings, "translate/missing"));
    EXPECT_EQ(findings[0].block, "b1");
}

TEST(Xliff, a_lost_code_keeps_the_original_words_and_appends_nothing) {
    XliffFile file = translated(written(letter(), "pl"));
    std::erase_if(*file.units[1].target, [](const UnitPiece& piece) { return piece.id == "2"; });
    const auto [merged, findings] = merge(letter(), file);
    EXPECT_TRUE(has(findings, "translate/code"));
    EXPECT_EQ(all_text(merged), all_text(letter()));
}

TEST(Xliff, a_text_that_changed_since_is_named_and_not_replaced) {
    Document newer = letter();
    std::get<Text>(std::get<Heading>(newer.body[0].node).content[0].node).text = "Zara and her speech";
    const auto [merged, findings] = merge(newer, translated(written(letter(), "pl")));
    EXPECT_TRUE(has(findings, "translate/source-changed"));
    EXPECT_EQ(block_text(merged.body[0]), "Zara and her speech");
}

TEST(Xliff, sentences_that_another_tool_split_and_reordered_are_joined_in_their_order) {
    const XliffFile file = small(
        "<unit id=\"b1\"><segment state=\"final\"><source>One. </source><target "
        "order=\"3\">Raz.</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment state=\"final\"><source>Two.</source><target order=\"1\">Dwa.</target></segment></unit>");
    ASSERT_EQ(file.units.size(), 1U);
    EXPECT_EQ(text_of(file.units[0].source), "One.  Two.");
    EXPECT_EQ(text_of(*file.units[0].target), "Dwa. Raz.");
    EXPECT_EQ(file.units[0].state, UnitState::final_state);
}

TEST(Xliff, two_targets_for_one_place_are_named) {
    const XliffFile file =
        small("<unit id=\"b1\"><segment><source>One.</source><target order=\"1\">Raz.</target></segment>"
              "<segment><source>Two.</source><target order=\"1\">Dwa.</target></segment></unit>");
    EXPECT_TRUE(has(check_xliff(file), "translate/order"));
}

TEST(Xliff, codes_split_into_start_and_end_are_paired) {
    const XliffFile file =
        small("<unit id=\"b1\"><segment><source>a <sc id=\"1\"/>b<ec startRef=\"1\"/></source>"
              "<target>a <sc id=\"1\"/>c<ec startRef=\"1\"/></target></segment></unit>");
    EXPECT_FALSE(has(check_xliff(file), "translate/code"));
    const XliffFile broken =
        small("<unit id=\"b1\"><segment><source>a <sc id=\"1\"/>b<ec startRef=\"1\"/></source>"
              "<target>a <ec startRef=\"1\"/>c<sc id=\"1\"/></target></segment></unit>");
    EXPECT_TRUE(has(check_xliff(broken), "translate/code"));
}

TEST(Xliff, marks_of_comments_never_leak_into_the_words) {
    const XliffFile file =
        small("<unit id=\"b1\"><segment state=\"final\"><source>Hello</source><target><mrk id=\"m1\" "
              "type=\"comment\" value=\"ask\">Cze</mrk>ść<sm id=\"m2\"/><em "
              "startRef=\"m2\"/></target></segment></unit>");
    EXPECT_EQ(text_of(*file.units[0].target), "Cześć");
}

TEST(Xliff, ids_used_twice_are_named) {
    const std::string unit = "<unit id=\"b1\"><segment><source>a</source><target>b</target></segment></unit>";
    EXPECT_TRUE(has(check_xliff(small(unit + unit)), "translate/id"));
    EXPECT_FALSE(has(check_xliff(small(unit)), "translate/id"));
}

TEST(Xliff, a_number_lost_or_changed_is_found_across_scripts) {
    const auto unit = [](const std::string& source, const std::string& target) {
        return small("<unit id=\"b1\"><segment><source>" + source + "</source><target>" + target +
                     "</target></segment></unit>");
    };
    EXPECT_FALSE(has(check_xliff(unit("at 3.15 on 12 May", "۱۲ مئی کو ۳:۱۵ بجے")), "translate/number"));
    EXPECT_FALSE(has(check_xliff(unit("12 hours", "১২ ঘণ্টা")), "translate/number"));
    EXPECT_TRUE(has(check_xliff(unit("at 3.15 on 12 May", "۱۲ مئی کو ۳:۵۱ بجے")), "translate/number"));
    EXPECT_TRUE(has(check_xliff(unit("2 x 30 minutes", "30 minut")), "translate/number"));
}

TEST(Xliff, a_name_that_was_translated_is_asked_about) {
    XliffFile file = translated(written(letter(), "pl"));
    EXPECT_FALSE(has(check_xliff(file), "translate/name"));
    for (UnitPiece& piece : *file.units[1].target)
        if (piece.text == "Mrs Okoro")
            piece.text = "Pani Oko";
    EXPECT_TRUE(has(check_xliff(file), "translate/name"));
}

TEST(Xliff, refuses_what_is_no_xliff_and_what_is_hostile) {
    EXPECT_THROW(parse_xliff("<tmx version=\"1.4\"/>", "a.tmx"), Error);
    EXPECT_THROW(parse_xliff("<xliff version=\"3.0\"/>", "a.xlf"), Error);
    EXPECT_THROW(parse_xliff("<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff version=\"2.1\"/>", "a.xlf"), Error);
}

TEST(Xliff, a_translation_without_a_language_is_refused) {
    XliffFile file = translated(written(letter(), ""));
    file.target_language.clear();
    EXPECT_THROW(merge(letter(), file), Error);
}

} // namespace
} // namespace plainsend
