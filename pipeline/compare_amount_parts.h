// One fact of an amount, before it is joined with its neighbours. Private to compare_amounts.
#pragma once

#include "pipeline/compare_amounts.h"

namespace plainsend {

struct AmountPart {
    Amount amount;
    bool says_number = false;
    bool is_fraction = false;
    double minutes = 0; // in its unit, of the clock
};

AmountPart part_of(const Fact&);

} // namespace plainsend
