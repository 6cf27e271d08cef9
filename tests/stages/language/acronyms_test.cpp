#include "stages/language/acronyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/edit.h"
#include "stages/document/tree.h"
#include "stages/text/text.h"
#include "tests/stages/language/acronym_fixture.h"

namespace plainsend {

using namespace plainsend::test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(AcronymsTest, expands_at_first_use_only) {
    EXPECT_EQ(applied(lines({"The SEN register.", "SEN support is new."})),
              "The special educational needs (SEN) register.\nSEN support is new.\n");
}

TEST(AcronymsTest, expands_in_the_plural_and_at_the_start_of_a_sentence) {
    EXPECT_EQ(applied(lines({"EHCPs take time."})), "Education, health and care plans (EHCPs) take time.\n");
    EXPECT_EQ(applied(lines({"Two EHCPs were sent."})),
              "Two education, health and care plans (EHCPs) were sent.\n");
}

TEST(AcronymsTest, sets_the_article_right) {
    EXPECT_EQ(applied(lines({"We keep an SEN register."})),
              "We keep a special educational needs (SEN) register.\n");
    EXPECT_EQ(applied(lines({"An SEN register is kept."})),
              "A special educational needs (SEN) register is kept.\n");
}

TEST(AcronymsTest, does_not_nest_brackets) {
    EXPECT_EQ(applied(lines({"Extra help (SEN) is here."})),
              "Extra help (special educational needs, SEN) is here.\n");
    EXPECT_EQ(applied(lines({"All pupils (with SEN, too) came."})),
              "All pupils (with special educational needs (SEN), too) came.\n");
}

TEST(AcronymsTest, does_not_expand_what_the_text_defines) {
    EXPECT_EQ(applied(lines({"Special educational needs (SEN) are common. SEN is a long word."})),
              "Special educational needs (SEN) are common. SEN is a long word.\n");
    EXPECT_EQ(applied(lines({"The SEN (special educational needs) register."})),
              "The SEN (special educational needs) register.\n");
}

TEST(AcronymsTest, expands_what_is_used_before_the_text_defines_it) {
    EXPECT_EQ(applied(lines({"The BSP met.", "The behaviour support panel (BSP) meets in May."})),
              "The behaviour support panel (BSP) met.\nThe behaviour support panel (BSP) meets in May.\n");
}

TEST(AcronymsTest, expands_in_headings_and_never_in_quotations) {
    EXPECT_EQ(applied(lines({"# SEN at our school", "She said \u201cSEN is a word\u201d. We use SEN too."})),
              "Special educational needs (SEN) at our school\nShe said \u201cSEN is a word\u201d. We use SEN "
              "too.\n");
    EXPECT_EQ(applied(lines({"# 2. SEN support", "SEN is a word."})),
              "2. Special educational needs (SEN) support\nSEN is a word.\n");
    EXPECT_EQ(applied(lines({"# SENCo", "Our SENCo is new."})),
              "Special educational needs co-ordinator (SENCo)\nOur SENCo is new.\n");
    EXPECT_EQ(applied(lines({"# Changes to Your EHCP", "The EHCP is new."})),
              "Changes to Your Education, Health and Care Plan (EHCP)\nThe EHCP is new.\n");
}

TEST(AcronymsTest, leaves_a_heading_that_would_look_silly) {
    // In capitals, too long, or explained by the words beside or below it.
    EXPECT_EQ(applied(lines({"# REVIEW OF EHCP", "The EHCP is new."})),
              "REVIEW OF EHCP\nThe education, health and care plan (EHCP) is new.\n");
    const std::string longest =
        "What we do when somebody asks for an EHCP in the middle of the school year, and why";
    EXPECT_EQ(applied(lines({"# " + longest, "The EHCP is new."})),
              longest + "\nThe education, health and care plan (EHCP) is new.\n");
    EXPECT_EQ(applied(lines({"# Education, health and care plans: EHCP dates", "The EHCP is new."})),
              "Education, health and care plans: EHCP dates\n"
              "The education, health and care plan (EHCP) is new.\n");
    EXPECT_EQ(applied(lines({"# Our EHCP", "An education, health and care plan (EHCP) is long."})),
              "Our EHCP\nAn education, health and care plan (EHCP) is long.\n");
}

TEST(AcronymsTest, expands_inside_a_link) {
    Block block;
    block.node = Paragraph{{Inline{Text{"Read ", {}}},
                            Inline{Link{"https://school.example/sen", {Inline{Text{"our SEN report", {}}}}}},
                            Inline{Text{". SEN is a word.", {}}}}};
    EXPECT_EQ(applied(document_of({block})),
              "Read our special educational needs (SEN) report. SEN is a word.\n");
}

TEST(AcronymsTest, leaves_a_contents_list_like_its_headings) {
    Block block;
    block.node = Paragraph{{Inline{Link{"#sen", {Inline{Text{"Our SEN report", {}}}}}}}};
    EXPECT_EQ(applied(document_of({block, heading("Our SEN report")})),
              "Our SEN report\nOur special educational needs (SEN) report\n");
}

TEST(AcronymsTest, reads_a_heading_like_the_text_below_it) {
    EXPECT_EQ(applied(lines({"# What OT is", "OT sessions are on Monday."})),
              "What occupational therapy (OT) is\nOT sessions are on Monday.\n");
    EXPECT_EQ(applied(lines({"# What OT is", "OT is fun.", "# More", "OT sessions are on Monday."})),
              "What OT is\nOT is fun.\nMore\nOT sessions are on Monday.\n");
}

TEST(AcronymsTest, reads_an_acronym_behind_an_article_in_capitals) {
    EXPECT_EQ(applied(text_document("A SALT report follows.")),
              "A speech and language therapy (SALT) report follows.\n");
}

TEST(AcronymsTest, expands_at_the_first_use_in_a_list) {
    List list;
    list.items.push_back(ListItem{"", {paragraph("SEN support")}});
    list.items.push_back(ListItem{"", {paragraph("SEN records")}});
    Block block;
    block.node = list;
    EXPECT_THAT(applied(document_of({block})),
                testing::HasSubstr("Special educational needs (SEN) support\nSEN records\n"));
}

TEST(AcronymsTest, says_who_or_what_an_acronym_is_as_the_sentence_asks) {
    EXPECT_EQ(applied(text_document("Mrs Frey, OT, came.")),
              "Mrs Frey, occupational therapist (OT), came.\n");
    EXPECT_EQ(applied(text_document("The OT report is new.")),
              "The occupational therapy (OT) report is new.\n");
    EXPECT_EQ(applied(text_document("An occupational therapist rang. The OT report is new.")),
              "An occupational therapist rang. The occupational therapy (OT) report is new.\n");
    EXPECT_EQ(applied(text_document("Occupational therapy helps. The OT showed us how.")),
              "Occupational therapy helps. The occupational therapist (OT) showed us how.\n");
}

TEST(AcronymsTest, sees_a_name_before_the_bracket) {
    const std::string plan = "Her education, health and care plan (EHC plan) is here. An EHC plan is long.";
    EXPECT_EQ(applied(lines({plan})), plan + "\n");
    const std::string approach = "The Getting it right for every child approach (GIRFEC) helps.";
    EXPECT_EQ(applied(lines({approach}), context("scotland")), approach + "\n");
}

TEST(AcronymsTest, says_what_the_letters_are_short_for) {
    // The tribunal's name explains SENDIST, but does not spell it: nothing is changed without asking.
    const Reported<Document> read = acronyms(text_document("We asked SENDIST."), context());
    const Findings found = with_rule(read.findings, "acronyms/expand");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].confidence, Confidence::review);
}

