// The document as the readable dump of stages/document/tree: for people who look at what a stage did.
#pragma once

#include "stages/document/finding.h"
#include "stages/emit/style.h"

namespace plainsend {

Reported<std::string> write_tree(const Document&, const Style&);

} // namespace plainsend
