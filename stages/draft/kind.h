// Decides what kind of document it is, where its rules come from, and whether it goes out as a draft.
// Said by a person, else by the document itself, else guessed on evidence and then reported (kind/guessed).
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> kind(Document, const Context&);

} // namespace plainsend
