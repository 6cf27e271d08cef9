#include "stages/language/replacement.h"

#include <algorithm>
#include <array>

#include "stages/language/agreement.h"
#include "stages/language/function_words.h"
#include "stages/language/irregular_words.h"
#include "stages/language/rewording.h"
#include "stages/text/one_of.h"

namespace plainsend {

namespace {

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

// "The check revealed a problem": what has an object is no participle, but "revealed by" is.
bool has_object(const Passage& passage, std::size_t last) {
    return last + 1 < passage.tokens.size() && passage.tokens[last + 1].gap == Gap::space &&
           (is_article_or_possessive(passage.tokens[last + 1].word) ||
            is_object_pronoun(passage.tokens[last + 1].word));
}

bool has_agent(const Passage& passage, std::size_t last) {
    return last + 1 < passage.tokens.size() && passage.tokens[last + 1].gap == Gap::space &&
           passage.tokens[last + 1].word == "by";
}

// "The noise subsided.": a short clause without another verb.
bool is_whole_clause(const Passage& passage, std::size_t first, std::size_t last) {
    if (last + 1 < passage.tokens.size() && passage.tokens[last + 1].gap != Gap::apart)
        return false;
    constexpr std::size_t far = 3;
    for (std::size_t back = 1; back <= far && back <= first; ++back) {
        const Token& token = passage.tokens[first - back];
        if (passage.tokens[first - back + 1].gap != Gap::space || is_form_of_be(token.word) ||
            is_form_of_have(token.word) || is_modal(token.word))
            return false;
        if (token.gap == Gap::apart)
            return is_article_or_possessive(token.word) || looks_plural(token.word);
    }
    return false;
}

Chosen choose_past(const Passage& passage, std::size_t first, std::size_t last, bool same) {
    if (same)
        return {form_past, true};
    if (follows_auxiliary(passage, first))
        return {form_participle, true};
    // "the revised plan" is no longer a verb's place in the sentence.
    if (first > 0 && passage.tokens[first].gap == Gap::space && is_determiner(passage.tokens[first - 1].word))
        return {form_participle, true};
    // After a noun it may be either: "the plan chosen", "the parents chose".
    const bool subject = first > 0 && is_subject(passage.tokens[first - 1].word);
    if (!subject && has_agent(passage, last))
        return {form_participle, true};
    return {form_past, subject || has_object(passage, last) || is_whole_clause(passage, first, last)};
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
        return choose_past(passage, match.first, match.last,
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

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

// "papers", "clothes": in the plural already.
bool is_plural(const std::string& noun) {
    return singular_of(noun) != noun || noun == "clothes" || noun == "people" || noun == "staff";
}

// The phrase with one word in another form; nothing when that form cannot be made.
struct Formed {
    std::string text;
    bool sure = false;
};

Formed in_form(const std::string& use, PartOfSpeech part, Form form, const Speller& speller) {
    if (form == form_base)
        return {use, true};
    std::vector<std::string> parts = words_of(use);
    const std::size_t head = head_of(part, parts);
    if (head >= parts.size())
        return {use, false};
    if (form == form_plural && is_plural(parts[head]))
        return {use, true};
    const std::vector<std::string> candidates = spellings(parts[head], form);
    const auto known = std::find_if(candidates.begin(), candidates.end(), [&](const std::string& word) {
        return speller.is_word(word.substr(word.find(' ') + 1));
    });
    if (known == candidates.end())
        return {use, false};
    parts[head] = *known;
    std::string text;
    for (const std::string& word : parts)
        text += (text.empty() ? "" : " ") + word;
    return {text, true};
}

// "be": "am", "is", "are" hang on the subject, which we do not know.
bool hangs_on_subject(const std::string& use, Form form) {
    return (use == "be" || use.starts_with("be ")) &&
           (form == form_base || form == form_third_person || form == form_past);
}

// What takes no "a" and no plural: "an expenditure" is not "a spending".
bool counts_what_cannot_be_counted(const Passage& passage, std::size_t first, const std::string& use) {
    if (first == 0 || passage.tokens[first].gap != Gap::space || !is_uncountable(words_of(use).back()))
        return false;
    static constexpr auto table =
        std::to_array<std::string_view>({"a", "an", "another", "each", "every", "one", "two", "three", "many",
                                         "several", "few", "these", "those"});
    const Token& before = passage.tokens[first - 1];
    return before.digits || is_one_of(table, before.word);
}

Replacement put(const Passage& passage, std::size_t first, std::size_t last, const Formed& formed,
                bool sure) {
    Replacement found;
    found.begin = passage.tokens[first].begin;
    found.end = passage.tokens[last].end;
    found.text = in_case_of(passage, first, last, formed.text);
    found.formed = formed.sure;
    found.confidence = sure && formed.sure ? Confidence::certain : Confidence::review;
    if (const auto article = article_change(passage, first, formed.text)) {
        found.text =
            article->article + passage.text.substr(article->end, found.begin - article->end) + found.text;
        found.begin = article->begin;
    }
    return found;
}

// The length of an apostrophe that stands here; 0 when none does.
std::size_t apostrophe_length(std::string_view text) {
    if (text.starts_with('\''))
        return 1;
    return text.starts_with("\u2019") ? 3 : 0;
}

// "the attire's" is "the clothes'", "the individuals'" is "the people's".
Replacement with_possessive(const Passage& passage, std::size_t last, Replacement plain) {
    const Token& token = passage.tokens[last];
    if (plain.end != token.end)
        return plain;
    const std::string_view behind = std::string_view(passage.text).substr(token.end);
    const std::size_t length = apostrophe_length(behind);
    if (length == 0)
        return plain;
    const bool ends_in_s = plain.text.ends_with('s');
    const bool plural = ends_in_s && !plain.text.ends_with("ss");
    if (token.possessive && plural) {
        plain.text += behind.substr(0, length);
        plain.end = token.whole_end;
        return plain;
    }
    const bool goes_on = behind.size() > length + 1 && behind[length] == ' ';
    if (!token.possessive && token.word.ends_with('s') && !ends_in_s && goes_on) {
        plain.text += std::string(behind.substr(0, length)) + "s";
        plain.end = token.end + length;
    }
    return plain;
}

// "more rapid" is "quicker", and "more beneficial" stays "more helpful".
std::optional<Replacement> put_compared(const Passage& passage, std::size_t first, std::size_t last,
                                        const std::string& use, const Speller& speller) {
    if (first == 0 || passage.tokens[first].gap != Gap::space)
        return std::nullopt;
    const std::string& before = passage.tokens[first - 1].word;
    if (before != "more" && before != "most")
        return std::nullopt;
    const Form form = before == "more" ? form_comparative : form_superlative;
    const Formed formed = in_form(use, PartOfSpeech::adjective, form, speller);
    if (!formed.sure || formed.text.starts_with("more ") || formed.text.starts_with("most "))
        return put(passage, first, last, {use, formed.sure && use.find(' ') == std::string::npos}, false);
    return put(passage, first - 1, last, formed, false);
}

// A noun whose plain word is a plural takes the words beside it along.
Replacement put_plural(const Passage& passage, std::size_t first, std::size_t last, const Formed& formed) {
    Replacement plain = put(passage, first, last, formed, false);
    const Agreement agreement = agreement_with_plural(passage, first, last);
    plain.formed = plain.formed && agreement.possible;
    if (!plain.formed)
        return plain;
    if (!agreement.after.empty()) {
        const Token& verb = passage.tokens[last + 1];
        plain.text += passage.text.substr(plain.end, verb.begin - plain.end) + agreement.after;
        plain.end = verb.end;
    }
    if (!agreement.before.empty()) {
        const Token& word = passage.tokens[first - 1];
        const std::string text = in_case_of(passage, first - 1, first - 1, agreement.before);
        plain.text = text + passage.text.substr(word.end, plain.begin - word.end) + plain.text;
        plain.begin = word.begin;
    }
    return plain;
}

Replacement put_noun(const Passage& passage, std::size_t first, std::size_t last, Form form,
                     const std::string& use, const Speller& speller) {
    Formed formed = in_form(use, PartOfSpeech::noun, form, speller);
    formed.sure = formed.sure && !counts_what_cannot_be_counted(passage, first, use);
    Replacement plain = form == form_base && is_plural(words_of(use).back())
                            ? put_plural(passage, first, last, formed)
                            : put(passage, first, last, formed, true);
    return with_possessive(passage, last, std::move(plain));
}

// "lost the key.", "a comprehensive in Leeds": no word follows that an adjective could belong to.
bool describes_nothing(const Passage& passage, std::size_t last) {
    if (last + 1 >= passage.tokens.size() || passage.tokens[last + 1].gap == Gap::apart)
        return true;
    const Token& next = passage.tokens[last + 1];
    return next.gap == Gap::space && !next.digits && (is_preposition(next.word) || is_form_of_be(next.word));
}

// "is key", "it beneficial", "and beneficial", "very beneficial"
bool may_precede_lone_adjective(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"become", "becomes", "became", "seem",   "seems",  "seemed", "feel",  "feels", "felt",
         "look",   "looks",   "looked", "remain", "stay",   "keep",   "find",  "found", "make",
         "made",   "and",     "or",     "but",    "very",   "more",   "most",  "less",  "too",
         "so",     "as",      "not",    "quite",  "rather", "if",     "where", "when",  "than",
         "how",    "now",     "no",     "also",   "be"});
    return is_one_of(table, word) || is_auxiliary(word) || is_object_pronoun(word) ||
           (word.size() > 4 && word.ends_with("ly"));
}

} // namespace

Replacement replacement_of(const Passage& passage, const Match& match, PartOfSpeech part, std::size_t head,
                           const std::string& use, const Speller& speller) {
    const Forms forms = head < match.forms.size() ? match.forms[head] : Forms{form_base};
    const Chosen chosen = choose_form(passage, match, part, forms, use.substr(0, use.find(' ')));
    if (part == PartOfSpeech::noun)
        return put_noun(passage, match.first, match.last, chosen.form, use, speller);
    if (part == PartOfSpeech::adjective && chosen.form == form_base)
        if (const auto compared = put_compared(passage, match.first, match.last, use, speller))
            return *compared;
    Formed formed = in_form(use, part, chosen.form, speller);
    formed.sure =
        formed.sure && chosen.sure && !(part == PartOfSpeech::verb && hangs_on_subject(use, chosen.form));
    // "the commencing of", "the revised plan": no longer a verb's place in the sentence.
    const bool behind_determiner = match.first > 0 && passage.tokens[match.first].gap != Gap::apart &&
                                   is_determiner(passage.tokens[match.first - 1].word);
    return put(passage, match.first, match.last, formed, part != PartOfSpeech::verb || !behind_determiner);
}

Replacement replacement_of_noun(const Passage& passage, std::size_t first, std::size_t last,
                                const std::string& use, Number number, const Speller& speller) {
    const Form form = number == Number::plural ? form_plural : form_base;
    return put_noun(passage, first, last, form, use, speller);
}

bool is_other_part(const Passage& passage, const Match& match, PartOfSpeech part, Forms forms) {
    if (match.first == 0 || passage.tokens[match.first].gap != Gap::space)
        return false;
    const std::string& before = passage.tokens[match.first - 1].word;
    if (part == PartOfSpeech::verb) { // "the requests", "a request"; but "the requested" may still be meant
        if ((forms & form_third_person) != 0 && asks_for_singular(before))
            return false; // "this shows": no noun in the plural
        return (forms & (form_base | form_third_person)) != 0 && is_determiner(before);
    }
    if (part == PartOfSpeech::adjective)
        return describes_nothing(passage, match.last) && !may_precede_lone_adjective(before);
    return part == PartOfSpeech::noun && comes_before_verb(before);
}

} // namespace plainsend
