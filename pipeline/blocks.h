// The blocks of a document as programs see them: `check --detail blocks`, and the draft's record, against
// which amendments are made; and how a person finds one of them.
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

// Where a person finds a block, who knows neither ids nor bytes: its number ("¶ 12") or its first words in
// quotation marks; of one without words, those inside it or before it. "" when there are none at all.
std::string place_in_words(const std::vector<ListedBlock>&, std::size_t index);

} // namespace plainsend
