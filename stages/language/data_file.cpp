#include "stages/language/data_file.h"

#include "stages/text/text.h"

namespace plainsend {

DataFile read_data_file(std::string_view bytes, std::string_view name, std::string_view schema) {
    return {bytes, name, xml::parse_data(bytes, name, schema)};
}

std::string text_of(xml::Node node) {
    return collapse_space(node.all_text());
}

std::vector<std::string> texts_of(xml::Node parent, std::string_view element) {
    std::vector<std::string> found;
    for (xml::Node node = parent.first(element); node; node = node.next(element))
        found.push_back(text_of(node));
    return found;
}

void mistake(const DataFile& file, xml::Node node, std::string message, std::string hint) {
    xml::data_mistake(node, file.bytes, file.name, std::move(message), std::move(hint));
}

} // namespace plainsend
