// Words whose forms no rule makes. Private to stages/language/inflection.
#pragma once

#include <span>
#include <string_view>

namespace plainsend {

struct IrregularVerb {
    std::string_view base;
    std::string_view past;
    std::string_view participle;
};

struct IrregularNoun {
    std::string_view singular;
    std::string_view plural;
    std::string_view other_plural; // or empty
};

std::span<const IrregularVerb> irregular_verbs();
std::span<const IrregularNoun> irregular_nouns();

// Verbs of more than one syllable that double their last consonant because the stress lies there: "referred".
bool doubles_last_consonant(std::string_view verb);

// Nouns that have no plural: "advice".
bool is_uncountable(std::string_view noun);

} // namespace plainsend
