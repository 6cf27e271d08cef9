// Plain words in the same form as the hard ones: verb forms, plurals, comparatives, case, and the article
// before them. What cannot be formed surely is said to be so. Private to stages/language.
#pragma once

#include <string>

#include "stages/language/inflection.h"
#include "stages/language/matcher.h"
#include "stages/language/passage.h"
#include "stages/language/plain_words_data.h"
#include "stages/language/speller.h"

namespace plainsend {

// text: what to write for [begin, end) of the passage, which takes in the words beside it that change too:
// the article, "more", a verb. formed: false when the right form cannot be told, and the text is only the
// plain word.
struct Replacement {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
    Confidence confidence = Confidence::review;
    bool formed = true;
};

// What stands at the match, said with `use`.
Replacement replacement_of(const Passage&, const Match&, PartOfSpeech, std::size_t head,
                           const std::string& use, const Speller&);

enum class Number { singular, plural };
Replacement replacement_of_noun(const Passage&, std::size_t first, std::size_t last, const std::string& use,
                                Number, const Speller&);

// Whether the words before a match show that it is another part of speech ("the request", "they support").
bool is_other_part(const Passage&, const Match&, PartOfSpeech, Forms);

} // namespace plainsend
