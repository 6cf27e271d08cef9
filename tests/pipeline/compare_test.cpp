#include "pipeline/compare.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/compare_report.h"
#include "stages/document/walk.h"
#include "stages/language/language_data.h"
#include "tests/pipeline/compared.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// The one change between two texts, as told to a parent.
std::string told(const std::string& then, const std::string& now) {
    const Comparison found = compared(then, now);
    if (found.changes.size() != 1 || found.changes.front().facts.empty())
        return std::to_string(found.changes.size()) + " changes";
    return found.changes.front().facts.front().message;
}

std::vector<std::pair<std::string, Document>> sample_plans() {
    const std::filesystem::path folder = std::filesystem::path(PLAINSEND_SOURCE) / "samples";
    std::vector<std::pair<std::string, Document>> plans;
    for (const char* name :
         {"ehc-plan-extract.docx", "individual-education-plan.odt", "childs-plan-scotland.docx",
          "aln-plan-wales.odt", "annual-review-minutes.docx", "pre-meeting-plan.md"})
        plans.emplace_back(name, plan_read(read_file(folder / name, 1 << 24), name));
    return plans;
}

std::vector<Text*> texts_of(Document& document) {
    std::vector<Text*> texts;
    for_each_block(document, [&](Block& block) {
        if (Inlines* inlines = inlines_of(block))
            for_each_inline(*inlines, [&](Inline& in) {
                if (auto* text = std::get_if<Text>(&in.node))
                    texts.push_back(text);
            });
    });
    return texts;
}

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

struct Swap {
    const char* from;
    const char* to;
};
constexpr Swap swaps[] = {
    {"minutes", "hours"}, {"minute", "hour"},      {"hours", "minutes"},     {"week", "fortnight"},
    {"weeks", "months"},  {"day", "week"},         {"days", "weeks"},        {"month", "year"},
    {"months", "weeks"},  {"term", "year"},        {"half-term", "year"},    {"weekly", "monthly"},
    {"daily", "weekly"},  {"once", "twice"},       {"twice", "once"},        {"one", "two"},
    {"two", "one"},       {"three", "two"},        {"four", "three"},        {"five", "four"},
    {"six", "five"},      {"ten", "eight"},        {"half", "quarter"},      {"must", "should"},
    {"should", "may"},    {"may", "must"},         {"will", "may"},          {"not", "now"},
    {"no", "some"},       {"at least", "up to"},   {"September", "October"}, {"October", "May"},
    {"May", "June"},      {"December", "January"}, {"Monday", "Friday"},     {"Tuesday", "Friday"}};

// The document with one thing changed, and what was changed.
struct Injected {
    std::string what;
    Document document;
};
std::vector<Injected> injected_in(const Document& plan) {
    std::vector<Injected> all;
    Document copy = plan;
    const std::size_t count = texts_of(copy).size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::string text = texts_of(copy)[i]->text;
        const auto add = [&](std::size_t at, std::size_t length, const std::string& with) {
            Document changed = plan;
            texts_of(changed)[i]->text.replace(at, length, with);
            all.push_back({text.substr(at, length) + " -> " + with + " in: " + text, std::move(changed)});
        };
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (at > 0 && is_letter_or_digit(text[at - 1]))
                continue;
            if (text[at] >= '0' && text[at] <= '9') {
                // a label such as "1." or "4.3" is no quantity
                if (at > 3 || text.find_first_of(".)") > 2)
                    add(at, 1, std::string(1, static_cast<char>(text[at] == '9' ? '8' : text[at] + 1)));
            }
            for (const Swap& swap : swaps) {
                const std::string_view from = swap.from;
                if (text.compare(at, from.size(), from) == 0 &&
                    (at + from.size() == text.size() || !is_letter_or_digit(text[at + from.size()])) &&
                    text.find("May not") == std::string::npos)
                    add(at, from.size(), swap.to);
            }
        }
    }
    return all;
}

