// Finds what was agreed (who does what by when) in the document's own tables of actions, so that a draft can
// list it on the first page. The table stays where it is; the list quotes it and links to it.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> actions(Document, const Context&);

} // namespace plainsend
