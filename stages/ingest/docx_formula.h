// Formulas of Word (OMML, ECMA-376 22.1) as plain text: a half is "1/2" and never "12".
#pragma once

#include <string>

#include "stages/io/xml.h"

namespace plainsend {

std::string formula_text(xml::Node);

} // namespace plainsend
