// Dates the draft and finds the day by which to reply: never a weekend, a bank holiday or a school holiday.
#pragma once

#include "stages/stage.h"

namespace plainsend {

Reported<Document> draft(Document, const Context&);

} // namespace plainsend
