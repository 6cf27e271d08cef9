// Items of lists that have no words: room to write ("Three things I like: 1. 2. 3."), or left over from
// typing. Shared by the DOCX and ODT readers.
#pragma once

#include "stages/document/document.h"

namespace plainsend {

// Items that hold only paragraphs without inlines (or nothing) get a Field to write in. A single empty bullet
// at the end of the list, or one that is all of it, is taken away: the list may have no items afterwards.
void settle_empty_items(List&);

// A cell that holds nothing but an automatic number counts its row: the number becomes the cell's text.
void settle_number_cell(Blocks& cell);

} // namespace plainsend
