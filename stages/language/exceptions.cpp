#include "stages/language/exceptions.h"

#include <algorithm>

#include "stages/language/inflection.h"
#include "stages/language/matcher.h"
#include "stages/language/tokens.h"

namespace plainsend {

namespace {

bool stands_at(const std::vector<std::vector<std::string>>& words, const std::vector<Token>& tokens,
               std::size_t first) {
    if (first + words.size() > tokens.size())
        return false;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!std::binary_search(words[i].begin(), words[i].end(), tokens[first + i].word))
            return false;
    return true;
}

} // namespace

Exceptions::Words Exceptions::forms_of(std::string_view phrase) {
    Words found;
    for (const PatternWord& word : pattern_words(phrase)) {
        std::vector<std::string> spellings;
        for (const Inflected& form : all_forms(word.word, Endings::any))
            spellings.push_back(form.word);
        std::sort(spellings.begin(), spellings.end());
        found.push_back(std::move(spellings));
    }
    return found;
}

void Exceptions::add_before(std::string_view words) {
    before_.push_back(forms_of(words));
}

void Exceptions::add_after(std::string_view words) {
    after_.push_back(forms_of(words));
}

bool Exceptions::excuse(const std::vector<Token>& tokens, const Match& match) const {
    const std::size_t next = match.last + 1;
    if (next < tokens.size() && tokens[next].gap != Gap::apart)
        for (const Words& words : before_)
            if (stands_at(words, tokens, next))
                return true;
    if (tokens[match.first].gap != Gap::apart)
        for (const Words& words : after_)
            if (words.size() <= match.first && stands_at(words, tokens, match.first - words.size()))
                return true;
    return false;
}

} // namespace plainsend
