// What a frame holds: formulas and pictures, in a part of their own or, in a flat file, where they are shown.
#include "stages/document/error.h"
#include "stages/ingest/mathml.h"
#include "stages/ingest/odt_reading.h"
#include "stages/ingest/office_pictures.h"
#include "stages/io/base64.h"

namespace plainsend {

namespace {

MathElement math_element(xml::Node node) {
    MathElement made;
    made.name = node.name();
    for (const auto& [name, sign] : {std::pair{"open", &made.open}, std::pair{"close", &made.close}})
        if (node.has(name))
            *sign = node.attribute(name);
    for (const xml::Node child : xml::children(node))
        if (child.is_element())
            made.parts.push_back(math_element(child));
    if (made.parts.empty())
        made.text = node.all_text();
    return made;
}

// In an archive a picture is a file of its own, in a flat file it stands where it is shown.
std::optional<std::string> picture_bytes(const OdtReading& reading, xml::Node picture) {
    if (const xml::Node inside = picture.first("binary-data"))
        return base64_decode(inside.all_text());
    std::string path = picture.attribute("href");
    if (path.starts_with("./"))
        path.erase(0, 2);
    if (reading.zip == nullptr || !reading.zip->has(path))
        return std::nullopt;
    return reading.zip->read(path);
}

} // namespace

std::string odt_formula(const OdtReading& reading, xml::Node object) {
    if (const xml::Node here = object.first("math"))
        return mathml_text(math_element(here));
    std::string part = object.attribute("href");
    if (part.starts_with("./"))
        part.erase(0, 2);
    while (part.ends_with('/'))
        part.pop_back();
    part += "/content.xml";
    if (!object || reading.zip == nullptr || !reading.zip->has(part))
        return {};
    try {
        const xml::Tree tree = xml::Tree::parse(reading.zip->read(part), part);
        return tree.root().is("math") ? mathml_text(math_element(tree.root())) : std::string();
    } catch (const Error&) {
        return {}; // told as a drawing
    }
}

std::string odt_picture(OdtReading& reading, xml::Node picture, const Image& image) {
    try {
        if (const auto bytes = picture_bytes(reading, picture))
            return keep_picture(reading.document, *bytes, reading.limits, image.place, image.alternative,
                                reading.left_out);
        const std::string path = picture.attribute("href");
        const bool inside = path.find(':') == std::string::npos && !path.starts_with("..");
        reading.left_out.add(inside ? Omission::picture : Omission::external_content, image.place, path);
    } catch (const Error& error) {
        reading.left_out.add(Omission::picture, image.place, error.message);
    }
    return {};
}

} // namespace plainsend
