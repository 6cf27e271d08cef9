// What is wrong with the attributes of an element, in words that name the attribute. libxml2 knows only that
// something is.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "stages/io/xml.h"

namespace plainsend::xml {

using Attributes = std::vector<std::pair<std::string, std::string>>; // name and value

// element: its name in a data file; schema: root of the RELAX NG schema that it breaks. "" when its
// attributes have the right names and values, as far as names and lists of values tell.
std::string attribute_mistake(const std::string& element, const Attributes&, Node schema);

} // namespace plainsend::xml
