// Where each fixed rule comes from: a law, a standard, or our own reason. `plainsend explain` says it.
#pragma once

#include <string_view>

namespace plainsend {

// rule: "acronyms/undefined". Empty for a rule that does not exist.
std::string_view source_of_rule(std::string_view rule);

} // namespace plainsend
