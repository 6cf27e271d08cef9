#include "stages/ingest/docx_package.h"

#include "stages/document/error.h"

namespace plainsend {

namespace {

// A target is relative to the folder of its source part (part 2, 6.5.3.4): "media/a.png", "../a.xml",
// "/word/a.xml".
std::string resolve(std::string_view folder, std::string_view target) {
    std::vector<std::string_view> steps;
    const auto walk = [&](std::string_view path) {
        while (!path.empty()) {
            const std::size_t end = path.find('/');
            const std::string_view step = path.substr(0, end);
            if (step == ".." && !steps.empty())
                steps.pop_back();
            else if (!step.empty() && step != "." && step != "..")
                steps.push_back(step);
            path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
        }
    };
    if (!target.starts_with('/'))
        walk(folder);
    walk(target.substr(0, target.find('#')));
    std::string out;
    for (const std::string_view step : steps)
        out += (out.empty() ? "" : "/") + std::string(step);
    return out;
}

std::string_view folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash);
}

std::string relationships_part(std::string_view part) {
    const std::string_view folder = folder_of(part);
    const std::string_view file = folder.empty() ? part : part.substr(folder.size() + 1);
    return std::string(folder) + (folder.empty() ? "" : "/") + "_rels/" + std::string(file) + ".rels";
}

// Nobody in a school office reads XML: which part it is and where must do for whoever helps them.
Error in_part(const Error& error, std::string_view part, const std::string& file) {
    const std::size_t colon = error.where.rfind(':');
    const std::string line = colon == std::string::npos ? "" : " at line " + error.where.substr(colon + 1);
    // What the parser itself calls wrong is about tags; what we refuse is said in words.
    const bool ours = error.message.starts_with("has ") || error.message.starts_with("is ");
    const std::string why = ours ? ": it " + error.message.substr(0, error.message.find(": <")) : "";
    return Error(
        error.trouble, "the part " + std::string(part) + " is damaged" + line + why, file,
        "open the file in Word or LibreOffice and save it again, or ask whoever sent it for a new copy");
}

} // namespace

DocxPackage::DocxPackage(const Source& source, const Limits& limits)
    : name_(source.name), zip_(Zip::open(source.bytes, source.name, limits)) {
    package_relationships_ = relationships("");
    const Relationship* main = find_relationship(package_relationships_, "officeDocument");
    if (main == nullptr || main->external || !zip_.has(main->target))
        throw Error(Trouble::unusable, "is not a Word document", name_,
                    "open it in Word or LibreOffice and save it as .docx");
    main_part_ = main->target;
}

Relationships DocxPackage::relationships(std::string_view part) const {
    Relationships out;
    const std::string rels = relationships_part(part);
    if (!zip_.has(rels))
        return out;
    const xml::Tree parsed = tree(rels);
    for (xml::Node node = parsed.root().first("Relationship"); node; node = node.next("Relationship")) {
        const std::string type =
            node.attribute("type").empty() ? node.attribute("Type") : node.attribute("type");
        const bool external = node.attribute("TargetMode") == "External";
        const std::string target = node.attribute("Target");
        out.emplace(node.attribute("Id"),
                    Relationship{type.substr(type.rfind('/') + 1),
                                 external ? target : resolve(folder_of(part), target), external});
    }
    return out;
}

xml::Tree DocxPackage::tree(std::string_view part) const {
    xml::XmlLimits limits;
    // libxml2 stops at 256; what is too deep for the document is told by the reader with its place instead.
    limits.depth = 250;
    const std::string bytes = zip_.read(part);
    try {
        return xml::Tree::parse(bytes, part, limits);
    } catch (const Error& error) {
        throw in_part(error, part, name_);
    }
}

const Relationship* find_relationship(const Relationships& relationships, std::string_view type) {
    for (const auto& [id, relationship] : relationships)
        if (relationship.type == type)
            return &relationship;
    return nullptr;
}

} // namespace plainsend
