// Short forms of British school English whose full stop need not end a sentence, for sentences(). They stand
// here and not in glossary/: where a sentence ends has to be the same for all who ask, also for the XLIFF
// writer, which is given a document and no data.
#pragma once

#include <string_view>

namespace plainsend {

// Words in lower case and without their last stop: "dr", "e.g".
bool is_title(std::string_view word);             // a name comes next: "Mrs. Lee"
bool is_title_in_full(std::string_view word);     // also "miss", which has no stop
bool is_always_inside(std::string_view word);     // "e.g.", "vs.": something always comes next
bool is_lead_in(std::string_view word);           // "N.B. The gate ..."
bool stands_before_number(std::string_view word); // "No. 10", "para. 9"
bool stands_before_letter(std::string_view word); // "App. B"
bool is_part_of_address(std::string_view word);   // "Mill Rd. in Leeds", "St. John's"
bool is_day_or_month(std::string_view word);      // whole or short
bool is_numbered(std::string_view word);          // what is told apart by letters: "Row F", "vitamin C"
bool begins_sentences(std::string_view word);     // far more often than it is part of a name

} // namespace plainsend
