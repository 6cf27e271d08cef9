// What the readers of the language data files share: text of elements and mistakes that a schema cannot see.
// Private to stages/language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/io/xml.h"

namespace plainsend {

// A data file while it is read.
struct DataFile {
    std::string_view bytes;
    std::string_view name;
    xml::Tree tree;
};

DataFile read_data_file(std::string_view bytes, std::string_view name, std::string_view schema);

// White space collapsed: how an editor wraps a line has no meaning.
std::string text_of(xml::Node);
std::vector<std::string> texts_of(xml::Node parent, std::string_view element);
// Throws Error{data_file} with the line quoted.
[[noreturn]] void mistake(const DataFile&, xml::Node, std::string message, std::string hint);

} // namespace plainsend
