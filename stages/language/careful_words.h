// The stage `careful-words`: shows the author labels without a diagnosis, words that blame or belittle,
// promises that nobody can check, and plans without a strength of the child. Findings only.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> careful_words(Document, const Context&);

} // namespace plainsend
