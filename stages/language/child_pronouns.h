// "She" in a plan that says "he" of its child everywhere else. Private to stages/language.
#pragma once

#include "stages/document/finding.h"
#include "stages/language/child_plan.h"

namespace plainsend {

class Speller;

// Nothing where the document does not clearly say one of the two. The plan is about a child.
Findings slips_of_pronoun(const ChildPlan&, const Speller&);

} // namespace plainsend
