#include "stages/language/replacement.h"

#include <algorithm>
#include <array>

#include "stages/language/rewording.h"

namespace plainsend {

namespace {

template<std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_determiner(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"the", "a", "an", "this", "these", "those", "my", "your", "his", "its", "our", "their", "any",
         "some", "each", "every", "such", "another", "of"});
    return is_one_of(table, word);
}

bool asks_for_singular(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"a", "an", "this", "each", "every", "another"});
    return is_one_of(table, word);
}

bool comes_before_verb(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"i",     "we",      "they",   "he",     "she",   "you",    "who",   "will",   "can",
         "could", "would",   "must",   "should", "may",   "might",  "shall", "cannot", "not",
         "don't", "doesn't", "didn't", "can't",  "won't", "please", "let's"});
    return is_one_of(table, word);
}

bool is_auxiliary(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"have", "has",  "had",   "having",  "haven't", "hasn't", "hadn't", "be",      "is",  "are",
         "was",  "were", "been",  "being",   "isn't",   "aren't", "wasn't", "weren't", "get", "gets",
         "got",  "i've", "we've", "they've", "you've",  "it's",   "he's",   "she's"});
    return is_one_of(table, word);
}

bool is_subject(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"i", "we", "they", "he", "she", "it", "you", "who"});
    return is_one_of(table, word);
}

bool may_stand_between(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"not", "also", "already", "been", "never", "always", "now", "since",
                                         "just", "only", "still", "then", "all"});
    return is_one_of(table, word) || (word.size() > 4 && word.ends_with("ly"));
}

// An auxiliary before the verb, with adverbs between: "has already been", "were not".
bool follows_auxiliary(const Passage& passage, std::size_t first) {
    constexpr std::size_t far = 4;
    for (std::size_t back = 1; back <= far && back <= first; ++back) {
        if (passage.tokens[first - back + 1].gap == Gap::apart)
            return false;
        const std::string& word = passage.tokens[first - back].word;
        if (is_auxiliary(word))
            return true;
        if (!may_stand_between(word))
            return false;
    }
    return false;
}

// The one form that is meant; sure: no other could be.
struct Chosen {
    Form form = form_base;
    bool sure = true;
};

Chosen choose_past(const Passage& passage, std::size_t first, bool same) {
    if (same)
        return {form_past, true};
    if (follows_auxiliary(passage, first))
        return {form_participle, true};
    // After a noun it may be either: "the plan chosen", "the parents chose".
    const bool subject = first > 0 && is_subject(passage.tokens[first - 1].word);
    return {form_past, subject};
}

Chosen choose_verb_form(const Passage& passage, const Match& match, Forms forms, const std::string& head) {
    const bool past = (forms & form_past) != 0;
    const bool participle = (forms & form_participle) != 0;
    if ((forms & form_base) != 0) {
        if (!past && !participle)
            return {form_base, true};
        // "put", "set", "read": every form looks the same.
        if (follows_auxiliary(passage, match.first))
            return {form_participle, true};
        const bool base = match.first > 0 && (comes_before_verb(passage.tokens[match.first - 1].word) ||
                                              passage.tokens[match.first - 1].word == "to");
        return {form_base, base};
    }
    if ((forms & form_third_person) != 0)
        return {form_third_person, true};
    if ((forms & form_ing) != 0)
        return {form_ing, true};
    if (past && participle)
        return choose_past(passage, match.first,
                           spellings(head, form_past) == spellings(head, form_participle));
    return {past ? form_past : form_participle, true};
}

Chosen choose_form(const Passage& passage, const Match& match, PartOfSpeech part, Forms forms,
                   const std::string& head) {
    switch (part) {
    case PartOfSpeech::verb:
        return choose_verb_form(passage, match, forms, head);
    case PartOfSpeech::noun:
        return {(forms & form_base) != 0 ? form_base : form_plural, true};
    case PartOfSpeech::adjective:
        if ((forms & form_base) != 0)
            return {form_base, true};
        return {(forms & form_comparative) != 0 ? form_comparative : form_superlative, true};
    case PartOfSpeech::adverb:
    case PartOfSpeech::phrase:
    case PartOfSpeech::preposition:
        return {form_base, true};
    }
    return {};
}

