// The package around a Word document (ECMA-376 part 2): parts, and the relationships between them. Targets
// outside the package are known but never fetched.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/source.h"
#include "stages/io/xml.h"
#include "stages/io/zip.h"

namespace plainsend {

struct Relationship {
    std::string type; // last word of its URI: "hyperlink", "image", "header" (Strict and Transitional alike)
    std::string target; // part name without the leading "/", or the address as it stands when external
    bool external = false;
};
using Relationships = std::map<std::string, Relationship>;

class DocxPackage {
public:
    // Throws Error{unusable} when there is no Word document inside.
    DocxPackage(const Source&, const Limits&);

    const std::string& main_part() const { return main_part_; }
    const Relationships& package_relationships() const { return package_relationships_; }
    // Of one part; empty when it has none.
    Relationships relationships(std::string_view part) const;
    bool has(std::string_view part) const { return zip_.has(part); }
    std::string bytes(std::string_view part) const { return zip_.read(part); }
    xml::Tree tree(std::string_view part) const; // throws Error{unusable}
    std::vector<std::string> names() const { return zip_.names(); }

private:
    std::string name_;
    Zip zip_;
    Relationships package_relationships_;
    std::string main_part_;
};

// The first relationship of that type, or null.
const Relationship* find_relationship(const Relationships&, std::string_view type);

} // namespace plainsend
