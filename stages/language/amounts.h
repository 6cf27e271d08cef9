// What a sentence says of how much, how often and when: by that a promise can be checked. Private to
// stages/language.
#pragma once

#include <cstddef>
#include <vector>

namespace plainsend {

struct Passage;

// amount: how often, how long or how many. date: a day, or a number that names no thing (as "Year 4" does).
enum class Settled { nothing, date, amount };

// What each sentence of a passage says at most, by words that say it alone ("weekly") and units behind a
// number ("minutes").
std::vector<Settled> sentence_amounts(const Passage&);

} // namespace plainsend
