// What `plainsend explain` says of the language stages' fixed rules. The rules of glossary/plain-words.xml
// and glossary/careful-words.xml explain themselves.
#pragma once

#include <span>

#include "stages/stage.h"

namespace plainsend {

std::span<const RuleText> language_rules();

} // namespace plainsend
