// Whom a letter is posted to, and where the window of an envelope shows it.
#pragma once

#include "stages/document/document.h"

namespace plainsend::pdf {

// The paragraph below the letterhead that is a name and address: three to seven lines, the last of which ends
// in a postcode of the United Kingdom. Null when a letter has none, or wears no letterhead, whose address
// would be taken for it.
const Block* addressee_of(const Document&);

// Millimetres from the top edge of A4. An envelope DL is 110 by 220 (ISO 269) and takes A4 folded in three,
// 99 high. Its window, as stationers in the United Kingdom sell it (BS 4264), is 35 high and stands 20 from
// the bottom, so the fold shows what is 55 to 90 from the top of the page. The sheet has 11 of play upwards,
// which is why what follows keeps clear of the whole window; GOV.UK Notify leaves the page free down to 95
// for the same reason. At the side the window reaches from 20 to 110, so that a margin of 25 stands well
// inside.
inline constexpr double window_top = 55;
inline constexpr double window_height = 35;

} // namespace plainsend::pdf
