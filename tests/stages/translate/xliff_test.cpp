#include "stages/translate/xliff.h"

#include <algorithm>
#include <ctime>
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
            "<source>Dear <mrk id=\"n1\" translate=\"no\">Mrs Okoro</mrk>, come on <pc id=\"1\" "
            "canDelete=\"no\" type=\"fmt\" "
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
    EXPECT_FALSE(has(check_xliff(unit("on 12 February 2027", "2027年2月12日")), "translate/number"));
    EXPECT_TRUE(has(check_xliff(unit("on 12 February 2027", "2027年3月12日")), "translate/number"));
    EXPECT_TRUE(has(check_xliff(unit("on 12 February 2027", "2027年2月12日，2个")), "translate/number"));
}

TEST(Xliff, a_name_that_was_translated_is_asked_about) {
    XliffFile file = translated(written(letter(), "pl"));
    EXPECT_FALSE(has(check_xliff(file), "translate/name"));
    for (UnitPiece& piece : *file.units[1].target)
        if (piece.text == "Mrs Okoro")
            piece.text = "Pani Oko";
    EXPECT_TRUE(has(check_xliff(file), "translate/name"));
}

Inlines plain(const std::string& text) {
    return {{Text{text, {}}}};
}

Document document_of(Inlines inlines) {
    Document document;
    Block paragraph;
    paragraph.node = Paragraph{std::move(inlines)};
    document.body = {paragraph};
    finish_reading(document);
    return document;
}

TEST(Xliff, each_sentence_is_a_segment_and_what_parts_them_is_not) {
    const std::string xliff = written(document_of({{Text{"We met Dr. Khan. ", {}}},
                                                   {Marked{Mark::strong, plain("It went well. Very well.")}},
                                                   {Text{" Next", {}}},
                                                   {LineBreak{}},
                                                   {Text{"line. ", {}}},
                                                   {LineBreak{}},
                                                   {Text{"The end.", {}}}}),
                                      "pl");
    EXPECT_NE(xliff.find("<source>We met <mrk id=\"n1\" translate=\"no\">Dr. Khan</mrk>.</source>"),
              std::string::npos)
        << xliff;
    EXPECT_NE(xliff.find("<ignorable>\n        <source> </source>"), std::string::npos);
    EXPECT_NE(xliff.find("\">It went well. Very well.</pc></source>"), std::string::npos) << xliff;
    EXPECT_NE(xliff.find("<source>Next<ph"), std::string::npos) << xliff;
    EXPECT_NE(xliff.find("/>line.</source>"), std::string::npos) << xliff;
    EXPECT_NE(xliff.find("<source>The end.</source>"), std::string::npos) << xliff;
}

TEST(Xliff, segments_join_to_the_unit_they_were_cut_from) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        Document original = TreeMaker(seed).document();
        const XliffFile file = parse_xliff(written(original, "pl"), "a.xlf");
        for (const Unit& unit : file.units)
            EXPECT_EQ(problem_of(unit.source, unit.source), "") << "seed " << seed;
        const XliffFile old = [&] {
            Document copy = original;
            copy.target_language = "pl";
            return parse_xliff(write_xliff12(copy, Style()).value, "b.xlf");
        }();
        ASSERT_EQ(file.units.size(), old.units.size());
        for (std::size_t i = 0; i < file.units.size(); ++i)
            EXPECT_EQ(text_of(file.units[i].source), text_of(old.units[i].source)) << "seed " << seed;
    }
}