TEST(Compare, finds_every_injected_change_in_the_sample_plans_and_nothing_else) {
    std::size_t all = 0;
    std::size_t right = 0;
    for (const auto& [name, plan] : sample_plans())
        for (const Injected& injected : injected_in(plan)) {
            const Comparison found = compared(plan, injected.document);
            ++all;
            if (found.changes.size() == 1 && found.changes.front().kind == ChangeKind::facts)
                ++right;
            else
                ADD_FAILURE() << name << ": " << injected.what << described(found);
        }
    std::cout << right << " of " << all << " changes found\n";
    EXPECT_GE(all, 200U);
    EXPECT_EQ(right, all);
}

std::vector<std::string> lines_of(const std::string& name) {
    std::ifstream file(std::filesystem::path(PLAINSEND_SOURCE) / "tests/stages/language/facts" / name);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

TEST(Compare, finds_every_injected_change_among_sentences_of_plans) {
    std::size_t all = 0;
    std::size_t right = 0;
    for (const char* name : {"sentences.txt", "unseen.txt"}) {
        Document plan;
        for (const std::string& line : lines_of(name)) {
            Block block;
            block.node = Paragraph{{{Text{line, {}}}}};
            plan.body.push_back(std::move(block));
        }
        finish_reading(plan);
        for (const Injected& injected : injected_in(plan)) {
            const Comparison found = compared(plan, injected.document);
            ++all;
            if (found.changes.size() == 1 && found.changes.front().kind == ChangeKind::facts)
                ++right;
            else
                ADD_FAILURE() << injected.what << described(found);
        }
    }
    std::cout << right << " of " << all << " changes found\n";
    EXPECT_GE(all, 150U);
    EXPECT_EQ(right, all);
}

// ---------------------------------------------------------------- what is no change

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

template<class Change>
Document with_texts(Document document, Change change) {
    for (Text* text : texts_of(document))
        text->text = change(text->text);
    return document;
}

// Every list as paragraphs of their own.
Blocks without_lists(const Blocks& blocks) {
    Blocks flat;
    for (const Block& block : blocks) {
        if (const auto* list = std::get_if<List>(&block.node)) {
            for (const ListItem& item : list->items)
                for (Block& inner : without_lists(item.content))
                    flat.push_back(std::move(inner));
        } else {
            flat.push_back(block);
        }
    }
    return flat;
}

TEST(Compare, is_silent_about_layout) {
    for (const auto& [name, plan] : sample_plans()) {
        const auto expect_silence = [&, &plan_name = name, &then = plan](const Document& now,
                                                                         const char* what) {
            const Comparison found = compared(then, now);
            EXPECT_THAT(found.changes, IsEmpty()) << plan_name << ", " << what << described(found);
            EXPECT_GT(found.same, 20U) << plan_name;
        };
        expect_silence(plan, "the same");
        expect_silence(
            with_texts(plan, [](const std::string& text) { return replaced(text, " ", "\u00a0"); }),
            "spaces that do not break");
        expect_silence(with_texts(plan,
                                  [](const std::string& text) {
                                      return replaced(replaced(replaced(text, "’", "'"), "“", "\""), "”",
                                                      "\"");
                                  }),
                       "straight quotes");
        expect_silence(with_texts(plan, [](const std::string& text) { return replaced(text, " ", "  "); }),
                       "two spaces");
        Document bold = plan;
        for_each_block(bold, [](Block& block) {
            if (Inlines* inlines = inlines_of(block))
                *inlines = {Inline{Marked{Mark::strong, *inlines}}};
        });
        expect_silence(bold, "bold");
        Document flat = plan;
        flat.body = without_lists(plan.body);
        expect_silence(flat, "paragraphs instead of lists");
    }
}

TEST(Compare, is_silent_about_line_wraps_numbering_and_format) {
    const std::string plan =
        "# Plan\n\n## Section F\n\nMia has 30 minutes of speech therapy each week. The school must "
        "review this in May.\n\n- short sentences\n- time to answer\n";
    const Document then = plan_read(plan);
    const auto changes = [&](const Document& now) { return compared(then, now).changes; };
    EXPECT_THAT(changes(plan_read(
                    "# Plan\n\n## Section F\n\nMia has 30 minutes of\nspeech therapy each week. The\nschool "
                    "must review this in May.\n\n* short sentences\n* time to answer\n")),
                IsEmpty());
    EXPECT_THAT(changes(plan_read(
                    "# Plan\n\n## Section F\n\n1. Mia has 30 minutes of speech therapy each week.\n2. The "
                    "school must review this in May.\n\n- short sentences\n- time to answer\n")),
                IsEmpty());
    EXPECT_THAT(
        changes(plan_read(
            "<h1>Plan</h1><h2>Section F</h2><p>Mia has <b>30&nbsp;minutes</b> of speech therapy each "
            "week. The school <em>must</em> review this in May.</p><ul><li>short sentences<li>time to "
            "answer</ul>",
            "plan.html")),
        IsEmpty());
}

// ---------------------------------------------------------------- what is told

TEST(Compare, says_nothing_about_less_and_more_where_it_cannot_know) {
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"He has 2.5 hours a week.", "He has two and a half hours a week."},
        {"He has 3 visits of 1 hour a year.", "He has a visit of 1 hour a term."},
        {"A visit of 38 hours a year.", "A visit of 1 hour a week."},
        {"He has 5 hours a week in Room 3.", "He has 5 hours a week in Room 2."},
        {"In a group of 4, he has 30 minutes a week.", "In a group of 8, he has 30 minutes a week."},
        {"He has 30 minutes each week at a cost of \u00A320.",
         "He has 20 minutes each week at a cost of \u00A330."}};
    for (const auto& [then, now] : pairs) {
        EXPECT_THAT(told(then, now), Not(HasSubstr("This is less"))) << now;
        EXPECT_THAT(told(then, now), Not(HasSubstr("This is more"))) << now;
    }
}

