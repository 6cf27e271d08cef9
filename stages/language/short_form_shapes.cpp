#include "stages/language/short_form_shapes.h"

#include <algorithm>
#include <array>

#include "stages/language/function_words.h"
#include "stages/language/inflection.h"
#include "stages/text/ascii.h"
#include "stages/text/one_of.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

bool is_roman(std::string_view text) {
    static constexpr auto table =
        std::to_array<std::string_view>({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII",
                                         "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"});
    return is_one_of(table, text);
}

bool asks_for_a_number(const std::string& word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"part",  "section",  "chapter", "appendix", "annex",     "level",   "type", "stage",
         "phase", "schedule", "volume",  "tier",     "wave",      "year",    "form", "grade",
         "book",  "unit",     "title",   "article",  "paragraph", "protocol"});
    return is_one_of(table, word) ||
           (word.ends_with('s') && is_one_of(table, word.substr(0, word.size() - 1)));
}

// "Henry VI"
bool is_kings_name(const std::string& word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"henry", "george", "edward", "charles", "louis", "james", "william", "alexander", "pius", "paul"});
    return is_one_of(table, word);
}

// What people do, and therapies do not.
bool is_deed(std::string_view word) {
    static constexpr auto deeds = std::to_array<std::string_view>(
        {"came",   "comes",  "said",     "says",    "saw",   "sees",   "showed",  "shows",
         "wrote",  "writes", "told",     "met",     "meets", "thinks", "thought", "gave",
         "gives",  "asked",  "suggests", "advises", "rang",  "called", "joins",   "explains",
         "visits", "helps",  "works",    "sits",    "sat",   "meet",   "will"});
    return is_one_of(deeds, word);
}

bool is_title(const Token& token) {
    static constexpr auto titles = std::to_array<std::string_view>(
        {"mr", "mrs", "ms",   "miss",       "mx",  "dr",   "prof", "professor", "rev",   "revd", "reverend",
         "fr", "sr",  "cllr", "councillor", "sir", "dame", "lord", "lady",      "judge", "nurse"});
    return token.starts_upper && is_one_of(titles, token.word);
}

// What stands between a token and the next is one of these.
bool between_is(const Passage& passage, std::size_t token, std::initializer_list<std::string_view> all) {
    const std::size_t begin = passage.tokens[token].whole_end;
    const std::string_view between =
        std::string_view(passage.text).substr(begin, passage.tokens[token + 1].begin - begin);
    return is_one_of(all, between);
}

} // namespace

std::vector<bool> shouted_words(const Passage& passage, const Speller& speller) {
    const std::vector<Token>& tokens = passage.tokens;
    std::vector<bool> shouted(tokens.size(), false);
    for (std::size_t begin = 0; begin < tokens.size();) {
        std::size_t end = begin;
        bool ordinary = false;
        std::size_t words = 0; // "A SALT report": the article shouts nothing
        while (end < tokens.size() && (tokens[end].upper || tokens[end].word == "and") &&
               (end == begin || tokens[end].gap != Gap::apart)) {
            ordinary = ordinary || (tokens[end].upper && tokens[end].word.size() >= 4 &&
                                    speller.is_word(tokens[end].word));
            words += tokens[end].word.size() > 1 ? 1 : 0;
            ++end;
        }
        if (end == begin) {
            ++begin;
            continue;
        }
        if (ordinary && words >= 2)
            std::fill(shouted.begin() + static_cast<std::ptrdiff_t>(begin),
                      shouted.begin() + static_cast<std::ptrdiff_t>(end), true);
        begin = end;
    }
    return shouted;
}

bool is_excluded_shape(const Passage&, std::size_t, std::string_view text) {
    if (std::any_of(text.begin(), text.end(), is_digit))
        return true;
    if (is_upper(text))
        return false;
    // A name has one capital inside ("McKay", "PowerPoint"); an acronym ends in a capital or begins with two.
    return !is_capital(text.back()) && !(is_capital(text[0]) && is_capital(text[1]));
}

bool is_part_of_reference(const Passage& passage, std::size_t token) {
    const Token& here = passage.tokens[token];
    const std::string_view text = passage.text;
    const auto is_sign = [](char c) {
        return c == '/' || c == '-' || c == '_' || c == '#' || c == '\\' || c == '.';
    };
    if (here.whole_end + 1 < text.size() && is_sign(text[here.whole_end]) &&
        is_digit(text[here.whole_end + 1]))
        return true;
    if (here.begin >= 2 && is_sign(text[here.begin - 1]) && is_digit(text[here.begin - 2]))
        return true;
    return here.begin >= 1 && (text[here.begin - 1] == '_' || text[here.begin - 1] == '#');
}

bool is_behind_code(const Passage& passage, std::size_t token) {
    if (token == 0 || passage.tokens[token].gap != Gap::space)
        return false;
    const Token& before = passage.tokens[token - 1];
    return before.digits && before.upper;
}

