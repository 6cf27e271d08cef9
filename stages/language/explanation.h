// How the explanation of a term reads. Those that ship are held to it by tests; the author of a school's own
// file is advised by it.
#pragma once

#include <string_view>

namespace plainsend {

struct GlossaryTerm; // stages/language/glossary.h

// Of one explanation by itself, measured as in a document. A few words tell little, so it is no verdict.
double reading_age_of(std::string_view explanation);

// "Learning assistant: an assistant for learning." No word in it that the name does not have, but for the
// small words of every sentence.
bool says_only_its_name(const GlossaryTerm&);

} // namespace plainsend
