#include "stages/ingest/mathml.h"

namespace plainsend {

namespace {

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\n\r") - begin + 1);
}

std::string inside(const MathElement& node) {
    std::string text;
    for (const MathElement& part : node.parts)
        text += mathml_text(part);
    return text;
}

// In brackets when it would otherwise run into what stands beside it.
std::string one_thing(const std::string& text) {
    const bool several = text.find_first_of(" +-*/=<>^,") != std::string::npos ||
                         text.find("\u2212") != std::string::npos || text.find("\u00D7") != std::string::npos;
    return several ? "(" + text + ")" : text;
}

std::string raised(const std::string& text) {
    return text.empty() ? text : "^" + one_thing(text);
}

std::string table(const MathElement& node) {
    std::string text;
    for (const MathElement& row : node.parts) {
        text += text.empty() ? "" : "; ";
        bool first = true;
        for (const MathElement& cell : row.parts) {
            text += (first ? "" : ", ") + inside(cell);
            first = false;
        }
    }
    return text;
}

std::string fenced(const MathElement& node) {
    std::string text;
    for (const MathElement& part : node.parts)
        text += (text.empty() ? "" : ", ") + mathml_text(part);
    return node.open + text + node.close;
}

} // namespace

std::string mathml_text(const MathElement& node) {
    const std::string& name = node.name;
    const auto part = [&](std::size_t at) {
        return at < node.parts.size() ? mathml_text(node.parts[at]) : std::string();
    };
    if (name == "mi" || name == "mn" || name == "mo" || name == "mtext" || name == "ms")
        return trimmed(node.text);
    if (name == "annotation" || name == "annotation-xml") // the same once more
        return {};
    if (name == "mfrac")
        return one_thing(part(0)) + "/" + one_thing(part(1));
    if (name == "msup" || name == "mover")
        return one_thing(part(0)) + raised(part(1));
    if (name == "msubsup" || name == "munderover")
        return one_thing(part(0)) + part(1) + raised(part(2)) + (name == "munderover" ? " " : "");
    if (name == "msqrt")
        return "\u221A" + one_thing(inside(node));
    if (name == "mroot")
        return part(1) + "\u221A" + one_thing(part(0));
    if (name == "mfenced")
        return fenced(node);
    if (name == "mtable")
        return table(node);
    if (name == "mspace")
        return " ";
    return inside(node);
}

} // namespace plainsend
