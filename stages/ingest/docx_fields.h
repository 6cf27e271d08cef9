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

// The answer in a drop-down list of an old form (w:ddList): Word keeps it nowhere else.
std::string chosen_entry(xml::Node drop_down);

// Where the fields begin that have no end: a damaged file, in which all the rest would pass for their code.
std::set<std::size_t> unended_fields(xml::Node root);

} // namespace plainsend