TEST(Xliff, terms_whose_marks_are_kept_stay_linked_to_the_glossary) {
    Document original =
        document_of({{Text{"Your ", {}}}, {Term{"ehc", plain("EHC plan")}}, {Text{" is here.", {}}}});
    original.glossary = {{"ehc", "EHC plan", "education, health and care plan", "A legal plan."}};
    for (const std::string& xliff : {written(original, "pl"), [&] {
                                         original.target_language = "pl";
                                         return write_xliff12(original, Style()).value;
                                     }()}) {
        EXPECT_NE(xliff.find("education, health and care plan. A legal plan."), std::string::npos);
        EXPECT_EQ(body_of(merge(original, translated(xliff)).value), body_of(original));
        XliffFile without = translated(xliff);
        std::erase_if(*without.units[0].target,
                      [](const UnitPiece& piece) { return piece.kind != UnitPiece::Kind::text; });
        const auto [merged, findings] = merge(original, without);
        EXPECT_EQ(all_text(merged), all_text(original));
        EXPECT_TRUE(findings.empty());
    }
}

TEST(Xliff, line_ends_of_a_tool_that_laid_the_file_out_anew_are_no_line_breaks) {
    const XliffFile file =
        small("<unit id=\"b1\"><segment state=\"final\"><source>Hello you</source><target>Cześć\n"
              "     tobie</target></segment></unit>");
    EXPECT_EQ(block_text(merge(document_of(plain("Hello you")), file).value.body[0]), "Cześć tobie");
}

TEST(Xliff, a_translated_block_is_in_the_documents_new_language) {
    Document original = document_of(plain("Dzień dobry"));
    original.body[0].language = "pl";
    XliffFile file =
        small("<unit id=\"b1\"><segment state=\"final\"><source>Dzień dobry</source><target>Bonjour"
              "</target></segment></unit>");
    file.target_language = "fr";
    EXPECT_EQ(merge(original, file).value.body[0].language, "");
    file.units[0].target.reset();
    EXPECT_EQ(merge(original, file).value.metadata.language, "en-GB"); // nothing was translated
}

TEST(Xliff, a_unit_with_one_sentence_left_out_keeps_its_words_and_is_named) {
    const XliffFile file =
        small("<unit id=\"b1\"><segment state=\"final\"><source>One.</source><target>Raz.</target></segment>"
              "<ignorable><source> </source></ignorable><segment><source>Two.</source></segment></unit>"
              "<unit id=\"b2\"><segment><source>x</source><target>y</target></segment></unit>");
    const auto [merged, findings] = merge(document_of(plain("One. Two.")), file);
    EXPECT_EQ(block_text(merged.body[0]), "One. Two.");
    EXPECT_TRUE(has(findings, "translate/missing"));
    EXPECT_TRUE(has(findings, "translate/unknown"));
    EXPECT_TRUE(has(check_xliff(file), "translate/partly"));
}

TEST(Xliff, references_to_nothing_are_named) {
    const auto unit = [](const std::string& source) {
        return small("<unit id=\"b1\"><segment><source>" + source + "</source></segment></unit>");
    };
    EXPECT_TRUE(has(check_xliff(unit("a<ec startRef=\"9\"/>")), "translate/reference"));
    EXPECT_TRUE(has(check_xliff(unit("a<ph id=\"1\" dataRef=\"d1\"/>")), "translate/reference"));
    EXPECT_FALSE(has(check_xliff(unit("a<sc id=\"1\"/>b<ec startRef=\"1\"/>")), "translate/reference"));
}

TEST(Xliff, a_field_that_was_translated_is_named) {
    EXPECT_TRUE(has(check_xliff(small("<unit id=\"b1\"><segment><source>Dear {{child}}</source>"
                                      "<target>Droga {{dziecko}}</target></segment></unit>")),
                    "translate/field"));
}

TEST(Xliff, agreed_terms_and_untranslated_words_are_asked_about) {
    const std::string glossary =
        "<gls:glossary xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\"><gls:glossEntry>"
        "<gls:term>school</gls:term><gls:translation>szkoła</gls:translation>"
        "</gls:glossEntry></gls:glossary>";
    const auto unit = [&](const std::string& target) {
        return small("<unit id=\"b1\">" + glossary +
                     "<segment><source>This is our good School</source><target>" + target +
                     "</target></segment></unit>");
    };
    EXPECT_TRUE(has(check_xliff(unit("To jest nasz dom")), "translate/term"));
    EXPECT_FALSE(has(check_xliff(unit("To nasza Szkoła")), "translate/term"));
    EXPECT_TRUE(has(check_xliff(unit("This is our good School")), "translate/same"));
}

