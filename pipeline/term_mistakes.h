// All mistakes of a school's own file of terms, of which the reader tells the first.
#pragma once

#include <string_view>
#include <vector>

#include "stages/document/error.h"

namespace plainsend {

// One a line, in the order of the file, `most` at most; empty when add_terms() would take it. What two terms
// have wrong with each other (one id twice) is told when it is the only mistake.
std::vector<Error> term_mistakes(std::string_view bytes, std::string_view name, std::string_view schema,
                                 std::size_t most);

} // namespace plainsend
