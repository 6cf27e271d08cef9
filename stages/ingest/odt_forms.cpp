#include "stages/ingest/odt_forms.h"

#include <algorithm>
#include <array>

namespace plainsend {

namespace {

bool is_one_of(xml::Node node, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), node.name()) != names.end();
}

void collect(xml::Node parent, int depth, OdtControls& found) {
    constexpr int deepest = 20; // forms in forms, tables of controls
    if (depth > deepest)
        return;
    for (const xml::Node node : xml::children(parent)) {
        if (const std::string id = node.attribute("id"); !id.empty())
            found.emplace(id, node);
        if (is_one_of(node, {"form", "grid", "column"}))
            collect(node, depth + 1, found);
    }
}

// What stands there now, or what stood there when the form was made.
std::string now_or(xml::Node node, const std::string& name) {
    return node.has("current-" + name) ? node.attribute("current-" + name) : node.attribute(name);
}

std::string text_inside(xml::Node control) { // a long answer is kept as paragraphs
    std::string text;
    for (const xml::Node child : xml::children(control))
        if (child.is("p"))
            text += (text.empty() ? "" : " ") + child.all_text();
    return text;
}

// The choice made, or all there are.
OdtAnswer choice(xml::Node list) {
    std::string chosen;
    std::string all;
    for (const xml::Node option : xml::children(list)) {
        if (!option.is("option") && !option.is("item"))
            continue;
        const std::string label = option.attribute("label");
        all += (all.empty() ? "" : " / ") + label;
        if (now_or(option, "selected") == "true")
            chosen += (chosen.empty() ? "" : ", ") + label;
    }
    if (chosen.empty())
        chosen = now_or(list, "value");
    if (!chosen.empty())
        return {OdtAnswer::Box::none, chosen, false};
    return {OdtAnswer::Box::none, all, true};
}

} // namespace

OdtControls odt_controls(xml::Node text) {
    OdtControls found;
    for (const xml::Node node : xml::children(text))
        if (node.is("forms"))
            collect(node, 0, found);
    return found;
}

bool is_odt_button(xml::Node control) {
    return is_one_of(control, {"button", "image"});
}

OdtAnswer odt_answer(xml::Node control) {
    if (is_one_of(control, {"checkbox", "radio"})) {
        const bool ticked = now_or(control, "state") == "checked" || now_or(control, "selected") == "true";
        return {ticked ? OdtAnswer::Box::ticked : OdtAnswer::Box::empty, control.attribute("label"), false};
    }
    if (is_one_of(control, {"fixed-text", "frame"}))
        return {OdtAnswer::Box::none, control.attribute("label"), false};
    if (is_one_of(control, {"listbox", "combobox"}))
        return choice(control);
    if (is_one_of(control, {"hidden", "image-frame", "value-range", "password", "grid"}))
        return {};
    std::string answer = text_inside(control);
    if (answer.empty())
        answer = now_or(control, "value");
    const bool room = answer.empty();
    return {OdtAnswer::Box::none, std::move(answer), room};
}

} // namespace plainsend
