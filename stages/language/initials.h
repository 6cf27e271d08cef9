// Whether words spell a short form by their first letters: "special educational needs co-ordinator" and
// SENCo. Private to stages/language.
#pragma once

#include <optional>
#include <string_view>

#include "stages/language/passage.h"

namespace plainsend {

// The first token of the words that end with `last` and spell the short form.
std::optional<std::size_t> spelt_backward(const Passage&, std::size_t last, std::string_view short_form);
// So, but capitals may also come from inside a word whose first letter is one of them, and X stands for "ex":
// "Drumbeat therapy" and DBT. Only where the text itself says that it is short for this.
std::optional<std::size_t> spelt_loosely_backward(const Passage&, std::size_t last,
                                                  std::string_view short_form);
// The last token of the words that begin with `first` and spell it.
std::optional<std::size_t> spelt_forward(const Passage&, std::size_t first, std::string_view short_form);

// Whether the first letters of the long form's words spell the short form: "graduated approach" does not
// spell APDR.
bool spells(std::string_view long_form, std::string_view short_form);
// The same of the first words: "education, health and care plan" begins with what EHC is short for.
bool starts_with_spelling(std::string_view long_form, std::string_view short_form);

} // namespace plainsend
