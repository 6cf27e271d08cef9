// Words by UAX #29, exactly as ICU cuts them, but several times as fast: most of what schools write is plain,
// and only the rest of a text is given to ICU. Private to stages/text.
#pragma once

#include <string_view>
#include <vector>

#include "stages/text/text.h"

namespace plainsend {

// Pieces that ICU calls words: those with a letter, digit or ideograph, and rows of low lines.
std::vector<Span> word_pieces(std::string_view text, std::string_view language);

} // namespace plainsend
