// The headings as the file's outline.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "stages/emit/pdf/canvas.h"
#include "stages/emit/pdf/compose.h"

namespace plainsend::pdf {

// destination: of an anchor, or nothing when it is on no page.
void write_bookmarks(Canvas&, const std::vector<HeadingMark>&,
                     const std::function<std::optional<Value>(const std::string& anchor)>& destination);

} // namespace plainsend::pdf
