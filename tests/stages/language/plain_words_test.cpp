#include "stages/language/plain_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/edit.h"
#include "stages/language/acronyms.h"
#include "stages/language/careful_words.h"
#include "stages/language/contact.h"
#include "stages/language/jargon.h"
#include "stages/language/readability.h"
#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

std::string plain(const Document& document) {
    const Reported<Document> read = plain_words(document, context());
    std::string text = all_text(apply(read.value, read.findings).value);
    if (!text.empty())
        text.pop_back();
    return text;
}

} // namespace

struct FormKept {
    const char* hard;
    const char* plain;
};
class FormKeptTest : public testing::TestWithParam<FormKept> {};

TEST_P(FormKeptTest, in_the_plain_version) {
    EXPECT_EQ(plain(text_document(GetParam().hard)), GetParam().plain);
}

INSTANTIATE_TEST_SUITE_P(sentences, FormKeptTest,
                         testing::Values(FormKept{"The school utilised and utilises it. He commenced.",
                                                  "The school used and uses it. He started."},
                                         FormKept{"She is commencing now.", "She is starting now."},
                                         FormKept{"Commencing in May, we meet weekly.",
                                                  "Starting in May, we meet weekly."},
                                         FormKept{"WE COMMENCED IN MAY.", "WE STARTED IN MAY."},
                                         FormKept{"Prior to lunch we met.", "Before lunch we met."},
                                         FormKept{"We utilize it.", "We use it."}));

class LeftAloneTest : public testing::TestWithParam<const char*> {};

TEST(PlainWordsTest, leave_the_words_of_a_letterhead) {
    Block block;
    block.node = Letterhead{{paragraph("We commence in partnership with Leeds City Council")}};
    EXPECT_THAT(plain_words(document_of({block}), context()).findings, IsEmpty());
}

TEST_P(LeftAloneTest, by_the_plain_version) {
    EXPECT_EQ(plain(text_document(GetParam())), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    texts, LeftAloneTest,
    testing::Values("She said \u201cwe will commence\u201d.", "She said \"we will commence\" today.",
                    "He wrote \u2018they commenced\u2019 on it.", "He wrote 'they commenced' on it.",
                    "See the Commence and Utilise Act 2014 for more.", "The Commence House team met.",
                    "Write to commence@utilise.example today.", "We pre-commence it.",
                    "You must not and may not go.", "2 x 30 minutes weekly", "It has no effect."));

// Sentences in which another word would be wrong: whole, so that no rule changes them.
INSTANTIATE_TEST_SUITE_P(names, LeftAloneTest,
                         testing::Values("Strive Academy will host it.", "Endeavour Academy is near.",
                                         "Assist is a charity.", "Verify runs it.", "Commence rang.",
                                         "Assist Bristol rang.", "Location Services met us.",
                                         "Optimal Care is a charity.", "The trip is run by Assist."));

INSTANTIATE_TEST_SUITE_P(
    legal_words, LeftAloneTest,
    testing::Values("There is a legal undertaking from the council.",
                    "It is provision that is additional to or different from that of others.",
                    "Parental responsibility resides with the council.", "The duty resides in the council.",
                    "We need to eliminate discrimination.", "He has modified large print papers.",
                    "We must ascertain the wishes of the child."));

INSTANTIATE_TEST_SUITE_P(
    other_senses, LeftAloneTest,
    testing::Values("Please arrive promptly for the 9am start.", "He puts his pencils in order to feel calm.",
                    "He had two assists.", "She was highly commended in the art show.",
                    "Leo is due to the fact that it rained.", "We took part in the event that they ran.",
                    "We keep to the reason that they gave.", "It rose, for the reason that we gave you.",
                    "He is secure in addition to 20.", "There was a rise in the absence of boys.",
                    "The interim report came.", "We sent it in the interim report.",
                    "There were mitigating circumstances."));

INSTANTIATE_TEST_SUITE_P(
    grammar, LeftAloneTest,
    testing::Values("He does not have the ability to sing.", "She may have the ability to sing.",
                    "Has the ability to sing improved?", "We will expedite it.", "They ascertained it.",
                    "There is a limited number of places.", "There is a large number of cars.",
                    "There was a small number of places.", "Quite a small number of pupils came.",
                    "She spends the majority of each day here.", "The majority of Leo's time is spent here.",
                    "The majority of Year 6 came.", "He got the majority of 12.",
                    "He has recurring ear infections.", "She has recurring and painful infections.",
                    "The council must make a decision that is lawful.",
                    "They made a decision, which we respect.", "They made an application form.",
                    "We made changes to help Leo.", "An approximately 20-minute session.",
                    "It is an approximately equal group.", "Where it is located is unclear.",
                    "On a one-to-one basis he thrives.", "An expenditure of \u00a3400.",
                    "The expenditures rose.", "His sufficient sleep helps.",
                    "It is necessary and sufficient.", "It is nevertheless a good plan.",
                    "The participating schools met.", "All participating schools met.",
                    "They were to scrutinise.", "His age notwithstanding, he came.",
                    "A hitherto unknown word.", "We check and verify all.", "The location data is safe."));

INSTANTIATE_TEST_SUITE_P(
    where_it_fits, FormKeptTest,
    testing::Values(FormKept{"Leo has the ability to sing.", "Leo can sing."},
                    FormKept{"He is able to sing.", "He can sing."},
                    FormKept{"We will reimburse you.", "We will repay you."},
                    FormKept{"The majority of pupils walk.", "Most pupils walk."},
                    FormKept{"The majority of young people walk.", "Most young people walk."},
                    FormKept{"A small number of pupils walk.", "A few pupils walk."},
                    FormKept{"We made a decision to wait.", "We decided to wait."},
                    FormKept{"We made changes to the plan.", "We changed the plan."},
                    FormKept{"It took approximately \u00a3400.", "It took about \u00a3400."},
                    FormKept{"With the exception of Bea, all came.", "Apart from Bea, all came."},
                    FormKept{"Nevertheless, he came.", "Even so, he came."},
                    FormKept{"The hall is located in Leeds.", "The hall is in Leeds."},
                    FormKept{"Staff assist pupils.", "Staff help pupils."},
                    FormKept{"The school assists families.", "The school helps families."},
                    FormKept{"Assist the child.", "Help the child."},
                    FormKept{"The infections are recurring.", "The infections are happening again."},
                    FormKept{"He ascertained the cause.", "He found out the cause."}));

TEST(PlainWordsTest, proposes_but_never_makes_changes_in_quotations) {
    Block quotation;
    quotation.node = Quotation{{paragraph("They commenced.")}};
    const Document document = document_of({quotation});
    const Findings found = plain_words(document, context()).findings;
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].confidence, Confidence::review);
}