TEST(AcronymsTest, lets_a_hyphenated_word_and_little_words_spell) {
    EXPECT_EQ(applied(lines({"The SENCo met him."})),
              "The special educational needs co-ordinator (SENCo) met him.\n");
    EXPECT_EQ(applied(lines({"Pupils with EAL."})), "Pupils with English as an additional language (EAL).\n");
}

TEST(AcronymsTest, takes_the_title_of_an_abbreviation_for_its_meaning) {
    Block block;
    block.node = Paragraph{{Inline{Text{"For ", {}}},
                            Inline{Abbreviation{"quick brown zebra", {Inline{Text{"QBZ", {}}}}}},
                            Inline{Text{" pupils.", {}}}}};
    EXPECT_EQ(applied(document_of({block})), "For quick brown zebra (QBZ) pupils.\n");
}

TEST(AcronymsTest, takes_no_brackets_for_a_definition_that_do_not_spell_it) {
    EXPECT_THAT(sources(text_document("She sees my son (QZX) often.")), ElementsAre("QZX=unknown"));
    EXPECT_THAT(sources(text_document("Everybody came to the hall (QBX).")), ElementsAre("QBX=unknown"));
}

TEST(AcronymsTest, reads_a_list_of_short_forms_set_as_a_table) {
    Table table;
    for (const auto& [left, right] :
         {std::pair{"BSP", "Behaviour support panel"}, std::pair{"PLC", "Play lead club"}})
        table.rows.push_back({{Cell{{paragraph(left)}}, Cell{{paragraph(right)}}}});
    Block block;
    block.node = table;
    const Document document = document_of({paragraph("The BSP met."), block});
    EXPECT_THAT(sources(document),
                ElementsAre("BSP=document:Behaviour support panel", "BSP=document:Behaviour support panel",
                            "PLC=document:Play lead club"));
}

