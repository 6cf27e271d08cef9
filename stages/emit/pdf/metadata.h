// What the file says about itself: PDF/UA-1 and PDF/A-2a identification, title, language, dates of the
// document, colour profile. Info and XMP say the same.
#pragma once

#include "stages/document/document.h"
#include "stages/emit/pdf/canvas.h"
#include "stages/emit/style.h"

namespace plainsend::pdf {

enum class Claim { pdf_ua, none };

void write_metadata(Canvas&, const Document&, const Style&, Claim);

} // namespace plainsend::pdf
