// Which cells of a table are its headers when the file does not say so. Shared by the readers.
#pragma once

#include <string_view>

#include "stages/document/document.h"
#include "stages/document/finding.h"

namespace plainsend {

// What the table's style draws apart.
struct TableLook {
    bool first_row = false;
    bool first_column = false;
};

// Adds header rows and columns that show by style, by being all bold or by a colon after each label, and says
// so. format: "docx", "odt", "html" or "markdown".
Findings infer_headers(Table&, TableLook, std::string_view format, const Place&);

// Gives rows that end early an empty cell. ends: the columns that each row covers.
void fill_rows(Table&, const std::vector<int>& ends, int columns);

} // namespace plainsend
