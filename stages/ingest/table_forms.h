// Tables that are forms: questions with their answers beside them. Shared by the readers.
#pragma once

#include "stages/document/document.h"

namespace plainsend {

// "Name:", "What helps?": the question of a form, and what stands beside it is the answer.
bool asks(const Cell&);
bool has_words(const Cell&);
// Whether everything with words in the cell is bold: how tables without a header style show their headers.
bool is_all_bold(const Cell&);
// A row that is one cell from side to side: a title inside the table.
bool is_title_row(const Row&, int columns);
int columns_of(const Table&);
// No row heads the columns, unless it is such a title.
bool has_only_titles(const Table&);

// Two questions with their answers side by side in each row become one a row, as they are read aloud. Says
// whether it did.
bool part_questions(Table&);
// A form whose every answer is still to be written: two columns, the right one empty.
bool is_blank_form(const Table&);
// Empty answers become room to write.
void make_room_for_answers(Table&, const Place&);

// A table without lines or headers that only sets pieces of text side by side: in every row cells that begin
// with a heading, or with a bold line, and go on with more.
bool sets_text_side_by_side(const Table&);

} // namespace plainsend