TEST(Compare, says_less_and_more_only_when_certain) {
    EXPECT_EQ(told("Ben has speech therapy for 30 minutes each week.",
                   "Ben has speech therapy for 30 minutes each fortnight."),
              "It said '30 minutes each week'; it now says '30 minutes each fortnight'. This is less.");
    EXPECT_THAT(told("Ben has 15 hours of support.", "Ben has 20 hours of support."),
                HasSubstr("This is more."));
    EXPECT_THAT(told("He has 2 x 30 minutes weekly.", "He has 1 x 30 minutes weekly."),
                HasSubstr("This is less."));
    EXPECT_THAT(told("He has 60 minutes a week.", "He has half an hour a week."), HasSubstr("This is less."));
    EXPECT_THAT(told("He has 30 minutes a week.", "He has at most 30 minutes a week."),
                HasSubstr("This is a weaker promise."));
    EXPECT_THAT(told("A visit every half term.", "A visit every term."),
                HasSubstr("'A visit every term'. This is less."));
    for (const auto& [then, now] :
         {std::pair("He must wait up to 6 weeks for a place.", "He must wait up to 12 weeks for a place."),
          std::pair("We will reply within 5 days.", "We will reply within 10 days."),
          std::pair("He had 2 falls in May.", "He had 3 falls in May."),
          std::pair("Ring 01632 960 417 for help.", "Ring 01632 960 418 for help."),
          std::pair("He has 2 x 30 minutes a month.", "He has 30 minutes every two weeks.")}) {
        const std::string message = told(then, now);
        EXPECT_EQ(message.find("This is"), std::string::npos) << message;
    }
}

TEST(Compare, says_when_a_duty_becomes_weaker) {
    EXPECT_EQ(told("The school must tell you.", "The school should tell you."),
              "It said 'must'; it now says 'should'. This is a weaker promise.");
    EXPECT_THAT(told("Staff may help him.", "Staff will help him."), HasSubstr("stronger"));
    EXPECT_THAT(told("He must not run.", "He may not run."), testing::Not(HasSubstr("promise")));
    EXPECT_THAT(told("He does not like noise.", "He does like noise."), HasSubstr("opposite"));
}

