// Reads glossary/facts.xml: the words that carry facts.
#pragma once

#include <string_view>

#include "stages/text/facts.h"

namespace plainsend {

// Throws Error{data_file} with the line quoted.
FactWords parse_facts(std::string_view bytes, std::string_view name, std::string_view schema);

} // namespace plainsend
