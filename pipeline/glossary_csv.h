// The glossary as a table for a spreadsheet, and back: a school's own words are easier to keep there than in
// XML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/document/error.h"
#include "stages/language/glossary.h"

namespace plainsend {

// A row a term under a row of headings; cells that hold several things part them by "; ". Begins with a byte
// order mark, without which spreadsheets take it for an older encoding. jurisdiction: empty = every one.
std::string glossary_as_csv(const Glossary&, std::string_view jurisdiction);

// What a table became: a file of terms, or, when anything in it is wrong, all its mistakes.
struct ImportedTerms {
    std::string xml;             // empty when there are mistakes
    std::vector<Error> mistakes; // in the order of the rows, each with its line, quoted
};

// A file of terms made of such a table. Needed are the columns "name" and "explanation"; all others are
// optional, in any order. bytes: as saved, in any encoding. jurisdiction: of which rows are taken; empty =
// that of all rows, "uk" when they name none. schema: glossary/terms.rng. Throws Error{data_file} when it is
// no table, or has no row to take.
ImportedTerms glossary_from_csv(std::string_view bytes, std::string_view name, std::string_view jurisdiction,
                                std::string_view schema);

} // namespace plainsend
