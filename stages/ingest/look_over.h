// What every document goes through once it is read, whatever its format.
#pragma once

#include "stages/document/document.h"
#include "stages/document/finding.h"

namespace plainsend {

// Takes out the characters of which nothing is seen and those that force the direction of text, so that all
// versions say the same, and tells of them; tells of a document without any words.
void look_over(Reported<Document>&);

} // namespace plainsend