TEST(AcronymsTest, marks_and_expands_a_word_in_capitals_only_where_its_place_is_clear) {
    EXPECT_EQ(applied(lines({"They SEND a form. Is SEND it?", "The SEND team came."})),
              "They SEND a form. Is SEND it?\n"
              "The special educational needs and disabilities (SEND) team came.\n");
}

TEST(AcronymsTest, asks_nothing_about_the_longer_name_of_another_nation) {
    EXPECT_THAT(sources(text_document("Her ALN coordinator came.")), ElementsAre("ALN=ambiguous"));
}

TEST(AcronymsTest, lets_the_words_beside_every_use_decide) {
    EXPECT_EQ(sources(text_document("The CP conference is in May. A CP case conference came first.")).front(),
              "CP=glossary:child protection");
    EXPECT_EQ(sources(text_document("The class TA came.")).front(), "TA=glossary:teaching assistant");
}

TEST(AcronymsTest, expands_a_term_of_the_nation_of_the_document) {
    EXPECT_EQ(sources(text_document("He has an IDP."), context("wales")).front().substr(0, 12),
              "IDP=glossary");
}

TEST(AcronymsTest, does_not_explain_inside_the_bracket_that_explains) {
    for (const std::string text : {"Mrs Lee (Special Educational Needs Co-ordinator, SENCo) rang.",
                                   "Mrs Lee (SENCo, Special Educational Needs Co-ordinator) rang.",
                                   "The EHCPs' dates are here.", "The EHCPs\u2019 dates are here."})
        EXPECT_EQ(applied(text_document(text)), text + "\n");
}

TEST(AcronymsTest, asks_when_the_document_names_both_senses) {
    EXPECT_THAT(sources(lines(
                    {"The senior leadership team and a speech and language therapist met.", "SLT agreed."})),
                ElementsAre("SLT=ambiguous"));
}

TEST(AcronymsTest, asks_once_however_often_it_is_used) {
    const Findings found = acronyms(lines({"CP came.", "CP went.", "CP sat."}), context()).findings;
    ASSERT_THAT(with_rule(found, "acronyms/ambiguous"), SizeIs(1));
    EXPECT_THAT(with_rule(found, "acronyms/ambiguous")[0].message, testing::HasSubstr("3 times"));
}

