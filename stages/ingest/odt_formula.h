// Formulas of an OpenDocument text (MathML 3) as a line of text, in the way of docx_formula.
#pragma once

#include <string>

#include "stages/io/xml.h"

namespace plainsend {

// "3/4", "x^2", "\u221A(x + 1)".
std::string mathml_text(xml::Node);

} // namespace plainsend
