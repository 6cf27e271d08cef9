// Files that plainsend knows but cannot use: PDF, the Word format of before 2007, RTF, encrypted documents,
// mail and web archives, XML that is no page; and bytes that are no text at all.
#pragma once

#include <string_view>

#include "stages/text/text.h"

namespace plainsend {

// Throws Error{unusable} that says what the file is and what to ask for; returns when it is none of these.
void refuse_known(std::string_view bytes, std::string_view name);

// Throws Error{unusable} when so much of a decoded file is no character that it cannot be text, or when the
// words were written in a way that nobody can tell (Japanese of before Unicode).
void refuse_what_is_no_text(const Decoded&, std::string_view bytes, std::string_view name);

} // namespace plainsend
