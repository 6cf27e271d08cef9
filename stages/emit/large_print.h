// Restructures what cannot be read large: a table too wide for the page at the chosen size becomes one
// labelled group per row. Every word of the author stays, once and in order; repeated labels are Generated.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> large_print(Document, const Context&);

} // namespace plainsend
