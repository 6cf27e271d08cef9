// The words and marks by which a text leads from a long form to its short form ("..., known as the BWT") or
// from a short form to its long form ("BWT, which stands for ..."). Whether the letters fit is not looked at.
// Private to stages/language.
#pragma once

#include <optional>
#include <string_view>

#include "stages/language/passage.h"

namespace plainsend {

// How sure the text is: bare: two commas or dashes only; name: the long form has to be a known name;
// wording: words that say so; open_bracket: more stands in the bracket behind the short form.
enum class Lead { bare, name, wording, open_bracket, bracket };

struct LongForm {
    std::size_t token = 0; // the last one of a long form before, the first one of a long form behind
    Lead lead = Lead::bare;
};

std::optional<LongForm> long_form_before(const Passage&, std::size_t short_form);
std::optional<LongForm> long_form_behind(const Passage&, std::size_t short_form);

// "We call the home link worker the HLW": the long form from `first` on is what is called so.
bool is_called(const Passage&, std::size_t first, std::size_t short_form);

// What stands between two tokens that follow each other.
std::string_view between(const Passage&, std::size_t first, std::size_t second);
std::string_view without_spaces(std::string_view);
bool opens_bracket(std::string_view between);
bool closes_bracket_after(const Passage&, std::size_t token);

} // namespace plainsend
