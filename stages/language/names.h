// In a plan or report about one child: another child's name, another pronoun, a second date of birth. They
// are what is left over when one child's plan is made out of another's. In doubt nothing is said.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> names(Document, const Context&);

} // namespace plainsend
