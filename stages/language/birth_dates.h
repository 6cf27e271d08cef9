// A second, different date of birth of the one child that a document is about: in a field of a form, or in a
// sentence ("Jamie was born on 8 May 2014"). Private to stages/language.
#pragma once

#include "stages/document/document.h"
#include "stages/document/finding.h"
#include "stages/language/language_data.h"

namespace plainsend {

Findings second_birth_dates(const Document&, const LanguageData&);

} // namespace plainsend
