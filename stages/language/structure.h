// The stage `structure`: points at verbs that hide in nouns, double negatives, strings of nouns, and passives
// where it matters who acts, each with a way to say it. Findings only; in doubt, silence.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> structure(Document, const Context&);

} // namespace plainsend