TEST(AcronymsTest, asks_whether_an_ordinary_word_in_capitals_is_an_acronym) {
    EXPECT_THAT(sources(text_document("Jonah has ADD.")), ElementsAre("ADD=ambiguous"));
    EXPECT_THAT(sources(text_document("It IS late.")), IsEmpty());
    EXPECT_THAT(sources(text_document("The SEND team.")),
                ElementsAre("SEND=glossary:special educational needs and disabilities"));
}

class NoAcronymTest : public testing::TestWithParam<const char*> {};

TEST_P(NoAcronymTest, is_left_alone) {
    EXPECT_THAT(sources(text_document(GetParam())), IsEmpty()) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(text, NoAcronymTest,
                         testing::Values("PLEASE BRING A COAT AND BOOTS", "ANNUAL REVIEW MEETING",
                                         "She lives at LS1 4AB in Leeds.", "See part II and part IV.",
                                         "He is in class 7B now.", "Our ref ABC/12345 of May.",
                                         "J K Rowling wrote it.", "You MUST come.", "This is VERY important.",
                                         "Mr McKay and Ms DeVito",
                                         "Write to OFFICE@QZX.EXAMPLE or www.QZX.example today.",
                                         "Zara Quill (not here): ZQ to call.", "Henry VIII was king.",
                                         "It is 9 AM on TV in the UK.", "A and B and I"));

TEST(AcronymsTest, warns_of_what_nobody_explains) {
    const Findings found = acronyms(text_document("The QZX met, and QZX staff."), context()).findings;
    ASSERT_THAT(with_rule(found, "acronyms/undefined"), SizeIs(1));
    EXPECT_EQ(found[0].text, "QZX");
    EXPECT_EQ(found[0].begin, 4U);
}

TEST(AcronymsTest, reads_mixed_case_and_plurals) {
    EXPECT_THAT(sources(text_document("Our SENCO, two SENCos and the Senco met.")), SizeIs(3));
}

TEST(AcronymsTest, marks_the_first_use_under_each_heading) {
    const Document document =
        lines({"# One", "The SEN list and the SEN team.", "# Two", "The SEN list and the SEN team."});
    const Document marked = acronyms(document, context()).value;
    std::vector<std::string> terms;
    for_each_block(marked, [&](const Block& block) {
        if (const Inlines* inlines = inlines_of(block))
            for_each_inline(*inlines, [&](const Inline& in) {
                if (const auto* term = std::get_if<Term>(&in.node))
                    terms.push_back(term->entry + ":" + inline_text(term->content));
            });
    });
    EXPECT_THAT(terms, ElementsAre("term-sen:SEN", "term-sen:SEN"));
    ASSERT_THAT(marked.glossary, SizeIs(1));
    EXPECT_EQ(marked.glossary[0].term, "SEN");
    EXPECT_EQ(marked.glossary[0].long_form, "special educational needs");
    EXPECT_EQ(all_text(marked), all_text(document));
}

TEST(AcronymsTest, marks_what_only_the_document_explains_as_an_abbreviation) {
    const Document marked =
        acronyms(lines({"# One", "The behaviour support panel (BSP).", "# Two", "The BSP met."}), context())
            .value;
    EXPECT_THAT(dump(marked), testing::HasSubstr("behaviour support panel"));
    std::size_t count = 0;
    for_each_block(marked, [&](const Block& block) {
        if (const Inlines* inlines = inlines_of(block))
            for_each_inline(*inlines, [&](const Inline& in) {
                const auto* abbreviation = std::get_if<Abbreviation>(&in.node);
                count +=
                    abbreviation != nullptr && abbreviation->expansion == "behaviour support panel" ? 1 : 0;
            });
    });
    EXPECT_EQ(count, 1U);
    EXPECT_THAT(marked.glossary, IsEmpty());
}

TEST(AcronymsTest, takes_the_sense_of_the_nation) {
    const Document document = text_document("The ASN team met.");
    for (const AcronymUse& use : find_acronyms(document, context("scotland")))
        EXPECT_EQ(use.long_form, "additional support needs");
    EXPECT_THAT(find_acronyms(document, context("scotland")), SizeIs(1));
}

TEST(AcronymsTest, finds_places_right_behind_accents) {
    const Document document = text_document("\u00c9lodie na\u00efvely met the QZX.");
    const auto found = find_acronyms(document, context());
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(block_text(document.body[0]).substr(found[0].begin, found[0].end - found[0].begin), "QZX");
}

class InitialsOfPeopleTest : public testing::TestWithParam<const char*> {};

TEST_P(InitialsOfPeopleTest, are_never_expanded) {
    EXPECT_EQ(applied(text_document(GetParam())), std::string(GetParam()) + "\n");
}

INSTANTIATE_TEST_SUITE_P(names, InitialsOfPeopleTest,
                         testing::Values("Mrs PE Jones and Mr GP Khan came.", "Dr. PE Jones came.",
                                         "Cllr PE Jones-Lee came.", "Miss PE Jones came."));

TEST(AcronymsTest, expands_beside_a_name_once_the_name_is_past) {
    EXPECT_EQ(applied(lines({"Mrs PTA Jones came.", "PTA is on Monday."})),
              "Mrs PTA Jones came.\nParent teacher association (PTA) is on Monday.\n");
}

TEST(AcronymsTest, leaves_what_nearly_everyone_knows_and_explains_it_at_the_end) {
    const std::string text = "The NHS nurse comes. PE is on Monday. Ofsted came. Ask your GP.";
    const Reported<Document> read = acronyms(text_document(text), context());
    EXPECT_EQ(with_rule(read.findings, "acronyms/expand").size(), 0U);
    EXPECT_EQ(applied(text_document(text)), text + "\n");
    EXPECT_EQ(read.value.glossary.size(), 4U);
}

TEST(AcronymsTest, keeps_the_word_behind_the_short_form_that_it_spells_out) {
    EXPECT_EQ(applied(text_document("Every visitor needs a DBS check.")),
              "Every visitor needs a Disclosure and Barring Service check (DBS check).\n");
}

TEST(AcronymsTest, explains_a_brand_only_at_the_end) {
    EXPECT_EQ(applied(text_document("Worries go on CPOMS.")), "Worries go on CPOMS.\n");
}

TEST(AcronymsTest, spells_out_what_everyone_knows_where_the_document_does_so_later) {
    EXPECT_THAT(applied(lines({"The NHS came.", "The National Health Service (NHS) is free."})),
                testing::StartsWith("The National Health Service (NHS) came."));
}

TEST(AcronymsTest, asks_without_evidence_even_when_the_glossary_knows_one_sense) {
    EXPECT_THAT(sources(text_document("The PR is on the table.")), ElementsAre("PR=ambiguous"));
    EXPECT_THAT(sources(text_document("His AR points count. AR quizzes are fun.")),
                ElementsAre("AR=glossary:Accelerated Reader", "AR=glossary:Accelerated Reader"));
    EXPECT_THAT(sources(text_document("AR books are read at home. AR is fun.")),
                ElementsAre("AR=ambiguous", "AR=ambiguous"));
    EXPECT_THAT(sources(text_document("The AR is in May.")), ElementsAre("AR=ambiguous"));
}

TEST(AcronymsTest, says_an_acronym_that_is_a_word_as_a_word) {
    EXPECT_EQ(applied(text_document("A SENDIASS officer rang.")),
              "A SEND Information, Advice and Support Service (SENDIASS) officer rang.\n");
}

TEST(AcronymsTest, expands_at_the_first_use_where_the_words_fit) {
    EXPECT_EQ(applied(lines({"EHCP/IEP targets. The EHCP-funded place.", "The EHCP is here."})),
              "EHCP/IEP targets. The EHCP-funded place.\n"
              "The education, health and care plan (EHCP) is here.\n");
    EXPECT_EQ(applied(lines({"# Our EHCP", "The EHCP's date.", "An EHCP is long."})),
              "Our education, health and care plan (EHCP)\nThe EHCP's date.\nAn EHCP is long.\n");
    EXPECT_EQ(applied(lines({"The EHCP's date.", "An EHCP is long."})),
              "The EHCP's date.\nAn education, health and care plan (EHCP) is long.\n");
}

TEST(AcronymsTest, asks_at_the_first_use_when_the_words_fit_nowhere) {
    const Findings found = with_rule(
        acronyms(lines({"The EHCP-funded place.", "EHCP/IEP."}), context()).findings, "acronyms/expand");
    ASSERT_THAT(found, testing::Not(IsEmpty()));
    EXPECT_EQ(found[0].begin, 4U);
    EXPECT_EQ(found[0].confidence, Confidence::review);
}

TEST(AcronymsTest, explains_nothing_twice_that_a_heading_explains) {
    const std::string text = "Special educational needs (SEN)\nThe SEN list. The SEN team.\n";
    EXPECT_EQ(applied(lines({"# Special educational needs (SEN)", "The SEN list. The SEN team."})), text);
}

TEST(AcronymsTest, expands_in_a_heading_cell) {
    Table table;
    table.header_columns = 1;
    table.rows.push_back({{Cell{{paragraph("EHCP")}}, Cell{{paragraph("The EHCP is here.")}}}});
    Block block;
    block.node = table;
    EXPECT_THAT(applied(document_of({block})),
                testing::HasSubstr("Education, health and care plan (EHCP)\nThe EHCP is here."));
}

TEST(AcronymsTest, expands_a_condition_by_the_name_that_its_letters_spell) {
    const Document document = text_document("Leo has ASC.");
    EXPECT_EQ(applied(document), "Leo has autism spectrum condition (ASC).\n");
    const Document marked = acronyms(document, context()).value;
    ASSERT_THAT(marked.glossary, SizeIs(1));
    EXPECT_EQ(marked.glossary[0].term, "ASC");
}

TEST(AcronymsTest, knows_no_short_form_that_is_only_a_variant) {
    for (const GlossaryTerm& term : language_data().glossary.terms)
        for (const std::string& variant : term.variants)
            EXPECT_FALSE(is_upper(variant) && variant.find(' ') == std::string::npos)
                << term.id << ": " << variant;
}

TEST(AcronymsTest, explains_on_paper_what_only_a_title_attribute_explains) {
    for (const char* title :
         {"Special Educational Needs Co-ordinator", "Special needs and disability lead"}) {
        Block block;
        block.node =
            Paragraph{{Inline{Text{"Our ", {}}}, Inline{Abbreviation{title, {Inline{Text{"SENDCo", {}}}}}},
                       Inline{Text{" rang.", {}}}}};
        const Document marked = acronyms(document_of({block}), context()).value;
        ASSERT_THAT(marked.glossary, SizeIs(1)) << title;
        EXPECT_EQ(marked.glossary[0].id, "term-senco");
        bool linked = false;
        for_each_inline(*inlines_of(marked.body[0]), [&](const Inline& in) {
            const auto* term = std::get_if<Term>(&in.node);
            linked = linked || (term != nullptr && inline_text(term->content) == "SENDCo");
        });
        EXPECT_TRUE(linked) << title;
    }
}

class KnownShortFormTest : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(KnownShortFormTest, is_explained) {
    const auto& [text, meaning] = GetParam();
    EXPECT_THAT(sources(text_document(text)), testing::Contains(testing::HasSubstr(meaning))) << text;
}

INSTANTIATE_TEST_SUITE_P(
    glossary, KnownShortFormTest,
    testing::Values(std::pair{"The HT and DHT met.", "HT=glossary:head teacher"},
                    std::pair{"We filled in an SDQ.", "SDQ=glossary:Strengths and Difficulties"},
                    std::pair{"The DP account is new.", "DP=glossary:direct payment"},
                    std::pair{"The DP came.", "DP=ambiguous"},
                    std::pair{"The National Curriculum: NC targets.", "NC=glossary:National Curriculum"},
                    std::pair{"The DHT came.", "DHT=glossary:deputy head teacher"}));

} // namespace plainsend