TEST(PlainWordsTest, leaves_legal_headings_alone) {
    EXPECT_THAT(plain_words(document_of({heading("Section F: provision to commence")}), context()).findings,
                IsEmpty());
}

TEST(PlainWordsTest, changes_the_article_in_the_same_edit) {
    PlainWords rules = parse_plain_words(
        R"(<plain-words><rule id="attempt" part="noun" confidence="certain"><match>endeavour</match><use>try-out</use>
           <reason>Shorter.</reason><wrong>An endeavour.</wrong><right>A try-out.</right></rule></plain-words>)",
        "plain-words.xml", read_folder("glossary").at("plain-words.rng"), language_data().facts);
    LanguageData data{language_data().glossary, std::move(rules), language_data().careful_words,
                      Speller::open()};
    data.matcher = matcher_of(data);
    const Document document = text_document("It was an endeavour. An endeavour! Two endeavours.");
    const Findings found = plain_words(document, context("england", data)).findings;
    ASSERT_THAT(found, SizeIs(3));
    EXPECT_EQ(found[0].text, "an endeavour");
    EXPECT_EQ(*found[0].replacement, "a try-out");
    EXPECT_EQ(*found[1].replacement, "A try-out");
    EXPECT_EQ(*found[2].replacement, "try-outs");
}

TEST(PlainWordsTest, offers_no_alternative_with_an_article_of_its_own) {
    const Findings found = plain_words(text_document("It was a significant change."), context()).findings;
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].text, "significant");
    for (const std::string& other : found[0].alternatives)
        EXPECT_FALSE(other.starts_with("a")) << other;
}

TEST(PlainWordsTest, takes_no_certain_rule_that_changes_a_fact) {
    const auto parse = [](const std::string& match, const std::string& use) {
        return parse_plain_words(
            "<plain-words><rule id=\"a\" part=\"phrase\" confidence=\"certain\"><match>" + match +
                "</match><use>" + use +
                "</use><reason>R</reason><wrong>W</wrong><right>R</right></rule></plain-words>",
            "plain-words.xml", read_folder("glossary").at("plain-words.rng"), language_data().facts);
    };
    EXPECT_THROW(parse("shall", "will"), Error);
    EXPECT_THROW(parse("do not hesitate to", "feel free to"), Error);
    EXPECT_THROW(parse("in some cases", "in all cases"), Error);
    EXPECT_NO_THROW(parse("no later than", "by"));
    EXPECT_NO_THROW(parse("per week", "a week"));
    EXPECT_NO_THROW(parse("should you wish to", "if you want to"));
}

