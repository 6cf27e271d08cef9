// How a family answers a draft: a closed form with a place for every numbered paragraph, which works without
// a script, and a slip to fill in by hand, which only paper shows. Chrome, beside <main>.
#pragma once

#include <string>

#include "stages/document/document.h"
#include "stages/emit/html_text.h"
#include "stages/emit/style.h"

namespace plainsend {

std::string reply_form(const Document&, const Style&, HtmlText&);
std::string reply_slip(const Document&, const Style&, HtmlText&);

// The page's only script: opens the form where it is asked for, and shows, copies and keeps the answers.
std::string_view reply_script();

} // namespace plainsend
