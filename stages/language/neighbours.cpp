#include "stages/language/neighbours.h"

#include <algorithm>

#include "stages/language/function_words.h"
#include "stages/language/inflection.h"
#include "stages/language/matcher.h"
#include "stages/language/tokens.h"

namespace plainsend {

namespace {

constexpr std::string_view any_number = "#";

bool stands_at(const std::vector<std::vector<std::string>>& words, const std::vector<Token>& tokens,
               std::size_t first) {
    if (first + words.size() > tokens.size())
        return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool number = words[i].size() == 1 && words[i].front() == any_number;
        if (number ? !tokens[first + i].digits
                   : !std::binary_search(words[i].begin(), words[i].end(), tokens[first + i].word))
            return false;
    }
    return true;
}

bool ends_clause(const std::vector<Token>& tokens, std::size_t last) {
    return last + 1 >= tokens.size() || tokens[last + 1].gap == Gap::apart ||
           tokens[last + 1].gap == Gap::comma;
}

// "that" may as well open a sentence of its own: "show that he can".
bool opens_object(const std::vector<Token>& tokens, std::size_t last) {
    return !ends_clause(tokens, last) && tokens[last + 1].word != "that" &&
           is_article_or_possessive(tokens[last + 1].word);
}

bool is_passive(const std::vector<Token>& tokens, const Match& match) {
    if (match.forms.empty() || (match.forms.front() & (form_participle | form_base)) == 0)
        return false;
    constexpr std::size_t far = 3; // "is not always required"
    for (std::size_t back = 1; back <= far && back <= match.first; ++back) {
        if (tokens[match.first - back + 1].gap != Gap::space)
            return false;
        const std::string& word = tokens[match.first - back].word;
        if (is_form_of_be(word) || word == "get" || word == "got")
            return true;
        if (word != "not" && word != "always" && word != "also" && word != "already" && !word.ends_with("ly"))
            return false;
    }
    return false;
}

} // namespace

Neighbours::Words Neighbours::forms_of(std::string_view phrase) {
    Words found;
    if (phrase.starts_with(any_number)) {
        found.push_back({std::string(any_number)});
        phrase.remove_prefix(any_number.size());
    }
    for (const PatternWord& word : pattern_words(phrase)) {
        std::vector<std::string> spellings;
        for (const Inflected& form : all_forms(word.word, Endings::any))
            spellings.push_back(form.word);
        std::sort(spellings.begin(), spellings.end());
        found.push_back(std::move(spellings));
    }
    return found;
}

void Neighbours::add_before(std::string_view words) {
    before_.push_back(forms_of(words));
}

void Neighbours::add_after(std::string_view words) {
    after_.push_back(forms_of(words));
}

void Neighbours::add_earlier(std::string_view words) {
    earlier_.push_back(forms_of(words));
}

void Neighbours::add_clause_start() {
    clause_start_ = true;
}

void Neighbours::add_clause_end() {
    clause_end_ = true;
}

void Neighbours::add_object() {
    object_ = true;
}

void Neighbours::add_passive() {
    passive_ = true;
}

bool Neighbours::empty() const {
    return before_.empty() && after_.empty() && earlier_.empty() && !clause_start_ && !clause_end_ &&
           !object_ && !passive_;
}

bool Neighbours::agree(const std::vector<Token>& tokens, const Match& match) const {
    const std::size_t next = match.last + 1;
    if (next < tokens.size() && (tokens[next].gap != Gap::apart || tokens[next].digits)) // "about £400"
        for (const Words& words : before_)
            if (stands_at(words, tokens, next))
                return true;
    if (clause_end_ && ends_clause(tokens, match.last))
        return true;
    if (object_ && opens_object(tokens, match.last))
        return true;
    if (passive_ && is_passive(tokens, match))
        return true;
    return agree_in_front(tokens, match.first);
}

bool Neighbours::agree_in_front(const std::vector<Token>& tokens, std::size_t first) const {
    if (tokens[first].gap != Gap::apart)
        for (const Words& words : after_)
            if (words.size() <= first && stands_at(words, tokens, first - words.size()))
                return true;
    if (clause_start_ && (tokens[first].gap == Gap::apart || tokens[first].gap == Gap::comma))
        return true;
    // Over the end of a sentence as well: to find too much only costs a proposal.
    constexpr std::size_t far = 12;
    for (std::size_t at = first > far ? first - far : 0; at < first; ++at)
        for (const Words& words : earlier_)
            if (at + words.size() <= first && stands_at(words, tokens, at))
                return true;
    return false;
}

} // namespace plainsend
