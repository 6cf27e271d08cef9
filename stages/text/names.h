// The names of people in a document, so that a translator's program leaves them as they are. Only what the
// document itself shows to be a name counts: a title before it, the family name of a titled person, or a role
// after it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "stages/document/document.h"

namespace plainsend {

// Single words: "Okoro", "Jamie".
struct PeopleNames {
    std::set<std::string, std::less<>> family;
    std::set<std::string, std::less<>> given;
};

PeopleNames names_in(const Document&);

// The end (byte offset) of the name that begins at this byte: of "Mrs Ada Okoro's" the end of "Okoro", as the
// ending is grammar. Nothing when none begins here.
std::optional<std::size_t> end_of_name(std::string_view text, std::size_t begin, const PeopleNames&);

} // namespace plainsend
