// Tells a school's letterhead from a running header by its words. Shared by the DOCX and ODT readers.
#pragma once

#include <string_view>

namespace plainsend {

// A UK postcode, a telephone number, an e-mail or web address, a charity or company registration.
bool looks_like_address(std::string_view text);

// Words other than "Page", "of" and numbers.
bool has_more_than_page_words(std::string_view text);

} // namespace plainsend
