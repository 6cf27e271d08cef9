// Every phrase of the glossary, in every form of each of its words and in every way in which people write it,
// is found by its own rule or by a longer one.
#include <algorithm>
#include <array>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include "stages/language/term_matches.h"
#include "stages/text/text.h"
#include "tests/stages/language/language_fixture.h"
#include "tests/stages/language/table.h"

namespace plainsend {

using namespace plainsend::test;

namespace {

// A way to write a phrase, given with blanks, hyphens and commas between its words. ending: what is written
// behind its last word.
struct Writing {
    const char* name;
    std::string (*phrase)(std::string);
    const char* before;
    const char* after;
    const char* ending = "";
};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string as_it_is(std::string words) {
    return words;
}

std::string with_capital(std::string words) {
    const std::size_t first = static_cast<unsigned char>(words[0]) < 0x80 ? 1 : 2;
    return upper(words.substr(0, first)) + words.substr(first);
}

std::string with_hyphens(std::string words) {
    return replaced(replaced(words, " ", "-"), ",-", ", ");
}

constexpr auto writings = std::to_array<Writing>({
    {"in a sentence", as_it_is, "We saw ", " there."},
    {"alone", as_it_is, "", ""},
    {"in brackets", as_it_is, "Look (", ")."},
    {"in quotation marks", as_it_is, "the \u201c", "\u201d of it"},
    {"at the beginning", with_capital, "", " was there."},
    {"in capitals", [](std::string words) { return upper(words); }, "WE SAW ", " THERE."},
    {"with a capital on each word",
     [](std::string words) {
         std::string made;
         for (std::size_t i = 0; i < words.size(); ++i)
             made += i == 0 || words[i - 1] == ' ' ? upper(words.substr(i, 1)) : words.substr(i, 1);
         return made;
     },
     "We Saw ", " There"},
    {"with a typographic apostrophe", [](std::string words) { return replaced(words, "'", "\u2019"); },
     "We saw ", " there."},
    {"possessive", as_it_is, "It was ", " turn.", "'s"},
    {"possessive, typographic", as_it_is, "It was ", " turn.", "\u2019s"},
    {"with hyphens", with_hyphens, "We saw ", " there."},
    {"with no-break hyphens", [](std::string words) { return replaced(words, "-", "\u2011"); }, "We saw ",
     " there."},
    {"with blanks for hyphens", [](std::string words) { return replaced(words, "-", " "); }, "We saw ",
     " there."},
    {"with no-break spaces", [](std::string words) { return replaced(words, " ", "\u00a0"); }, "We saw ",
     " there."},
    {"over lines", [](std::string words) { return replaced(words, " ", "\n"); }, "We saw\n", "\nthere."},
    {"with two blanks", [](std::string words) { return replaced(words, " ", "  "); }, "We saw  ", "  there."},
});

// A phrase as written, one of its words in another form.
std::string written(const Phrase& phrase, std::size_t changed, const std::string& form) {
    std::string words;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        const PatternWord& word = phrase.words[i];
        if (i > 0)
            words += word.gap == Gap::hyphen  ? "-"
                     : word.gap == Gap::comma ? ", "
                     : word.gap == Gap::slash ? "/"
                                              : " ";
        const std::string& spelt = i == changed ? form : word.word;
        words += word.capitals ? upper(spelt) : spelt;
    }
    return words;
}

struct Taken {
    std::size_t first = 0; // tokens
    std::size_t last = 0;
    bool own = false; // for this phrase
};

// What is taken for phrases of the list, of those at one place the longest.
std::vector<Taken> taken(const Phrase& phrase, const Passage& passage) {
    std::vector<Taken> all;
    if (phrase.list == WordList::names) { // nations share the words of terms, not their meanings
        for (const TermMatch& match : term_matches(passage, language_data().glossary, {}))
            all.push_back({match.first, match.last, true});
        return all;
    }
    passage.matches->scan(phrase.list, [&](const Match& match) {
        if (phrase.list == WordList::careful_words &&
            !capitals_agree(language_data().careful_words.forms[match.id].capitals, passage.tokens, match))
            return false;
        all.push_back({match.first, match.last, match.id == phrase.id});
        return false;
    });
    return all;
}

// Whether [begin, end) of the text is taken for this phrase, or more than that for another.
bool is_found(const Phrase& phrase, const std::string& text, std::size_t begin, std::size_t end) {
    const Passage passage = passages(text_document(text), language_data()).front();
    const std::vector<Taken> all = taken(phrase, passage);
    return std::any_of(all.begin(), all.end(), [&](const Taken& match) {
        const Token& last = passage.tokens[match.last];
        const std::size_t first = passage.tokens[match.first].begin;
        const bool exact = match.own && first == begin && (last.end == end || last.whole_end == end);
        return exact || (first <= begin && last.end >= end && last.end - first > end - begin);
    });
}

void expect_found_in_every_form(WordList list, const char* name, const std::vector<Phrase>& phrases) {
    std::size_t found = 0;
    std::size_t rows = 0;
    std::map<std::string, std::size_t> missed; // by way of writing
    std::size_t shown = 0;
    for (const Phrase& phrase : phrases) {
        for (std::size_t word = 0; phrase.list == list && word < phrase.words.size(); ++word) {
            for (const Inflected& form : all_forms(phrase.words[word].word, phrase.words[word].endings)) {
                if (word > 0 && form.word == phrase.words[word].word)
                    continue; // the first word's turn had it
                const std::string words = written(phrase, word, form.word);
                for (const Writing& writing : writings) {
                    const std::string made = writing.phrase(words);
                    if (writing.phrase != as_it_is && made == words)
                        continue;
                    if (*writing.ending != '\0' && made.ends_with('s'))
                        continue; // "the carers' turn"
                    ++rows;
                    const std::size_t begin = std::string_view(writing.before).size();
                    const std::string text = writing.before + made + writing.ending + writing.after;
                    if (is_found(phrase, text, begin, begin + made.size())) {
                        ++found;
                    } else {
                        ++missed[writing.name];
                        if (++shown <= 60)
                            std::cout << name << ", " << writing.name << ": " << made << "\n";
                    }
                }
            }
        }
    }
    for (const auto& [way, times] : missed)
        std::cout << name << ", " << way << ": " << times << " missed\n";
    std::cout << name << " in every form: " << rate_text(found, rows) << "\n";
    EXPECT_GT(rows, 1000U);
    EXPECT_EQ(found, rows);
}

} // namespace

TEST(EveryFormTest, of_the_terms_is_found) {
    expect_found_in_every_form(WordList::names, "terms", language_data().glossary.phrases);
}

TEST(EveryFormTest, of_the_words_that_show_a_meaning_is_found) {
    expect_found_in_every_form(WordList::clues, "clues", language_data().glossary.phrases);
}

TEST(EveryFormTest, of_hard_words_is_found) {
    expect_found_in_every_form(WordList::plain_words, "plain words", language_data().plain_words.phrases);
}

TEST(EveryFormTest, of_careful_words_is_found) {
    expect_found_in_every_form(WordList::careful_words, "careful words",
                               language_data().careful_words.phrases);
}

} // namespace plainsend
