// "Did you mean ...?": the name that a mistyped one is nearest to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/document/error.h"

namespace plainsend {

// The nearest of names, or "" when none is near enough to be meant.
std::string nearest(std::string_view typed, const std::vector<std::string>& names);

// "there is no version 'larg-print'" with the nearest, or all of them, as the hint.
Error no_such(Trouble, std::string_view what, std::string_view typed, const std::vector<std::string>& names);

// Throws no_such{usage} unless typed is one of names.
void check_name(std::string_view what, std::string_view typed, const std::vector<std::string>& names);

// "a, b and c"
std::string listed(const std::vector<std::string>& names);

} // namespace plainsend
