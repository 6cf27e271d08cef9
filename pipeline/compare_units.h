// A document as compare sees it: sentences, list items and cells, each with the headings and the row that it
// stands under, its words without their form, and its facts.
#pragma once

#include <string>
#include <vector>

#include "stages/document/document.h"
#include "stages/text/facts.h"

namespace plainsend {

struct ComparedUnit {
    std::string path;  // headings, and of a cell its row and column; folded
    std::string place; // the last of them, as written
    std::string text;
    std::vector<std::string> words; // folded
    std::string key;                // words and facts: units with one key say the same
    Facts facts;                    // spans are in text
    bool is_cell = false;
};

std::vector<ComparedUnit> compared_units(const Document&, const FactWords&, const KnownNames&);

// All the words of a document, to find its names.
std::string all_words(const Document&);

} // namespace plainsend
