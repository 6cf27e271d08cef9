// Gives every paragraph of a draft the number by which a parent can name it, equal in all versions. The
// author's own unique numbers ("4.3") serve where there are any; ours look different ("¶ 12").
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> numbering(Document, const Context&);

} // namespace plainsend
