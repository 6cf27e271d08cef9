#include "stages/language/fidelity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/edit.h"
#include "stages/language/jargon.h"
#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

std::vector<std::string> lines_of(const std::string& name) {
    std::ifstream file(std::string(PLAINSEND_SOURCE) + "/" + name);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty())
            lines.push_back(line);
    return lines;
}

std::vector<std::pair<std::string, std::string>> pairs_of(const std::string& name) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const std::string& line : lines_of(name)) {
        const std::size_t tab = line.find('\t');
        pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    }
    return pairs;
}

// What becomes of a paragraph that an edit turns into another text.
Reported<Document> reworded(const std::string& before, const std::string& after,
                            const std::string& rule = "plain-words/some") {
    const Document document = text_document(before);
    Finding finding;
    finding.rule = rule;
    finding.block = "b1";
    finding.end = before.size();
    finding.text = before;
    finding.replacement = after;
    finding.confidence = Confidence::certain;
    return proven(plainsend::apply(document, {finding}).value, language_data());
}

bool is_stopped(const std::string& before, const std::string& after) {
    const Reported<Document> proof = reworded(before, after);
    return proof.findings.size() == 1 && all_text(proof.value) == before + "\n" && proof.value.ledger.empty();
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_small_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

using Loss = std::pair<std::string, std::string>;

// Every way of doing harm to a sentence once: each digit changed, each row of losses.tsv wherever it fits,
// each capitalised word inside the sentence left out and exchanged, each number left out.
std::vector<Loss> losses_of(const std::string& text) {
    std::vector<Loss> losses;
    const auto add = [&](std::size_t at, std::size_t length, const std::string& with) {
        std::string harmed = text;
        harmed.replace(at, length, with);
        losses.emplace_back(text, harmed);
    };
    static const auto table = pairs_of("tests/stages/language/facts/losses.tsv");
    for (const auto& [from, to] : table)
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
            const std::size_t end = at + from.size();
            const bool inside = at > 0 && is_letter(text[at - 1]) && is_letter(from.front()) &&
                                from[1] != '\'' && from.find("’") == std::string::npos;
            const bool goes_on = end < text.size() && is_letter(text[end]) && is_letter(from.back());
            // "about Sam" says no amount
            const bool about_what = from == "about " && !(text[end] >= '0' && text[end] <= '9') &&
                                    text.compare(end, 2, "a ") != 0;
            if (!inside && !goes_on && !about_what)
                add(at, from.size(), to);
        }
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool digit = text[at] >= '0' && text[at] <= '9';
        if (digit)
            add(at, 1, std::string(1, static_cast<char>('0' + (text[at] - '0' + 3) % 10)));
        if (digit && (at == 0 || !is_small_or_digit(text[at - 1]))) {
            std::size_t end = at;
            while (end < text.size() && is_small_or_digit(text[end]))
                ++end;
            add(at, end - at, "some");
        }
        if (at > 1 && text[at] >= 'A' && text[at] <= 'Z' && text[at - 1] == ' ' &&
            (is_small_or_digit(text[at - 2]) || text[at - 2] == ',')) {
            std::size_t end = at;
            while (end < text.size() && ((text[end] | 32) >= 'a' && (text[end] | 32) <= 'z'))
                ++end;
            if (end - at > 2) {
                add(at, end - at, "Oskar");
                add(at, end - at, "the");
            }
        }
    }
    return losses;
}

struct Tally {
    std::size_t all = 0;
    std::size_t caught = 0;
};

Tally caught_in(const std::vector<std::string>& sentences) {
    Tally tally;
    for (const std::string& sentence : sentences)
        for (const auto& [before, after] : losses_of(sentence)) {
            ++tally.all;
            if (is_stopped(before, after))
                ++tally.caught;
            else
                ADD_FAILURE() << "not noticed:\n  " << before << "\n  " << after;
        }
    return tally;
}

} // namespace

TEST(Fidelity, every_loss_in_the_sentences_it_was_made_with_is_stopped) {
    const Tally tally = caught_in(lines_of("tests/stages/language/facts/sentences.txt"));
    std::cout << tally.caught << " of " << tally.all << " losses stopped\n";
    EXPECT_GE(tally.all, 250U);
    EXPECT_EQ(tally.caught, tally.all);
}

