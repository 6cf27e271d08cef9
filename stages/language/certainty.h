// Whether a plain word fits where the hard word stands, beyond what its rule knows: in doubt a person
// decides. Private to stages/language.
#pragma once

#include "stages/language/inflection.h"
#include "stages/language/passage.h"
#include "stages/language/plain_words_data.h"

namespace plainsend {

struct Match;

// forms: of the word that takes endings.
bool fits(const Passage&, const Match&, const PlainWordsRule&, Forms forms);

// Whether the words beside a base form or one in -s show that it is a verb: "they permit", not "a work
// permit".
bool reads_as_verb(const Passage&, const Match&, const PlainWordsRule&, Forms forms);

} // namespace plainsend
