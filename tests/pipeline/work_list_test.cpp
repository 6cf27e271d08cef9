#include "pipeline/work_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/loaded_data.h"

namespace plainsend {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const RuleBook& rules() {
    static const RuleBook book = rule_book(data());
    return book;
}

WorkList list_of(const CheckResult& result) {
    return work_list(result, data().tasks, rules());
}

WorkList list_of(const std::string& markdown) {
    JobOptions options;
    options.choices.date = std::chrono::year(2026) / std::chrono::November / 23;
    return list_of(check_document({markdown, "plan.md", {}}, options, data()));
}

const WorkItem* item_about(const WorkList& list, const std::string& rule) {
    for (const WorkGroup& group : list.groups)
        for (const WorkItem& item : group.items)
            if (item.rule == rule)
                return &item;
    return nullptr;
}

std::vector<std::string> tasks_of(const WorkList& list) {
    std::vector<std::string> ids;
    for (const WorkGroup& group : list.groups)
        ids.push_back(group.task.id);
    return ids;
}

// A result of one paragraph with findings that are made up.
struct MadeUp {
    CheckResult result;

    explicit MadeUp(const std::string& text) {
        result.blocks.push_back({"b1", "¶ 1", "paragraph", text});
        for (const Span& sentence : sentences(text))
            result.sentences.push_back({"b1", sentence.begin, sentence.end, {}});
    }
    Finding& find(const std::string& rule, const std::string& words, std::size_t from = 0) {
        const std::string& text = result.blocks.front().text;
        Finding finding;
        finding.rule = rule;
        finding.block = "b1";
        finding.begin = text.find(words, from);
        finding.end = finding.begin + words.size();
        finding.text = words;
        finding.message = "Look at '" + words + "'. Then change it.";
        result.findings.push_back(finding);
        result.places.emplace_back();
        return result.findings.back();
    }
};

TEST(WorkList, stands_in_the_order_of_the_tasks) {
    const WorkList list =
        list_of("---\nkind: minutes\n---\n# Review\n\nWe will utilise the report of the ZQX. "
                "He is lazy. Sam will have regular support.\n");
    EXPECT_THAT(tasks_of(list), ElementsAre("kinder", "promise", "ask", "explain", "simpler", "done"));
}

TEST(WorkList, has_the_same_words_once_with_their_places) {
    const WorkList list =
        list_of("We utilise it.\n\nSam utilises pens. They utilised paper.\n\nUtilise ink.\n");
    const WorkItem* item = item_about(list, "plain-words/utilise");
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->uses, 4U);
    EXPECT_EQ(item->title, "utilise, utilises, utilised");
    ASSERT_THAT(item->places, SizeIs(3));
    EXPECT_EQ(item->places[1].before, "Sam ");
    EXPECT_EQ(item->places[1].words, "utilises");
    EXPECT_EQ(item->places[1].after, " pens.");
    EXPECT_EQ(item->places[1].instead, "uses");
    EXPECT_EQ(item->places[1].where, "line 3");
    EXPECT_THAT(item->also_at, ElementsAre("line 5"));
}

TEST(WorkList, counts_what_has_a_box_and_what_is_certain) {
    MadeUp made("We utilise it in the annual review.");
    Finding& certain = made.find("plain-words/utilise", "utilise");
    certain.replacement = "use";
    certain.confidence = Confidence::certain;
    made.find("jargon/explained", "annual review");
    made.find("structure/passive", "it");
    const WorkList list = list_of(made.result);
    EXPECT_EQ(list.to_do, 2U);
    EXPECT_EQ(list.certain, 1U);
    ASSERT_THAT(tasks_of(list), ElementsAre("simpler", "done"));
    // What a person has to decide stands before what is certain.
    EXPECT_EQ(list.groups[0].items[0].rule, "structure/passive");
    EXPECT_TRUE(list.groups[0].items[1].certain);
}

