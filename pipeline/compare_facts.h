// What changed between two wordings of one sentence, claim by claim, in words for a parent.
#pragma once

#include <vector>

#include "pipeline/compare.h"
#include "pipeline/compare_units.h"

namespace plainsend {

// Empty when both claim the same. What was lost or is weaker comes first.
std::vector<FactChange> changed_facts(const ComparedUnit& old_unit, const ComparedUnit& new_unit,
                                      const std::vector<Scale>&);

} // namespace plainsend
