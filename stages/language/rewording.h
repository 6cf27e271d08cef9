// New words in the form of the old ones: capital at the start of a sentence, ALL CAPITALS, and "a" or "an"
// before them. Private to stages/language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stages/language/passage.h"

namespace plainsend {

// The words with a capital first letter.
std::string capitalised(std::string_view words);

// words in the case of what stands at tokens [first, last]: capitals stay capitals.
std::string in_case_of(const Passage&, std::size_t first, std::size_t last, std::string words);

// The article right before a token, when another one must stand before `words`.
struct ArticleChange {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string article; // in the case of the old one
};
std::optional<ArticleChange> article_change(const Passage&, std::size_t token, std::string_view words);

} // namespace plainsend
