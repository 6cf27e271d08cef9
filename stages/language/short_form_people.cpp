#include "stages/language/short_form_people.h"

#include <algorithm>
#include <string>

#include "stages/language/function_words.h"
#include "stages/language/names_data.h"
#include "stages/language/passage.h"
#include "stages/language/short_form_shapes.h"

namespace plainsend {

namespace {

class Beside {
public:
    Beside(const Passage& passage, std::size_t token, const NameWords& words)
        : passage_(passage), tokens_(passage.tokens), here_(token), words_(words) {}

    // "Priya Nair, EP," and "Priya Nair (EP)"
    bool is_behind_full_name() const {
        if (here_ < 2 || tokens_[here_].gap == Gap::space || tokens_[here_].gap == Gap::hyphen || !ends())
            return false;
        const std::string_view between = text_before(here_);
        if (between != " (" && between != ", " && between != " \u2013 " && between != " - ")
            return false;
        std::size_t first = here_ - 1;
        constexpr std::size_t longest = 3;
        while (first > 0 && here_ - first < longest && tokens_[first].starts_upper &&
               !tokens_[first].possessive && tokens_[first].gap != Gap::apart &&
               tokens_[first].gap != Gap::comma && tokens_[first - 1].starts_upper)
            --first;
        return here_ - first >= 2 && words_.first_names.contains(tokens_[first].word);
    }

    // "the EP observed", "his TA sits"; "The TA takes the group", but not "takes place".
    bool does_as_people_do() const {
        if (!is_noun() || !follows_closely(here_ + 1))
            return false;
        const std::string& deed = tokens_[here_ + 1].word;
        if (words_.deeds.contains(deed))
            return true;
        return words_.deeds_to_people.contains(deed) && follows_closely(here_ + 2) && is_somebody(here_ + 2);
    }

    // "led by a TA", "seen by the EP", "we will ask the EP"
    bool is_named_as_doer() const {
        if (here_ < 2 || !stands_as_noun(passage_, here_) || goes_on_as_noun() ||
            tokens_[here_ - 1].gap != Gap::space)
            return false;
        const std::string& front = tokens_[here_ - 2].word;
        if (front == "by")
            return here_ > 2 && tokens_[here_ - 2].gap == Gap::space &&
                   words_.done_by.contains(tokens_[here_ - 3].word);
        return words_.asking.contains(front) || ((front == "to" || front == "with") && here_ > 2 &&
                                                 words_.talking.contains(tokens_[here_ - 3].word));
    }

    // "the class teacher and TA plan", "the HT and governors", "the EP, the paediatrician and social care"
    bool is_listed_with_people() const {
        if (goes_on_as_noun())
            return false;
        const std::size_t first =
            here_ > 0 && is_article_or_possessive(tokens_[here_ - 1].word) ? here_ - 1 : here_;
        if (first >= 2 && tokens_[here_].gap == Gap::space && tokens_[first].gap == Gap::space &&
            tokens_[first - 1].word == "and" && tokens_[first - 1].gap == Gap::space &&
            words_.people.contains(singular(first - 2)))
            return true;
        std::size_t next = here_ + 1;
        if (next >= tokens_.size() || !stands_as_noun(passage_, here_))
            return false;
        const bool listed =
            tokens_[next].word == "and" ? tokens_[next].gap == Gap::space : tokens_[next].gap == Gap::comma;
        if (tokens_[next].word == "and")
            ++next;
        if (!listed || next >= tokens_.size())
            return false;
        if (is_article_or_possessive(tokens_[next].word))
            ++next;
        // "the EP and teacher meet", never "the EP and teacher reports"
        return next < tokens_.size() && words_.people.contains(singular(next)) &&
               (next + 1 == tokens_.size() || tokens_[next + 1].gap != Gap::space ||
                is_function_word(tokens_[next + 1].word) || words_.verbs.contains(tokens_[next + 1].word) ||
                words_.deeds.contains(tokens_[next + 1].word) || tokens_[next + 1].word.ends_with("ed"));
    }

private:
    std::string_view text_before(std::size_t token) const {
        const std::size_t begin = tokens_[token - 1].whole_end;
        return std::string_view(passage_.text).substr(begin, tokens_[token].begin - begin);
    }
    bool ends() const { return here_ + 1 == tokens_.size() || tokens_[here_ + 1].gap != Gap::space; }
    bool follows_closely(std::size_t token) const {
        return token < tokens_.size() && tokens_[token].gap == Gap::space;
    }
    // "the EP", "a TA", "TAs", "EP" at the start of a sentence is not enough.
    bool is_noun() const {
        if (tokens_[here_].possessive || hyphen_after(tokens_, here_))
            return false;
        return stands_as_noun(passage_, here_) || is_plural() ||
               (here_ > 0 && tokens_[here_].gap == Gap::space && tokens_[here_ - 1].possessive);
    }
    bool is_plural() const {
        const std::string_view text =
            std::string_view(passage_.text)
                .substr(tokens_[here_].begin, tokens_[here_].end - tokens_[here_].begin);
        return text.size() > 2 && text.back() == 's' && !tokens_[here_].upper;
    }
    bool goes_on_as_noun() const {
        return tokens_[here_].possessive || hyphen_after(tokens_, here_) ||
               stands_before_noun(passage_, here_);
    }
    bool is_somebody(std::size_t token) const {
        const Token& word = tokens_[token];
        return word.word == "him" || word.word == "her" || word.word == "them" || word.word == "me" ||
               word.word == "us" || (word.starts_upper && words_.first_names.contains(word.word));
    }
    std::string singular(std::size_t token) const {
        const std::string& word = tokens_[token].word;
        return words_.people.contains(word) || !word.ends_with("s") ? word : word.substr(0, word.size() - 1);
    }

    const Passage& passage_;
    const std::vector<Token>& tokens_;
    std::size_t here_;
    const NameWords& words_;
};

} // namespace

bool is_carried_by_person(const Passage& passage, std::size_t token, const NameWords& words) {
    return is_beside_person(passage, token) || Beside(passage, token, words).is_behind_full_name();
}

bool stands_for_person(const Passage& passage, std::size_t token, const NameWords& words) {
    const Beside beside(passage, token, words);
    return is_carried_by_person(passage, token, words) || beside.does_as_people_do() ||
           beside.is_named_as_doer() || beside.is_listed_with_people();
}

} // namespace plainsend
