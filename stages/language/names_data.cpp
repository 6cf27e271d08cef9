#include "stages/language/names_data.h"

#include <sstream>

#include "stages/language/data_file.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

WordSet set_of(const DataFile& file, xml::Node node) {
    WordSet words;
    std::istringstream all(text_of(node));
    for (std::string word; all >> word;) {
        if (word != lower(word))
            mistake(file, node, "\"" + word + "\" has a capital letter", "write it in small letters");
        words.insert(word);
    }
    return words;
}

} // namespace

NameWords parse_names(std::string_view bytes, std::string_view name, std::string_view schema) {
    const DataFile file = read_data_file(bytes, name, schema);
    const xml::Node root = file.tree.root();
    const auto words = [&](std::string_view element) { return set_of(file, root.first(element)); };
    NameWords found{words("first-names"),     {},
                    words("also-words"),      words("weak-verbs"),
                    words("relations"),       words("people"),
                    words("not-people"),      words("places"),
                    words("verbs"),           words("planned"),
                    words("staff-deeds"),     words("things"),
                    words("helping"),         words("deeds"),
                    words("deeds-to-people"), words("done-by"),
                    words("asking"),          words("talking")};
    for (xml::Node node = root.first("short-names").first("name"); node; node = node.next("name"))
        found.short_names.push_back(set_of(file, node));
    return found;
}

} // namespace plainsend
