// Dots and underscores that were printed to write on ("Name ........") become fields.
#pragma once

#include <string>

#include "stages/document/document.h"

namespace plainsend {

// The text in pieces: Text and Field in order, with the places of the pieces counted from the whole's.
Inlines with_fields(Text text);

// The same everywhere in the inlines, but not in code.
void find_fields(Inlines&);

} // namespace plainsend