TEST(Fidelity, every_loss_in_sentences_it_was_not_made_with_is_stopped) {
    const Tally tally = caught_in(lines_of("tests/stages/language/facts/unseen.txt"));
    std::cout << tally.caught << " of " << tally.all << " losses stopped\n";
    EXPECT_GE(tally.all, 250U);
    EXPECT_EQ(tally.caught, tally.all);
}

TEST(Fidelity, every_loss_in_the_samples_is_stopped) {
    std::vector<std::string> lines = lines_of("samples/assessment-letter.txt");
    for (const std::string& line : lines_of("samples/pre-meeting-plan.md"))
        lines.push_back(line);
    std::erase_if(lines, [](const std::string& line) { return line.size() < 50; });
    const Tally tally = caught_in(lines);
    std::cout << tally.caught << " of " << tally.all << " losses stopped\n";
    EXPECT_GE(tally.all, 200U);
    EXPECT_EQ(tally.caught, tally.all);
}

TEST(Fidelity, harmless_rewordings_pass) {
    for (const auto& [before, after] : pairs_of("tests/stages/language/facts/harmless.tsv")) {
        const Reported<Document> proof = reworded(before, after);
        EXPECT_EQ(all_text(proof.value), after + "\n")
            << before << "\n"
            << (proof.findings.empty() ? "" : proof.findings.front().message);
    }
}

TEST(Fidelity, what_the_plain_words_do_in_their_own_examples_passes) {
    std::size_t tried = 0;
    for (const PlainWordsRule& rule : language_data().plain_words.rules) {
        if (rule.confidence != Confidence::certain)
            continue;
        for (std::size_t i = 0; i < rule.wrong.size() && i < rule.right.size(); ++i, ++tried) {
            const Reported<Document> proof = reworded(rule.wrong[i], rule.right[i]);
            EXPECT_THAT(proof.findings, IsEmpty())
                << rule.id << ": " << rule.wrong[i]
                << (proof.findings.empty() ? "" : "\n" + proof.findings.front().message);
        }
    }
    EXPECT_GT(tried, 100U);
}

TEST(Fidelity, a_short_form_may_be_written_out_and_nothing_else_with_it) {
    EXPECT_THAT(
        reworded("NEET", "Not in education, employment or training (NEET)", "acronyms/expand").findings,
        IsEmpty());
    EXPECT_THAT(reworded("NEET", "In education or training", "acronyms/expand").findings, SizeIs(1));
}

TEST(Fidelity, the_message_says_what_would_have_changed) {
    const auto message = [](const std::string& before, const std::string& after) {
        return reworded(before, after).findings.at(0).message;
    };
    EXPECT_THAT(message("She must have 30 minutes.", "She should have 30 minutes."),
                HasSubstr("would have turned 'must' into 'should'"));
    EXPECT_THAT(message("He does not run.", "He does run."), HasSubstr("would have lost 'not'"));
    EXPECT_THAT(message("He runs.", "He runs every week."), HasSubstr("would have added 'every week'"));
    EXPECT_THAT(message("Ali helps Mia and Mia waits.", "Mia helps Mia and Ali waits."),
                HasSubstr("in another order"));
}

TEST(Fidelity, only_the_paragraph_that_would_change_keeps_its_words) {
    const Document document =
        document_of({paragraph("We utilise 2 rooms."), paragraph("We utilise 3 rooms.")});
    Findings findings(2);
    for (std::size_t i = 0; i < 2; ++i) {
        findings[i].block = "b" + std::to_string(i + 1);
        findings[i].begin = 3;
        findings[i].end = 12;
        findings[i].text = "utilise 2";
        findings[i].text.back() = static_cast<char>('2' + i);
        findings[i].replacement = "use 2";
        findings[i].confidence = Confidence::certain;
    }
    const Reported<Document> proof = proven(plainsend::apply(document, findings).value, language_data());
    EXPECT_EQ(all_text(proof.value), "We use 2 rooms.\nWe utilise 3 rooms.\n");
    ASSERT_THAT(proof.findings, SizeIs(1));
    EXPECT_EQ(proof.findings[0].block, "b2");
    EXPECT_EQ(proof.findings[0].text, "3");
    EXPECT_THAT(proof.value.ledger, SizeIs(1));
}

} // namespace plainsend
