// Files that plainsend knows but cannot use: PDF, the Word format of before 2007, RTF, encrypted documents.
#pragma once

#include <string_view>

namespace plainsend {

// Throws Error{unusable} that says what the file is and what to ask for; returns when it is none of these.
void refuse_known(std::string_view bytes, std::string_view name);

} // namespace plainsend
