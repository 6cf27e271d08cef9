// Where a sentence names something that the glossary knows, in full or by a short form, so that "SaLT" and
// "speech and language therapist" can be held against each other.
#pragma once

#include <string_view>
#include <vector>

#include "stages/language/language_data.h"
#include "stages/text/text.h"

namespace plainsend {

// terms: of the glossary, ascending; a short form may stand for several.
struct Mention {
    Span span;
    std::vector<std::size_t> terms;
    bool is_short = false;
};

// In the order of the text, none touching another.
std::vector<Mention> mentions(std::string_view text, const LanguageData&);

} // namespace plainsend