// The phrase with one word in another form; nothing when that form cannot be made.
struct Formed {
    std::string text;
    bool sure = false;
};

Formed in_form(const std::string& use, PartOfSpeech part, Form form, const Speller& speller) {
    if (form == form_base)
        return {use, true};
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= use.size();) {
        const std::size_t end = std::min(use.find(' ', at), use.size());
        parts.push_back(use.substr(at, end - at));
        at = end + 1;
    }
    const std::size_t head = head_of(part, parts);
    if (head >= parts.size())
        return {use, false};
    const std::vector<std::string> candidates = spellings(parts[head], form);
    const auto known = std::find_if(candidates.begin(), candidates.end(), [&](const std::string& word) {
        return speller.is_word(word.substr(word.find(' ') + 1));
    });
    const bool sure = known != candidates.end();
    if (!candidates.empty())
        parts[head] = sure ? *known : candidates.front();
    std::string text;
    for (const std::string& word : parts)
        text += (text.empty() ? "" : " ") + word;
    return {text, sure};
}

// "be": "am", "is", "are" hang on the subject, which we do not know.
bool hangs_on_subject(const std::string& use, Form form) {
    return (use == "be" || use.starts_with("be ")) &&
           (form == form_base || form == form_third_person || form == form_past);
}

Replacement put(const Passage& passage, std::size_t first, std::size_t last, Formed formed, bool sure) {
    Replacement found;
    found.begin = passage.tokens[first].begin;
    found.end = passage.tokens[last].end;
    found.text = in_case_of(passage, first, last, formed.text);
    found.confidence = sure && formed.sure ? Confidence::certain : Confidence::review;
    if (const auto article = article_change(passage, first, formed.text)) {
        found.text =
            article->article + passage.text.substr(article->end, found.begin - article->end) + found.text;
        found.begin = article->begin;
    }
    return found;
}

} // namespace

Replacement replacement_of(const Passage& passage, const Match& match, PartOfSpeech part, std::size_t head,
                           const std::string& use, const Speller& speller) {
    const Forms forms = head < match.forms.size() ? match.forms[head] : Forms{form_base};
    const std::string verb = use.substr(0, use.find(' '));
    const Chosen chosen = choose_form(passage, match, part, forms, verb);
    bool sure = chosen.sure && !hangs_on_subject(use, chosen.form);
    if (match.first > 0 && passage.tokens[match.first].gap != Gap::apart) {
        const std::string& before = passage.tokens[match.first - 1].word;
        // "the commencing of", "the revised plan": no longer a verb's place in the sentence.
        if (part == PartOfSpeech::verb && is_determiner(before))
            sure = false;
        // "more rapid" would become "more quick".
        if (part == PartOfSpeech::adjective && (before == "more" || before == "most"))
            sure = false;
    }
    return put(passage, match.first, match.last, in_form(use, part, chosen.form, speller), sure);
}

Replacement replacement_of_noun(const Passage& passage, std::size_t first, std::size_t last,
                                const std::string& use, Number number, const Speller& speller) {
    const Form form = number == Number::plural ? form_plural : form_base;
    return put(passage, first, last, in_form(use, PartOfSpeech::noun, form, speller), true);
}

bool is_other_part(const Passage& passage, std::size_t first, PartOfSpeech part, Forms forms) {
    if (first == 0 || passage.tokens[first].gap != Gap::space)
        return false;
    const std::string& before = passage.tokens[first - 1].word;
    if (part == PartOfSpeech::verb) { // "the requests", "a request"; but "the requested" may still be meant
        if ((forms & form_third_person) != 0 && asks_for_singular(before))
            return false; // "this shows": no noun in the plural
        return (forms & (form_base | form_third_person)) != 0 && is_determiner(before);
    }
    return part == PartOfSpeech::noun && comes_before_verb(before);
}

} // namespace plainsend
