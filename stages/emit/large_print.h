// Restructures what cannot be read large: a table too wide for the page at the chosen size becomes one
// labelled group per row. Every word of the author stays, once and in order; repeated labels are Generated.
#pragma once

#include <set>
#include <string>

#include "stages/stage.h"

namespace plainsend {

Reported<Document> large_print(Document, const Context&);

// The same for the tables with these block ids, whatever their size.
Document row_by_row(Document, const std::set<std::string>& tables, const Messages*);

} // namespace plainsend
