// What a sentence claims, each claim in one form for all the ways to say it: amounts, dates, duties, names,
// who helps, what is provided. Two sentences are held against each other claim by claim.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/compare_amounts.h"
#include "stages/language/language_data.h"

namespace plainsend {

// Where a claim stands on a scale of glossary/facts.xml.
struct Rank {
    std::size_t scale = 0;
    int strength = 0;
};

struct Claim {
    std::string kind;  // "duty", "quantity", "person" ...; empty: told by nobody, but other words may mean it
    std::string value; // claims of one kind and value are the same
    Span span;
    std::optional<Span> apart; // its other part: "30 minutes of reading each day"
    std::optional<Amount> amount;
    std::optional<Rank> weight;
    std::optional<Limit> limit;     // of a date
    std::vector<std::size_t> terms; // of the glossary, ascending
    bool is_short = false;          // a short form of them
    bool counts_alone = true;       // else only against another claim
    bool is_words = false;          // its words are just words, as long as nothing else has changed
};
using Claims = std::vector<Claim>;

// In the order of the text, none touching another.
Claims claims_of(std::string_view text, const LanguageData&, const KnownNames&);

// True when they say the same: by value, or one is short for the other.
bool is_same(const Claim&, const Claim&);
// True when both may be the same thing of the glossary, however said.
bool is_akin(const Claim&, const Claim&);

// A sentence as its claims and the letters between them; no space, punctuation, capital or hyphen counts.
// letters has one more than claims.
struct Pieces {
    std::vector<std::string> letters;
    std::vector<std::size_t> claims; // those whose words do not count, by index
    std::string key;                 // equal keys: the same said; unequal ones may be
};
Pieces pieces_of(std::string_view text, const Claims&);
bool say_the_same(const Pieces&, const Claims&, const Pieces&, const Claims&);

} // namespace plainsend
