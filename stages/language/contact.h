// The stage `contact`: sees that a family is told whom to ask, where independent support is to be had, and
// that other formats and an interpreter are offered. The school profile counts: what it says is printed with
// every output.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> contact(Document, const Context&);

} // namespace plainsend
