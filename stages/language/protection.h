// Words that are not ours to change: quotations, names of laws, headings of legal sections, addresses on the
// web. Private to stages/language.
#pragma once

#include <string_view>
#include <vector>

#include "stages/language/passage.h"

namespace plainsend {

// By place; may overlap.
std::vector<Protected> protected_words(std::string_view text, const std::vector<Token>&, Where);

} // namespace plainsend