bool is_numeral(const Passage& passage, std::size_t token, std::string_view text, bool known) {
    if (!is_roman(text))
        return false;
    if (!known)
        return true;
    if (token > 0)
        return asks_for_a_number(passage.tokens[token - 1].word) ||
               is_kings_name(passage.tokens[token - 1].word);
    const std::size_t end = passage.tokens[token].whole_end;
    return end < passage.text.size() && (passage.text[end] == '.' || passage.text[end] == ')');
}

bool is_little_word(std::string_view folded) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"is",  "it",  "am",  "or",  "so",   "as",  "us",  "he",  "we",  "me",  "my", "no",  "do",
         "go",  "in",  "on",  "at",  "be",   "by",  "if",  "of",  "to",  "up",  "an", "all", "not",
         "and", "the", "can", "may", "must", "any", "how", "who", "are", "was", "has"});
    return is_one_of(table, folded);
}

bool is_verb_in_capitals(std::string_view folded) {
    static constexpr auto verbs =
        std::to_array<std::string_view>({"send", "add", "sip", "sit", "stem", "peep"});
    return is_one_of(verbs, folded);
}

bool stands_as_word(const Passage& passage, std::size_t token) {
    static constexpr auto leads = std::to_array<std::string_view>(
        {"to",     "can",    "cannot", "can't", "will",   "won't", "would",  "must", "shall",
         "should", "could",  "may",    "might", "do",     "don't", "did",    "not",  "didn't",
         "i",      "we",     "you",    "they",  "he",     "she",   "it",     "who",  "mum",
         "dad",    "please", "let's",  "never", "always", "then",  "kindly", "also", "just"});
    const auto is_in = [](const auto& table, std::string_view word) { return is_one_of(table, word); };
    const std::vector<Token>& tokens = passage.tokens;
    const auto word_at = [&](std::size_t at) {
        return at < tokens.size() ? std::string_view(tokens[at].word) : std::string_view();
    };
    const std::string_view front = token > 0 ? word_at(token - 1) : std::string_view();
    const std::string_view next = word_at(token + 1);
    if (front == "called" || front == "named" ||
        (tokens[token].word == "hi" && (front == "say" || front == "said" || front == "says")))
        return true; // "said HI"
    if (tokens[token].word == "odd")
        return next.starts_with("number") ||
               ((next == "and" || next == "or") && word_at(token + 2) == "even") ||
               ((front == "and" || front == "or") && token > 1 && word_at(token - 2) == "even");
    if (!is_verb_in_capitals(tokens[token].word))
        return false;
    const bool has_object = token + 1 < tokens.size() && tokens[token + 1].gap == Gap::space &&
                            (is_article_or_possessive(next) || is_object_pronoun(next));
    return is_in(leads, front) || (has_object && starts_sentence(passage, token));
}

bool stands_as_noun(const Passage& passage, std::size_t token) {
    static constexpr auto leads = std::to_array<std::string_view>({"the", "a", "an", "our", "his", "their"});
    return token > 0 && passage.tokens[token].gap == Gap::space &&
           is_one_of(leads, passage.tokens[token - 1].word);
}

bool stands_before_noun(const Passage& passage, std::size_t token) {
    const std::vector<Token>& tokens = passage.tokens;
    if (token + 1 >= tokens.size() || tokens[token + 1].gap != Gap::space)
        return false;
    const std::string& next = tokens[token + 1].word;
    if (is_deed(next) || is_function_word(next) || next.ends_with("ed"))
        return false;
    // "the OT checks the chair"
    return token + 2 >= tokens.size() || tokens[token + 2].gap != Gap::space ||
           !(is_article_or_possessive(tokens[token + 2].word) || is_object_pronoun(tokens[token + 2].word));
}

bool acts_as_person(const Passage& passage, std::size_t token) {
    const std::vector<Token>& tokens = passage.tokens;
    if (is_beside_person(passage, token))
        return true;
    if (!stands_as_noun(passage, token) || tokens[token].possessive || hyphen_after(tokens, token) ||
        stands_before_noun(passage, token))
        return false;
    // "an OT" is one; "his OT" may be the lessons.
    const std::string& next = token + 1 < tokens.size() ? tokens[token + 1].word : tokens[token].word;
    const std::string& lead = tokens[token - 1].word;
    return lead == "a" || lead == "an" || is_deed(next) || next.ends_with("ed") || next == "who";
}

bool is_everyday(std::string_view text) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"UK",  "TV",  "AM",  "PM",  "OK",  "BC",  "DVD", "BBC", "PS",  "PPS", "NB",   "FAQ",  "MBE",  "OBE",
         "CBE", "PhD", "BSc", "MSc", "BA",  "BEd", "MEd", "PDF", "USA", "DIY", "RSVP", "CCTV", "PGCE", "QTS",
         "PTO", "BBQ", "GBP", "USD", "EUR", "KG",  "KM",  "CM",  "MM",  "ML",  "XS",   "XL",   "XXL",  "HB"});
    return is_one_of(table, text);
}

