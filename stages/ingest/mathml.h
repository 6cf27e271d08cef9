// Formulas (MathML 3) of OpenDocument texts and web pages as a line of text, in the way of docx_formula.
#pragma once

#include <string>
#include <vector>

namespace plainsend {

// text: of an element that holds no other. open, close: the brackets of <mfenced>.
struct MathElement {
    std::string name;
    std::string text;
    std::vector<MathElement> parts;
    std::string open = "(";
    std::string close = ")";
};

// "3/4", "x^2", "\u221A(x + 1)".
std::string mathml_text(const MathElement&);

} // namespace plainsend
