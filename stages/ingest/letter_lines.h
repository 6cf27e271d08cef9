// Lines of a letter that head nothing, however bold they are: dates, sums, whom it is from and for, closings.
#pragma once

#include <string_view>

namespace plainsend {

// A date, a sum or a number alone; a person with a title; "Yours sincerely". text: white space collapsed.
bool is_letter_line(std::string_view text);
// "Yours sincerely,", "Kind regards", "Best wishes".
bool closes_letter(std::string_view text);
// Ends with or holds a postcode of the United Kingdom, as the last line of an address does.
bool ends_address(std::string_view text);

} // namespace plainsend