TEST(WorkList, begins_the_sentences_with_the_hardest) {
    const std::string easy =
        "We went there and we came back and then we had our tea and then we went there again.";
    const std::string hard = "Consideration of identification.";
    MadeUp made(easy + " " + hard);
    made.find("readability/sentence-long", easy);
    made.find("readability/hard-sentence", hard);
    const std::size_t begin = easy.size() + 1;
    made.result.hardest.push_back({"b1", begin, begin + hard.size(), 3, {{begin, begin + 13}}});
    const WorkList list = list_of(made.result);
    ASSERT_THAT(tasks_of(list), ElementsAre("shorter"));
    const WorkItem& first = list.groups[0].items[0];
    EXPECT_EQ(first.rule, "readability/hard-sentence");
    EXPECT_EQ(first.hardness, 1U);
    EXPECT_EQ(first.places[0].words, hard);
    EXPECT_THAT(first.long_words, ElementsAre(Span{0, 13}));
    EXPECT_EQ(list.groups[0].items[1].hardness, 0U);
    // A whole sentence is no title.
    EXPECT_THAT(list.groups[0].items[1].title, HasSubstr("Look at"));
    EXPECT_EQ(list.groups[0].items[1].message, "Then change it.");
}

TEST(WorkList, keeps_an_id_whatever_stands_beside_the_item) {
    const WorkList alone = list_of("The ZQX met.\n");
    const WorkList among = list_of("# Plan\n\nWe utilise it.\n\nThe BWQ and the ZQX met.\n");
    const auto id_of = [](const WorkList& list, const std::string& title) -> std::string {
        for (const WorkGroup& group : list.groups)
            for (const WorkItem& item : group.items)
                if (item.title == title)
                    return item.id;
        return "none";
    };
    EXPECT_THAT(id_of(alone, "ZQX"), testing::StartsWith("acronyms-undefined-"));
    EXPECT_EQ(id_of(alone, "ZQX"), id_of(among, "ZQX"));
    EXPECT_NE(id_of(among, "BWQ"), id_of(among, "ZQX"));
}

TEST(WorkList, shows_what_a_person_can_read_and_counts_the_rest) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "w" + std::to_string(i) + " ";
    MadeUp made(text);
    for (int i = 0; i < 10'000; ++i)
        made.find("acronyms/undefined", "w" + std::to_string(i) + " ");
    for (int i = 0; i < 10'000; ++i)
        made.find("plain-words/utilise", "w1 ");
    const WorkList list = list_of(made.result);
    EXPECT_EQ(list.to_do, 10'001U);
    ASSERT_THAT(list.groups, SizeIs(2));
    EXPECT_EQ(list.groups[0].all, 10'000U);
    EXPECT_THAT(list.groups[0].items, SizeIs(40));
    const WorkItem& utilise = list.groups[1].items[0];
    EXPECT_EQ(utilise.uses, 10'000U);
    EXPECT_THAT(utilise.places, SizeIs(3));
    for (const WorkPlace& place : list.groups[0].items[39].places)
        EXPECT_LT(place.before.size() + place.words.size() + place.after.size(), 1000U);
}

TEST(WorkList, believes_no_place_that_a_worker_made_up) {
    MadeUp made("Short.");
    Finding& finding = made.find("plain-words/utilise", "Short");
    finding.begin = 3;
    finding.end = 5'000;
    made.result.findings.push_back(finding);
    made.result.findings.back().begin = 4'000;
    made.result.findings.back().block = "b9";
    made.result.places.emplace_back();
    made.result.sentences = {{"b1", 9'000, 4, {}}};
    made.result.hardest = {{"b1", 3, 5'000, 7, {{1, 2}, {4'000, 4'001}}}};
    const WorkList list = list_of(made.result);
    const WorkItem* item = item_about(list, "plain-words/utilise");
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->uses, 2U);
    EXPECT_EQ(item->places[0].words, "rt.");
}

TEST(WorkList, of_a_document_without_findings_is_empty) {
    EXPECT_THAT(list_of(CheckResult{}).groups, IsEmpty());
}

} // namespace
} // namespace plainsend
