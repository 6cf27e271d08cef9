// Looks at what stands for each picture when it cannot be seen: the author's words or the school profile's,
// never words of our own. Reports pictures that have none.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> images(Document, const Context&);

} // namespace plainsend
