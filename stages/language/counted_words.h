// The words that readability counts. Private to stages/language.
#pragma once

#include "stages/language/passage.h"

namespace plainsend {

// The words of a passage without what nobody reads as words: web and mail addresses, telephone numbers,
// reference codes ("AB12345") and strings of seven digits and more. Times, dates and plain numbers are words.
Spans counted_words(const Passage&);

} // namespace plainsend
