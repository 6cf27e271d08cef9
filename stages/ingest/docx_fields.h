// Field codes of Word (ECMA-376, 17.16): what their instructions say, and which of them never end.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "stages/io/xml.h"

namespace plainsend {

// The kind of field, in capitals: "HYPERLINK", "TOC".
std::string first_word(std::string_view instruction);

// HYPERLINK "address" \l "place" \o "tip": the address, or nothing when it only leads to a place in the
// document.
std::string hyperlink_address(std::string_view instruction);

// SYMBOL 254 \f Wingdings: the sign that it shows, or nothing when that is not known.
std::string symbol_of_field(std::string_view instruction);

// EQ \f(1,2), with words around it: "1/2"; nothing when it draws anything else than fractions.
std::string fraction_of_field(std::string_view instruction);

// MACROBUTTON name words: what the reader sees to click on.
std::string words_of_button(std::string_view instruction);

// Whether a mail merge has not put its words there yet: Word shows "\u00ABName\u00BB".
bool waits_for_merge(std::string_view kind, std::string_view shown);

// Whether nothing but spaces of any width stands there.
bool is_only_space(std::string_view text);

// The answer in a drop-down list of an old form (w:ddList): Word keeps it nowhere else.
std::string chosen_entry(xml::Node drop_down);

// Where the fields begin that have no end: a damaged file, in which all the rest would pass for their code.
std::set<std::size_t> unended_fields(xml::Node root);

} // namespace plainsend
