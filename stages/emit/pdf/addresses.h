// Where long addresses may be parted, and signs that do not begin a line.
#pragma once

#include <string_view>
#include <vector>

#include "stages/emit/pdf/paragraph.h"

namespace plainsend::pdf {

// An e-mail or web address goes to a new line whole; one wider than the line is parted only after one of its
// own signs (/ . @ - _ ? & = #), where nothing is added and nothing lost. A dash between words stays with the
// word before it. breaks: before each byte of the text, as Unicode has them; changed in place.
void part_addresses(std::string_view text, std::vector<Break>& breaks);

} // namespace plainsend::pdf