TEST(Compare, tells_what_is_added_removed_moved_and_reworded_apart) {
    const Comparison found = compared("# Plan\n\n## Help\n\nA quiet place is kept for her. She draws well "
                                      "and likes buses.\n\n## School\n\nThe bus "
                                      "comes to the gate. Lunch is in the small hall.\n",
                                      "# Plan\n\n## Help\n\nShe draws very well and loves buses. The bus "
                                      "comes to the gate.\n\n## School\n\nLunch is "
                                      "in the small hall. Her friends sit beside her.\n");
    std::map<std::string, std::string> changes;
    for (const Change& change : found.changes)
        changes[std::string(change_name(change.kind))] += change.old_text + ">" + change.new_text;
    EXPECT_EQ(changes,
              (std::map<std::string, std::string>{
                  {"removed", "A quiet place is kept for her.>"},
                  {"reworded", "She draws well and likes buses.>She draws very well and loves buses."},
                  {"moved", "The bus comes to the gate.>The bus comes to the gate."},
                  {"added", ">Her friends sit beside her."}}));
}

TEST(Compare, the_page_marks_the_words_and_escapes_them) {
    const std::string page = comparison_html(
        compared("Tom <b> has 2 hours & more.", "Tom <b> has 3 hours & more."), "old<.md", "new.md");
    EXPECT_THAT(page, HasSubstr("<del>2</del>"));
    EXPECT_THAT(page, HasSubstr("<ins>3</ins>"));
    EXPECT_THAT(page, HasSubstr("old&lt;.md"));
    EXPECT_THAT(page, HasSubstr("&amp; more"));
    EXPECT_THAT(comparison_html(compared("Same.", "Same."), "a", "b"),
                HasSubstr("No differences were found."));
}

TEST(Compare, a_long_document_takes_no_time_of_its_square) {
    std::string then;
    std::string now;
    for (int i = 0; i < 4000; ++i) {
        then += "The school gives help number " + std::to_string(i) + " to every pupil in the class.\n\n";
        now += "The school gives help number " + std::to_string(i + 1) + " to each pupil in the group.\n\n";
    }
    EXPECT_GT(compared(plan_read(then), plan_read(now)).changes.size(), 100U);
}

TEST(Compare, a_sentence_of_thousands_of_amounts_is_told_and_capped) {
    std::string then = "He has";
    std::string now = "He has";
    for (int i = 0; i < 5000; ++i) {
        then += " " + std::to_string(i) + " hours of help number " + std::to_string(i);
        now += " " + std::to_string(i + 1) + " hours of help number " + std::to_string(i);
    }
    const Comparison found = compared(plan_read(then + "."), plan_read(now + "."));
    EXPECT_GT(found.changes.size(), 10U);
    for (const Change& change : found.changes)
        EXPECT_LE(messages_of(change).size(), 13U);
    const auto many = std::find_if(found.changes.begin(), found.changes.end(),
                                   [](const Change& change) { return change.facts.size() > 12; });
    ASSERT_NE(many, found.changes.end());
    EXPECT_THAT(messages_of(*many).back(), HasSubstr("more changes of this kind"));
}

TEST(Compare, a_sentence_may_begin_with_a_number) {
    const Comparison found = compared("He swims each week. 2 hours of art are given. He sings.",
                                      "He swims each week. 3 hours of art are given. He sings.");
    ASSERT_THAT(found.changes, SizeIs(1)) << described(found);
    EXPECT_EQ(found.changes[0].old_text, "2 hours of art are given.");
    EXPECT_EQ(compared("It takes approx. 2 hours to go there.", "It takes approx. 2 hours to go there.").same,
              1U);
}

TEST(Compare, tells_what_is_weaker_before_what_is_stronger) {
    const Comparison found =
        compared("# P\n\nHe may have a pen. He draws well and sings.\n\n## Q\n\nStaff must help him.",
                 "# P\n\nHe will have a pen. He paints well and sings.\n\n## Q\n\nStaff should help him.");
    const std::string page = comparison_html(found, "a", "b");
    const std::size_t weaker = page.find("<h2 id=\"weaker\">");
    const std::size_t stronger = page.find("<h2 id=\"stronger\">");
    const std::size_t reworded = page.find("<h2 id=\"reworded\">");
    EXPECT_LT(weaker, stronger);
    EXPECT_LT(stronger, reworded);
    EXPECT_NE(reworded, std::string::npos);
}

} // namespace
} // namespace plainsend