TEST(PlainWordsTest, keeps_places_right_behind_accents_and_formatting) {
    Block block;
    block.node =
        Paragraph{{Inline{Text{"\u00c9lodie na\u00efvely ", {}}},
                   Inline{Marked{Mark::strong, {Inline{Text{"commenced", {}}}}}}, Inline{Text{" it.", {}}}}};
    const Document document = document_of({block});
    const Findings found = plain_words(document, context()).findings;
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(block_text(document.body[0]).substr(found[0].begin, found[0].end - found[0].begin),
              "commenced");
    EXPECT_EQ(plain(document), "\u00c9lodie na\u00efvely started it.");
}

TEST(PlainWordsTest, is_done_after_one_pass) {
    const std::string once =
        plain(text_document("We commenced it prior to lunch in order to utilise the hall."));
    EXPECT_EQ(plain(text_document(once)), once);
}

namespace {

// Words of every kind, joined at random but always in the same way.
std::string generated_text(unsigned seed) {
    static const std::vector<std::string> pieces{"commence",
                                                 "Utilised",
                                                 "SEN",
                                                 "CP",
                                                 "an",
                                                 "EHCP",
                                                 "special educational needs",
                                                 "(SEN)",
                                                 ".",
                                                 "\u201c",
                                                 "\u201d",
                                                 "'",
                                                 "\u00e9lan",
                                                 "QZX",
                                                 "prior to",
                                                 "annual review",
                                                 "cohorts",
                                                 ",",
                                                 "must",
                                                 "not",
                                                 "2 x 30",
                                                 "\n",
                                                 "-",
                                                 "refuses",
                                                 "regularly",
                                                 "www.x.example",
                                                 "(",
                                                 ")",
                                                 "SENCo's"};
    std::string text = "The";
    unsigned state = seed * 2654435761U + 1;
    for (int i = 0; i < 60; ++i) {
        state = state * 1664525U + 1013904223U;
        text += (state >> 28) == 0 ? "" : " ";
        text += pieces[(state >> 8) % pieces.size()];
    }
    return text;
}

Document generated_document(unsigned seed) {
    Block quotation;
    quotation.node = Quotation{{paragraph(generated_text(seed + 100))}};
    Block mixed;
    mixed.node =
        Paragraph{{Inline{Text{generated_text(seed + 200), {}}},
                   Inline{Marked{Mark::emphasis, {Inline{Text{generated_text(seed + 300), {}}}}}},
                   Inline{Link{"https://a.example", {Inline{Text{generated_text(seed + 400), {}}}}}}}};
    return document_of({heading(generated_text(seed)), paragraph(generated_text(seed + 1)), quotation, mixed,
                        heading(generated_text(seed + 2)), paragraph(generated_text(seed + 3))},
                       "minutes");
}

} // namespace

TEST(LanguageStagesTest, change_no_word_and_point_at_the_words_they_name) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        const Document document = generated_document(seed);
        Document now = document;
        Findings all;
        for (const auto stage : {acronyms, jargon, plain_words, readability, careful_words, contact}) {
            Reported<Document> read = stage(std::move(now), context());
            now = std::move(read.value);
            all.insert(all.end(), read.findings.begin(), read.findings.end());
            ASSERT_EQ(all_text(now), all_text(document)) << seed;
        }
        for (const Finding& finding : all) {
            if (finding.block.empty())
                continue;
            const Block* block = find_block(now, finding.block);
            ASSERT_NE(block, nullptr);
            ASSERT_EQ(block_text(*block).substr(finding.begin, finding.end - finding.begin), finding.text);
        }
        const Reported<Document> edited = plainsend::apply(now, all); // not std::apply
        ASSERT_EQ(undo(edited.value), now) << seed;
    }
}

TEST(LanguageStagesTest, say_nothing_of_a_document_in_another_language) {
    Document document = text_document("SEN commence QZX refuse regularly.");
    document.metadata.language = "pl";
    for (const auto stage : {acronyms, jargon, plain_words, readability, careful_words, contact}) {
        const Reported<Document> read = stage(document, context());
        EXPECT_THAT(read.findings, IsEmpty());
        EXPECT_EQ(read.value, document);
    }
}

} // namespace plainsend
