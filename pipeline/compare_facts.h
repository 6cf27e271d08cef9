// What changed between two wordings of one sentence, fact by fact, in words for a parent.
#pragma once

#include <vector>

#include "pipeline/compare.h"
#include "pipeline/compare_units.h"

namespace plainsend {

// Empty when both hold the same facts.
std::vector<FactChange> changed_facts(const ComparedUnit& old_unit, const ComparedUnit& new_unit);

} // namespace plainsend
