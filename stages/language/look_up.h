// What a word or phrase is to the glossary and the rules, in whichever form somebody writes it.
#pragma once

#include <cstddef>
#include <set>
#include <string_view>

#include "stages/language/language_data.h"

namespace plainsend {

// Indices of Glossary::terms, PlainWords::rules and CarefulWords::rules.
struct LookedUp {
    std::set<std::size_t> terms;
    std::set<std::size_t> plain_words;
    std::set<std::size_t> careful_words;
};

// Whose name, variant, short form or match the whole of a text is: "annual reviews", "EHCPs", "utilised".
LookedUp look_up(std::string_view text, const LanguageData&);

} // namespace plainsend
