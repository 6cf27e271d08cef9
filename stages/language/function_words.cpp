#include "stages/language/function_words.h"

#include <array>

#include "stages/text/one_of.h"

namespace plainsend {

namespace {

bool is_subject_pronoun(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"i", "he", "she", "we", "they", "who", "there", "everyone"});
    return is_one_of(table, word);
}

bool is_conjunction(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"and", "or",     "but",      "if",     "when", "while", "whilst", "where", "whether", "because",
         "so",  "unless", "although", "though", "how",  "why",   "once",   "than",  "nor",     "yet"});
    return is_one_of(table, word);
}

bool is_adverb(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"not",   "also",     "again",     "now",     "then",    "soon",       "together", "well",
         "too",   "only",     "here",      "further", "already", "always",     "never",    "often",
         "today", "tomorrow", "yesterday", "later",   "first",   "please",     "still",    "just",
         "even",  "ever",     "sometimes", "twice",   "instead", "afterwards", "better",   "more"});
    // "family", "early" and the like begin the name of a thing.
    static constexpr auto not_adverbs = std::to_array<std::string_view>(
        {"family", "early", "daily", "weekly", "fortnightly", "monthly", "termly", "yearly", "friendly",
         "assembly", "reply", "elderly", "supply", "monopoly", "timely", "costly", "orderly", "likely"});
    return is_one_of(table, word) ||
           (word.size() > 4 && word.ends_with("ly") && !is_one_of(not_adverbs, word));
}

} // namespace

bool is_article_or_possessive(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"the", "a",       "an",   "this",  "that",  "these",  "those",   "my",    "your", "his",
         "her", "its",     "our",  "their", "any",   "some",   "each",    "every", "all",  "both",
         "no",  "another", "such", "what",  "whose", "either", "neither", "one"});
    return is_one_of(table, word);
}

bool is_object_pronoun(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"me", "you", "him", "her", "it", "us", "them", "himself", "herself", "itself", "themselves",
         "myself", "yourself", "yourselves", "ourselves", "someone", "everyone", "anyone"});
    return is_one_of(table, word);
}

bool is_preposition(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"at",     "in",     "on",      "to",      "for",     "from",   "with",       "without", "within",
         "by",     "of",     "about",   "after",   "before",  "during", "until",      "till",    "since",
         "into",   "onto",   "through", "under",   "over",    "across", "throughout", "against", "along",
         "around", "behind", "between", "towards", "outside", "inside", "alongside",  "among",   "near",
         "beside", "per",    "via",     "as",      "up",      "down",   "off",        "out",     "like"});
    return is_one_of(table, word);
}

bool is_relative(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>({"that", "which", "who", "whom", "whose"});
    return is_one_of(table, word);
}

bool is_form_of_be(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"be",    "am",     "is",      "are",    "was",     "were",    "been",
         "being", "isn't",  "aren't",  "wasn't", "weren't", "it's",    "he's",
         "she's", "that's", "there's", "i'm",    "we're",   "they're", "you're"});
    return is_one_of(table, word);
}

bool is_form_of_have(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"have", "has", "had", "having", "haven't", "hasn't", "hadn't",
                                         "i've", "we've", "they've", "you've"});
    return is_one_of(table, word);
}

bool is_modal(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"will",   "would", "can",      "could",   "must",     "should",  "may",       "might",    "shall",
         "cannot", "can't", "couldn't", "won't",   "wouldn't", "mustn't", "shouldn't", "shan't",   "do",
         "does",   "did",   "don't",    "doesn't", "didn't",   "to",      "needn't",   "mightn't", "let",
         "lets",   "let's", "i'll",     "we'll",   "they'll",  "you'll",  "he'll",     "she'll",   "it'll",
         "i'd",    "we'd",  "they'd",   "help",    "helps",    "helped",  "cannot"});
    return is_one_of(table, word);
}

bool is_quantity(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"one",  "two",  "three", "four",    "five",  "six",     "seven",  "eight", "nine", "ten",
         "many", "much", "few",   "several", "some",  "more",    "most",   "fewer", "less", "enough",
         "zero", "both", "all",   "no",      "other", "various", "twelve", "twenty"});
    return is_one_of(table, word);
}

bool is_function_word(std::string_view word) {
    return is_article_or_possessive(word) || is_object_pronoun(word) || is_preposition(word) ||
           is_relative(word) || is_form_of_be(word) || is_form_of_have(word) || is_modal(word) ||
           is_quantity(word) || is_subject_pronoun(word) || is_conjunction(word) || is_adverb(word);
}

bool looks_plural(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"people", "children", "staff", "men", "women", "police"});
    return is_one_of(table, word) || (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss") &&
                                      !word.ends_with("us") && !word.ends_with("is"));
}

} // namespace plainsend
