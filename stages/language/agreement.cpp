#include "stages/language/agreement.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "stages/language/function_words.h"
#include "stages/text/one_of.h"

namespace plainsend {

namespace {

struct NumberPair {
    std::string_view singular;
    std::string_view plural;
};

std::string_view plural_in(std::span<const NumberPair> table, std::string_view word) {
    const auto row = std::find_if(table.begin(), table.end(),
                                  [&](const NumberPair& pair) { return pair.singular == word; });
    return row == table.end() ? std::string_view{} : row->plural;
}

std::string_view plural_verb(std::string_view word) {
    static constexpr auto table = std::to_array<NumberPair>({{"is", "are"},
                                                             {"was", "were"},
                                                             {"has", "have"},
                                                             {"does", "do"},
                                                             {"isn't", "aren't"},
                                                             {"wasn't", "weren't"},
                                                             {"hasn't", "haven't"},
                                                             {"doesn't", "don't"}});
    return plural_in(table, word);
}

std::string_view plural_determiner(std::string_view word) {
    static constexpr auto table = std::to_array<NumberPair>({{"this", "these"}, {"that", "those"}});
    return plural_in(table, word);
}

bool holds_to_one(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"a", "an", "each", "every", "another", "much", "little", "either", "neither", "one", "less"});
    return is_one_of(table, word);
}

// "a copy of the documentation is": the verb belongs to another noun.
bool hangs_on_preposition(const Passage& passage, std::size_t first) {
    constexpr std::size_t far = 3;
    for (std::size_t back = 1; back <= far && back <= first; ++back) {
        if (passage.tokens[first - back + 1].gap != Gap::space)
            return false;
        const std::string& word = passage.tokens[first - back].word;
        if (is_preposition(word))
            return true;
        if (is_function_word(word) && !is_article_or_possessive(word))
            return false;
    }
    return false;
}

// A verb in the singular somewhere behind, which may be this noun's.
bool singular_verb_follows(const Passage& passage, std::size_t last) {
    constexpr std::size_t far = 10;
    for (std::size_t on = 1; on <= far && last + on < passage.tokens.size(); ++on) {
        if (passage.tokens[last + on].gap == Gap::apart)
            return false;
        if (!plural_verb(passage.tokens[last + on].word).empty())
            return true;
    }
    return false;
}

} // namespace

Agreement agreement_with_plural(const Passage& passage, std::size_t first, std::size_t last) {
    Agreement found;
    if (first > 0 && passage.tokens[first].gap == Gap::space) {
        const std::string& before = passage.tokens[first - 1].word;
        found.possible = !holds_to_one(before);
        found.before = plural_determiner(before);
    }
    if (hangs_on_preposition(passage, first))
        return found;
    const bool followed = last + 1 < passage.tokens.size() && passage.tokens[last + 1].gap == Gap::space;
    if (!followed) {
        found.possible = found.possible && !singular_verb_follows(passage, last);
        return found;
    }
    const std::string& next = passage.tokens[last + 1].word;
    found.after = plural_verb(next);
    const bool may_be_verb = next.ends_with('s') && !is_function_word(next); // "shows"
    if (found.after.empty() && (may_be_verb || singular_verb_follows(passage, last)))
        found.possible = false;
    return found;
}

} // namespace plainsend
