// Words that a letter or a notice has and a website's frame seldom: where they stand, little may be left out.
#pragma once

#include <string>
#include <string_view>

namespace plainsend {

// The first date, telephone number, e-mail address or closing of a letter, with a few words around it; empty
// when there is none. text: English, white space collapsed.
std::string telling_words(std::string_view text);

} // namespace plainsend
