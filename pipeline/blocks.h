// The blocks of a document as programs see them: `check --detail blocks`, and the draft's record, against
// which amendments are made.
#pragma once

#include <string>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

// text: the block's own (contract); of a table its caption and cells, a line each, without those of a table
// inside it; of other blocks that hold blocks nothing, for theirs follow.
struct ListedBlock {
    std::string id;
    std::string number;
    std::string kind; // "heading", "paragraph", "preformatted", "list", "table" ...
    std::string text;
    bool operator==(const ListedBlock&) const = default;
};

// Every block, in reading order: whatever has a number or is named by a finding is among them.
std::vector<ListedBlock> listed_blocks(const Document&);

} // namespace plainsend
