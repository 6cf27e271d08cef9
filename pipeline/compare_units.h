// A document as compare sees it: sentences, list items and cells, each with the headings and the row that it
// stands under, its words without their form, and what it claims.
#pragma once

#include <string>
#include <vector>

#include "pipeline/compare_claims.h"
#include "stages/document/document.h"

namespace plainsend {

struct ComparedUnit {
    std::string path;  // headings, and of a cell its row and column; folded
    std::string place; // the last of them, as written; without any, where it stands
    std::string text;
    std::vector<std::string> words; // folded
    Claims claims;                  // spans are in text
    Pieces pieces;                  // units with one key say the same
    bool is_cell = false;
    std::string row; // of the first cell of a row: its column and headings, folded; else empty
};

std::vector<ComparedUnit> compared_units(const Document&, const LanguageData&, const KnownNames&);

// All the words of a document, to find its names.
std::string all_words(const Document&);

} // namespace plainsend
