// How people are named in British school documents. "Dr" is also how an address writes Drive, so a title only
// counts before a capital letter.
#pragma once

#include <array>
#include <string_view>

namespace plainsend {

inline constexpr std::array<std::string_view, 11> person_titles{
    "Mrs", "Mr", "Ms", "Miss", "Mx", "Dr", "Sir", "Lady", "Prof", "Professor", "Rev"};

} // namespace plainsend
