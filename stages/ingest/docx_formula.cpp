#include "stages/ingest/docx_formula.h"

namespace plainsend {

namespace {

std::string inside(xml::Node node) {
    std::string text;
    for (const xml::Node child : xml::children(node))
        if (child.is_element())
            text += formula_text(child);
    return text;
}

// In brackets when it would otherwise run into what stands beside it.
std::string one_thing(xml::Node node) {
    std::string text = inside(node);
    const bool several = text.find_first_of(" +-*/=<>^,") != std::string::npos ||
                         text.find("\u2212") != std::string::npos || text.find("\u00D7") != std::string::npos;
    return several ? "(" + text + ")" : text;
}

std::string sign_of(xml::Node properties, std::string_view name, std::string_view usual) {
    const xml::Node sign = properties.first(name);
    return sign ? sign.attribute("val") : std::string(usual);
}

std::string bracketed(xml::Node node) {
    const xml::Node properties = node.first("dPr");
    std::string text = sign_of(properties, "begChr", "(");
    for (xml::Node part = node.first("e"); part; part = part.next("e"))
        text += inside(part) + (part.next("e") ? sign_of(properties, "sepChr", "|") : std::string());
    return text + sign_of(properties, "endChr", ")");
}

std::string raised(xml::Node node) {
    const std::string text = one_thing(node);
    return text.empty() ? text : "^" + text;
}

std::string matrix(xml::Node node) {
    std::string text;
    for (xml::Node row = node.first("mr"); row; row = row.next("mr")) {
        text += text.empty() ? "" : "; ";
        for (xml::Node cell = row.first("e"); cell; cell = cell.next("e"))
            text += inside(cell) + (cell.next("e") ? ", " : "");
    }
    return text;
}

} // namespace

std::string formula_text(xml::Node node) {
    const std::string_view name = node.name();
    if (name == "t")
        return node.all_text();
    if (name == "f")
        return one_thing(node.first("num")) + "/" + one_thing(node.first("den"));
    if (name == "sSup")
        return one_thing(node.first("e")) + raised(node.first("sup"));
    if (name == "sSubSup")
        return one_thing(node.first("e")) + inside(node.first("sub")) + raised(node.first("sup"));
    if (name == "rad")
        return inside(node.first("deg")) + "\u221A" + one_thing(node.first("e"));
    if (name == "d")
        return bracketed(node);
    if (name == "nary")
        return sign_of(node.first("naryPr"), "chr", "\u222B") + inside(node.first("sub")) +
               raised(node.first("sup")) + " " + inside(node.first("e"));
    if (name == "func")
        return inside(node.first("fName")) + " " + inside(node.first("e"));
    if (name == "m")
        return matrix(node);
    return inside(node);
}

} // namespace plainsend
