// The boxes of GitHub's task lists, "- [ ] to do" and "- [x] done".
#pragma once

#include <string_view>

#include "stages/document/document.h"

namespace plainsend {

bool starts_with_task_box(std::string_view words);
// Draws the box that the first words of an item begin with as Word's tick boxes are read, \u2610 or \u2612.
void draw_task_box(Blocks& item);

} // namespace plainsend
