// The style sheet of a page, made from the same Style that PDF is made from.
#pragma once

#include <string>

#include "stages/emit/style.h"

namespace plainsend {

std::string style_sheet(const Style&);

} // namespace plainsend
