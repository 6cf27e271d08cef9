// The words around a noun whose number changes: "this correspondence is" becomes "these letters are". Private
// to stages/language.
#pragma once

#include <cstddef>
#include <string>

#include "stages/language/passage.h"

namespace plainsend {

// before, after: the determiner right before the noun and the verb right behind it as they must then be;
// empty when they stay. possible: false when some word around would have to change that cannot be told for
// sure.
struct Agreement {
    bool possible = true;
    std::string before;
    std::string after;
};

// For a singular noun at tokens [first, last] that becomes a plural.
Agreement agreement_with_plural(const Passage&, std::size_t first, std::size_t last);

} // namespace plainsend
