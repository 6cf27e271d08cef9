// The stage `jargon`: finds the glossary's terms in every form, marks the first under each heading for
// explanation, and proposes plain words for those that may be replaced.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> jargon(Document, const Context&);

} // namespace plainsend
