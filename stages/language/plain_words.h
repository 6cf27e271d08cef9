// The stage `plain-words`: proposes a plain word for a hard one, in the same form ("commenced": "started").
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> plain_words(Document, const Context&);

} // namespace plainsend
