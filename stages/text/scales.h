// Words that make a promise stronger or weaker: "must" and "should", "a therapist" and "an adult", "at least"
// and "up to". Which they are, and how strong, is data (glossary/facts.xml).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/text/facts.h"

namespace plainsend {

// Words of one kind can be weighed against each other. unsaid, amount, name: how strong a sentence is that
// says none of them, or an amount ("30 minutes a week") or a person's name in their place; none where that
// cannot be weighed.
struct Scale {
    std::string kind; // "duty"
    std::optional<int> unsaid;
    std::optional<int> amount;
    std::optional<int> name;
    bool beside_amount = false; // counts only beside an amount, a date or a time
    bool counts_alone = true;   // else only against other words of the scale
};

struct ScaleWords {
    struct Words {
        std::size_t scale = 0;
        std::string value; // of all that mean the same
        int strength = 0;
        bool is_exact = false; // all ways to say it are the same, to the letter
    };
    std::vector<Scale> scales;
    std::vector<Words> words;
    FactWords phrases; // the value of a phrase is an index of words, in digits
};

struct ScaleMatch {
    std::size_t words = 0; // of ScaleWords
    Span span;
};

void add_scale_words(ScaleWords&, ScaleWords::Words, const std::vector<std::string>& said);

// In the order of the text, none touching another; the longest at each place.
std::vector<ScaleMatch> find_scale_words(std::string_view text, const ScaleWords&);

} // namespace plainsend
