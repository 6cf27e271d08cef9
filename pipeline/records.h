// The two JSON files that go with a document (contract): the ledger of edits, and the draft's record against
// which amendments are made.
#pragma once

#include <string>
#include <string_view>

#include "stages/document/document.h"

namespace plainsend {

std::string ledger_json(const Document&);

// document: a version with its numbers, without edits. source: the input's bytes.
std::string draft_record_json(const Document&, std::string_view source);

} // namespace plainsend
