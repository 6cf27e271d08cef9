#include "stages/ingest/odt_forms.h"

#include <algorithm>
#include <charconv>
#include <vector>

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

OdtAnswer box(bool ticked) {
    return {ticked ? OdtAnswer::Box::ticked : OdtAnswer::Box::empty, {}, false};
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

std::optional<OdtAnswer> odt_fieldmark(xml::Node field) {
    const std::string type = field.attribute("type");
    std::vector<std::string> entries;
    std::string selected;
    bool ticked = false;
    for (xml::Node param = field.first("param"); param; param = param.next("param")) {
        const std::string name = param.attribute("name");
        if (name == "Checkbox_Checked")
            ticked = param.attribute("value") == "true";
        else if (name == "Dropdown_ListEntry")
            entries.push_back(param.attribute("value"));
        else if (name == "Dropdown_Selected")
            selected = param.attribute("value");
    }
    if (type.ends_with("FORMCHECKBOX"))
        return box(ticked);
    if (!type.ends_with("FORMDROPDOWN"))
        return std::nullopt;
    std::size_t number = entries.size();
    std::from_chars(selected.data(), selected.data() + selected.size(), number);
    if (number < entries.size())
        return OdtAnswer{OdtAnswer::Box::none, entries[number], false};
    std::string all;
    for (const std::string& entry : entries)
        all += (all.empty() ? "" : " / ") + entry;
    return OdtAnswer{OdtAnswer::Box::none, all, true};
}

std::optional<OdtAnswer> odt_content_control(xml::Node control) {
    if (control.attribute("checkbox") == "true")
        return box(control.attribute("checked") == "true");
    if (control.attribute("showing-place-holder") != "true")
        return std::nullopt;
    if (control.attribute("date") == "true")
        return OdtAnswer{OdtAnswer::Box::none, {}, true};
    const std::string prompt = control.all_text();
    std::string all;
    for (xml::Node item = control.first("list-item"); item; item = item.next("list-item")) {
        const std::string words =
            item.has("display-text") ? item.attribute("display-text") : item.attribute("value");
        if (!words.empty() && words != prompt)
            all += (all.empty() ? "" : " / ") + words;
    }
    if (all.empty())
        return std::nullopt;
    return OdtAnswer{OdtAnswer::Box::none, all, true};
}

bool is_odt_text_field(xml::Node fieldmark_start) {
    const std::string type = fieldmark_start.attribute("type");
    return type.ends_with("FORMTEXT") || type.ends_with("FORMDATE");
}

} // namespace plainsend
