// The small words that hold an English sentence together, by what they do in it. Words in lower case.
#pragma once

#include <string_view>

namespace plainsend {

bool is_article_or_possessive(std::string_view word); // "the", "his", "each": a noun must follow
bool is_object_pronoun(std::string_view word);        // "it", "them"
bool is_preposition(std::string_view word);
bool is_relative(std::string_view word);   // "which", "who", "that"
bool is_form_of_be(std::string_view word); // "is", "were", "been"
bool is_form_of_have(std::string_view word);
bool is_modal(std::string_view word);         // "can", "must", "does", "won't", "to": a base form follows
bool is_quantity(std::string_view word);      // "two", "several"
bool is_function_word(std::string_view word); // any of these, conjunctions and adverbs in -ly

// A noun in the plural, as far as its spelling shows.
bool looks_plural(std::string_view word);

} // namespace plainsend
