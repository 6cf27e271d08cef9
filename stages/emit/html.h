// HTML out: one self-contained file, offline, no JavaScript needed, WCAG 2.2 AA.
#pragma once

#include "stages/document/finding.h"
#include "stages/emit/style.h"

namespace plainsend {

Reported<std::string> write_html(const Document&, const Style&);

} // namespace plainsend
