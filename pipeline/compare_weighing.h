// Which of two amounts is less help, said only where it is certain.
#pragma once

#include <string>

#include "pipeline/compare.h"
#include "pipeline/compare_amounts.h"

namespace plainsend {

// "60 minutes a week" of "3 x 20 minutes a week": how much in all.
std::string sum_of(const Amount&);
// unsaid: the strength of no limit at all.
Verdict verdict_on(const Amount& then, const Amount& now, int unsaid);

} // namespace plainsend