TEST(Xliff, names_and_addresses_may_be_the_same_and_other_words_are_asked_about_in_one_line) {
    const auto same = [](const std::string& id, const std::string& words) {
        return "<unit id=\"" + id + "\"><segment><source>" + words + "</source><target>" + words +
               "</target></segment></unit>";
    };
    const std::string address = "Mr and Mrs Okoro, 12 High Street, Newcastle upon Tyne";
    EXPECT_FALSE(has(check_xliff(small(same("b1", address) +
                                       same("b2", "Telephone 0191 496 0000, office@school.example"))),
                     "translate/same"));
    const Findings found = check_xliff(small(same("b1", address) + same("b2", "This is our good School") +
                                             same("b3", "Please come to the hall")));
    std::vector<std::string> messages;
    for (const Finding& finding : found)
        if (finding.rule == "translate/same")
            messages.push_back(finding.message);
    EXPECT_EQ(messages,
              (std::vector<std::string>{
                  "2 units (b2, b3) are the same in both languages. Are they still to be translated?"}));
}

TEST(Xliff, takes_a_very_long_paragraph) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "{{ We met Mr Khan. ";
    const Document original = document_of(plain(text));
    const auto merged = merge(original, translated(written(original, "pl"))).value;
    EXPECT_EQ(all_text(merged), all_text(original));
}

TEST(Xliff, refuses_what_is_no_xliff_and_what_is_hostile) {
    EXPECT_THROW(parse_xliff("<tmx version=\"1.4\"/>", "a.tmx"), Error);
    EXPECT_THROW(parse_xliff("<xliff version=\"3.0\"/>", "a.xlf"), Error);
    try { // the two files of a merge in the wrong order
        parse_xliff(std::string("PK\x03\x04\0\0", 6), "letter.docx");
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.message, "not an XLIFF file");
    }
    EXPECT_THROW(parse_xliff("<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff version=\"2.1\"/>", "a.xlf"), Error);
}

TEST(Xliff, a_translation_without_a_language_is_refused) {
    XliffFile file = translated(written(letter(), ""));
    file.target_language.clear();
    EXPECT_THROW(merge(letter(), file), Error);
}

TEST(Xliff, languages_that_do_not_exist_are_named) {
    const auto file = [](const std::string& from, const std::string& into) {
        return parse_xliff(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"" + from +
                "\" trgLang=\"" + into +
                "\"><file id=\"f\"><unit id=\"b1\"><segment><source>1</source><target>1</target>"
                "</segment></unit></file></xliff>",
            "a.xlf");
    };
    EXPECT_FALSE(has(check_xliff(file("en-GB", "pl")), "translate/language"));
    for (const auto& [from, into] : {std::pair("en-GB", "polish"), std::pair("english", "pl"),
                                     std::pair("en-GB", "zz"), std::pair("pl", "pl")})
        EXPECT_TRUE(has(check_xliff(file(from, into)), "translate/language")) << from << " " << into;
}

TEST(Xliff, a_file_without_a_unit_is_a_mistake) {
    EXPECT_TRUE(has(check_xliff(small("")), "translate/no-units"));
    EXPECT_FALSE(has(check_xliff(small("<unit id=\"b1\"><segment><source>x</source></segment></unit>")),
                     "translate/no-units"));
}

TEST(Xliff, a_translation_from_another_language_than_the_documents_is_asked_about) {
    XliffFile file = translated(written(letter(), "pl"));
    EXPECT_FALSE(has(merge(letter(), file).findings, "translate/source-language"));
    file.source_language = "en"; // says less, but nothing else
    EXPECT_FALSE(has(merge(letter(), file).findings, "translate/source-language"));
    file.source_language = "de";
    EXPECT_TRUE(has(merge(letter(), file).findings, "translate/source-language"));
}

} // namespace
} // namespace plainsend
