// Whether a short form stands for a person where it is used, as far as the words beside it show: who carries
// it, who does what only people do. Private to stages/language.
#pragma once

#include <cstddef>

namespace plainsend {

struct NameWords;
struct Passage;

// "Mrs Hall, EP", "Priya Nair (EP)"
bool is_carried_by_person(const Passage&, std::size_t token, const NameWords&);

// These too, and "the EP observed", "led by an EP", "ask the EP", "the teacher and TA";
// never "the EP report".
bool stands_for_person(const Passage&, std::size_t token, const NameWords&);

} // namespace plainsend
