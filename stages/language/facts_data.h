// Reads glossary/facts.xml: the words that carry facts, and those that make a promise stronger or weaker.
#pragma once

#include <string_view>

#include "stages/text/facts.h"
#include "stages/text/scales.h"

namespace plainsend {

struct FactData {
    FactWords words;
    ScaleWords scales;
};

// Throws Error{data_file} with the line quoted.
FactData parse_facts(std::string_view bytes, std::string_view name, std::string_view schema);

} // namespace plainsend
