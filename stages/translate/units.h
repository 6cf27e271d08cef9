// The units of a document: every place whose words are translated, in reading order, and how to get at it.
#pragma once

#include <string>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

// inlines: the words with formatting; plain: words without (a picture's description, preformatted text, the
// title). Exactly one of the two is set. context: what the place is, for the translator.
struct UnitPlace {
    std::string id;      // "b12"; "b12-caption"; "b12-image-1"; "title"
    std::string context; // "heading", "table cell" ...
    std::string number;  // the paragraph's number in a draft
    Inlines* inlines = nullptr;
    std::string* plain = nullptr;
    Block* block = nullptr; // that holds it; null for the title
};

std::vector<UnitPlace> units_of(Document&);

} // namespace plainsend
