// The stage `splitting`: parts a long sentence in two where both halves are surely full sentences and nothing
// in the first holds for the second; and the place where a person may part any other.
#pragma once

#include <string>

#include "stages/language/passage.h"
#include "stages/language/structure_data.h"
#include "stages/stage.h"

namespace plainsend {

Reported<Document> splitting(Document, const Context&);

// The words before which a long sentence may be parted, nearest to its middle; empty when there are none.
std::string place_to_part(const Passage&, const Span& sentence, const PartingWords&);

} // namespace plainsend