bool is_part_of_titled_name(const Passage& passage, std::size_t token) {
    const std::vector<Token>& tokens = passage.tokens;
    if (token == 0 || token + 1 >= tokens.size())
        return false;
    const Token& before = tokens[token - 1];
    const Token& next = tokens[token + 1];
    const std::string_view between =
        std::string_view(passage.text).substr(before.whole_end, tokens[token].begin - before.whole_end);
    return before.starts_upper && (tokens[token].gap == Gap::space || between == ". ") && next.starts_upper &&
           (next.gap == Gap::space || next.gap == Gap::hyphen) && is_title(before);
}

bool is_beside_person(const Passage& passage, std::size_t token) {
    constexpr std::size_t longest_name = 3;
    const std::vector<Token>& tokens = passage.tokens;
    const auto word_at = [&](std::size_t at) {
        return at < tokens.size() ? std::string_view(tokens[at].word) : std::string_view();
    };
    if (tokens[token].possessive || hyphen_before(tokens, token) || hyphen_after(tokens, token))
        return false;
    // "the EP, Mrs Hall", "EP: Mrs Hall", "EP Mrs Hall"
    if (token + 2 < tokens.size() && is_title(tokens[token + 1]) && tokens[token + 2].starts_upper)
        return between_is(passage, token, {" ", ", ", ": ", " \u2013 ", " - ", " ("});
    // "Mrs Hall, EP, rang": not "Mrs Hall, EP service".
    const bool ends =
        token + 1 == tokens.size() || tokens[token + 1].gap != Gap::space || word_at(token + 1) == "and";
    std::size_t name = token;
    bool open = token > 0 && between_is(passage, token - 1, {", ", " (", " \u2013 ", " - ", ": "});
    if (!open && token > 2 && is_article_or_possessive(word_at(token - 1)) && // "Mrs Hall is our EP"
        (word_at(token - 2) == "is" || between_is(passage, token - 2, {", "}))) {
        name = word_at(token - 2) == "is" ? token - 2 : token - 1;
        open = name == token - 1 || tokens[name].gap == Gap::space;
    }
    if (!open || !ends)
        return false;
    for (std::size_t back = 1; back <= longest_name && back < name; ++back) {
        if (!tokens[name - back].starts_upper || (back > 1 && tokens[name - back + 1].gap == Gap::apart))
            return false;
        if (is_title(tokens[name - back - 1]))
            return true;
    }
    return false;
}

bool may_be_part_of_name(const Passage& passage, std::size_t token) {
    constexpr std::size_t longest = 3;
    const std::vector<Token>& tokens = passage.tokens;
    if (token + 1 >= tokens.size() || tokens[token].word.size() > longest)
        return false;
    const Token& next = tokens[token + 1];
    return next.gap == Gap::space && next.starts_upper && !next.upper && next.word.size() > 1;
}

std::string as_spoken(std::string_view words, const Glossary& glossary) {
    const std::string_view first = words.substr(0, words.find(' '));
    if (glossary.spoken.contains(first))
        return lower(words);
    if (std::count_if(first.begin(), first.end(), is_capital) < 2)
        return std::string(words);
    // "SpLD" is spelt out; one letter would be taken for the word "a", two letters for letters.
    const std::string letters = upper(first.substr(0, first.find_first_of("&/")));
    return letters.size() == 1 ? letters + letters : letters;
}

std::string_view article_before_acronym(std::string_view text, const Glossary& glossary) {
    return article_before(as_spoken(text, glossary));
}

std::map<std::string, std::string> names_by_initials(const std::vector<Passage>& passages,
                                                     const Speller& speller) {
    constexpr std::size_t longest = 3;
    std::map<std::string, std::string> found;
    const auto is_name_word = [](const Token& token) {
        return token.starts_upper && !token.upper && !token.digits && token.word.size() > 1;
    };
    for (const Passage& passage : passages) {
        const std::vector<Token>& tokens = passage.tokens;
        for (std::size_t first = 0; first + 1 < tokens.size(); ++first) {
            std::string initials;
            bool unusual = false; // at least one word that is only a name
            for (std::size_t at = first; at < tokens.size() && at < first + longest; ++at) {
                const bool joined = tokens[at].gap == Gap::space || tokens[at].gap == Gap::hyphen;
                if (!is_name_word(tokens[at]) || (at > first && !joined))
                    break;
                initials += tokens[at].word[0];
                unusual = unusual || !speller.is_word(tokens[at].word);
                if (at > first && unusual)
                    found.try_emplace(initials, passage.text.substr(tokens[first].begin,
                                                                    tokens[at].end - tokens[first].begin));
            }
        }
    }
    return found;
}

} // namespace plainsend
