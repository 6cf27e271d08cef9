#include <algorithm>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/fill_in.h"
#include "stages/ingest/front_matter.h"
#include "stages/ingest/html_reader.h"
#include "stages/ingest/links.h"
#include "stages/ingest/mathml.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr std::string_view dots = "........";

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

// Text that was collapsed together with its neighbours: white space at its end may still have to go.
struct Collapse {
    Text* last = nullptr;
    bool after_space = true;

    void end_line() {
        if (last != nullptr && last->text.ends_with(' '))
            last->text.pop_back();
        last = nullptr;
        after_space = true;
    }

    void text(Text& run) {
        std::string kept;
        kept.reserve(run.text.size());
        std::size_t dropped = 0; // at the start: the place moves with it
        for (const char c : run.text) {
            if (!is_space(c)) {
                kept += c;
                after_space = false;
            } else if (!after_space) {
                kept += ' ';
                after_space = true;
            } else if (kept.empty()) {
                ++dropped;
            }
        }
        run.text = std::move(kept);
        run.place.offset += static_cast<std::uint32_t>(dropped);
        if (!run.text.empty())
            last = &run;
    }

    void other() {
        last = nullptr;
        after_space = false;
    }
};

std::optional<Mark> mark_of(std::string_view tag) {
    static constexpr std::array<std::pair<std::string_view, Mark>, 18> marks{{{"b", Mark::strong},
                                                                              {"strong", Mark::strong},
                                                                              {"i", Mark::emphasis},
                                                                              {"em", Mark::emphasis},
                                                                              {"cite", Mark::emphasis},
                                                                              {"var", Mark::emphasis},
                                                                              {"u", Mark::underline},
                                                                              {"ins", Mark::underline},
                                                                              {"s", Mark::strike},
                                                                              {"del", Mark::strike},
                                                                              {"strike", Mark::strike},
                                                                              {"sup", Mark::superscript},
                                                                              {"sub", Mark::subscript},
                                                                              {"code", Mark::code},
                                                                              {"kbd", Mark::code},
                                                                              {"samp", Mark::code},
                                                                              {"tt", Mark::code},
                                                                              {"dfn", Mark::emphasis}}};
    for (const auto& [name, mark] : marks) {
        if (name == tag)
            return mark;
    }
    return std::nullopt;
}

// "Yes / No", of a list to choose from.
std::string choices_of(Node list) {
    std::string choices;
    for (Node child = list.first(); child; child = child.next()) {
        const std::string label = collapse_space(child.attribute("label"));
        std::string choice;
        if (child.is("optgroup"))
            choice = label + (label.empty() ? "" : ": ") + choices_of(child);
        else if (child.is_element())
            choice = label.empty() ? child.all_text() : label;
        if (!choice.empty())
            choices += (choices.empty() ? "" : " / ") + choice;
    }
    return choices;
}

// The choice that the page shows as made; empty when nothing is chosen yet.
std::string choice_made(Node list) {
    for (Node child = list.first(); child; child = child.next()) {
        if (const std::string inner = child.is("optgroup") ? choice_made(child) : std::string();
            !inner.empty())
            return inner;
        if (child.is("option") && child.has("selected") &&
            !(child.has("value") && child.attribute("value").empty()))
            return child.all_text();
    }
    return {};
}

bool holds_only_marks(const Inlines& content) {
    bool any = false;
    for (const Inline& in : content) {
        const auto* text = std::get_if<Text>(&in.node);
        if (text != nullptr ? !collapse_space(text->text).empty()
                            : !std::holds_alternative<NoteMark>(in.node))
            return false;
        any = any || text == nullptr;
    }
    return any;
}

// Until finish_inlines: the byte of the parsed text, with the line 1 for what stands in it. The words of a
// text node begin there; those made of an element only belong there, which a column 0 says.
Place parsed_at(Node node) {
    return {0, static_cast<std::uint32_t>(node.offset()), 1, node.is_text() ? 1U : 0U};
}

MathElement math_element(Node node) {
    MathElement made;
    made.name = lower(node.own_name());
    for (const auto& [name, sign] : {std::pair{"open", &made.open}, std::pair{"close", &made.close}})
        if (node.has(name))
            *sign = std::string(node.attribute(name));
    for (Node child = node.first(); child; child = child.next())
        if (child.is_element())
            made.parts.push_back(math_element(child));
    if (made.parts.empty())
        made.text = node.all_text();
    return made;
}

} // namespace

void finish_inlines(Inlines& content, const std::function<Place(std::size_t)>& place) {
    Collapse collapse;
    for_each_inline(content, [&](Inline& in) {
        if (auto* text = std::get_if<Text>(&in.node))
            collapse.text(*text);
        else if (std::holds_alternative<LineBreak>(in.node))
            collapse.end_line();
        else if (std::holds_alternative<Image>(in.node) || std::holds_alternative<Field>(in.node) ||
                 std::holds_alternative<Generated>(in.node))
            collapse.other();
    });
    collapse.end_line();
    find_fields(content);
    const auto settle = [&](Place& at) {
        const Place parsed = std::exchange(at, {});
        if (parsed.line == 0) // nowhere in the page
            return;
        at = place(parsed.offset);
        if (parsed.column == 0)
            at.column = 0;
    };
    for_each_inline(content, [&](Inline& in) {
        if (auto* text = std::get_if<Text>(&in.node))
            settle(text->place);
        else if (auto* field = std::get_if<Field>(&in.node))
            settle(field->place);
        else if (auto* image = std::get_if<Image>(&in.node))
            image->place = place(image->place.offset);
    });
}

void Reader::inlines(Node parent, Inlines& out, const Around& around) {
    for (Node child = parent.first(); child; child = child.next()) {
        if (child.is_text())
            text(child, out);
        else if (child.is_element() && stands_alone(child)) {
            out.push_back({Text{" ", {}}});
            inline_element(child, out, around);
            out.push_back({Text{" ", {}}});
        } else if (child.is_element())
            inline_element(child, out, around);
    }
}

void Reader::text(Node node, Inlines& out) {
    if (skipped_.contains(node.key()))
        return;
    out.push_back({Text{std::string(node.text()), parsed_at(node)}});
}

void Reader::wrapped(Inline wrapper, Node node, Inlines& out, const Around& around) {
    Inlines content;
    inlines(node, content, around);
    if (holds_only_marks(content)) { // <sup> around the mark of a note: it is raised anyway
        out.insert(out.end(), std::make_move_iterator(content.begin()),
                   std::make_move_iterator(content.end()));
        return;
    }
    std::visit(
        [&](auto& one) {
            if constexpr (requires { one.content; })
                one.content = std::move(content);
        },
        wrapper.node);
    out.push_back(std::move(wrapper));
}

void Reader::inline_element(Node node, Inlines& out, const Around& outside) {
    const std::string_view tag = node.tag();
    if (is_left_out(node)) {
        leave_out(node);
        links_to_film(node, out, outside);
        return;
    }
    tell_opened(node);
    if (own_inline(node, out))
        return;
    if (is_embedded(tag))
        tell_unprintable(node);
    if (outside.depth >= limits_.depth) { // the words stay, what they were in goes
        remark(
            "html/too-deep", Severity::warning, node,
            "The page is nested too deeply here; the words were kept, but not their lists, tables or marks.");
        out.push_back({Text{" " + node.all_text() + " ", parsed_at(node)}});
        return;
    }
    Around around = inside(node, outside);
    ++around.depth;
    if (around.language != outside.language && tag != "br" && tag != "img") {
        LanguageRun run{around.language.empty() ? document_.metadata.language : around.language, {}};
        inline_element(node, run.content, around);
        out.push_back({std::move(run)});
        return;
    }
    if (tag == "br") {
        out.push_back({LineBreak{}});
    } else if (tag == "img") {
        image(node, out);
    } else if (tag == "a") {
        link(node, out, around);
    } else if (tag == "math") {
        formula(node, out);
    } else if (folds_.words.contains(node.key()) || folds_.lines.contains(node.key())) {
        inlines(node, out, around);
    } else if (tag == "input" || tag == "textarea" || tag == "select" || tag == "button") {
        form_control(node, out);
    } else if (tag == "abbr" || tag == "acronym") {
        const std::string title = collapse_space(node.attribute("title"));
        if (title.empty())
            inlines(node, out, around);
        else
            wrapped({Abbreviation{title, {}}}, node, out, around);
    } else if (tag == "rt" && !node.all_text().empty()) { // how a word is read, printed small above it
        out.push_back({Text{" (", {}}});
        inlines(node, out, around);
        out.push_back({Text{")", {}}});
    } else if (tag == "rp") { // the same brackets
    } else if (tag == "q") {  // browsers print the marks
        out.push_back({Generated{"\u201C"}});
        inlines(node, out, around);
        out.push_back({Generated{"\u201D"}});
    } else if (tag == "ins" && (node.has("cite") || node.has("datetime"))) { // a tracked insertion
        inlines(node, out, around);
    } else if (const auto mark = mark_of(tag)) {
        wrapped({Marked{*mark, {}}}, node, out, around);
    } else if (kind_of(tag) != Kind::inline_element) { // a block where only words can stand
        out.push_back({Text{" ", {}}});
        inlines(node, out, around);
        out.push_back({Text{" ", {}}});
    } else {
        inlines(node, out, around);
    }
}

void Reader::formula(Node node, Inlines& out) {
    Text run{mathml_text(math_element(node)), parsed_at(node)};
    if (run.text.empty())
        return;
    remark("html/formula", Severity::warning, node,
           "A formula was taken over as plain text; check that it reads right.");
    out.push_back({std::move(run)});
}

std::optional<Inline> Reader::link_wrapper(Node node) {
    const std::string_view address = node.attribute("href");
    if (auto inner = inner_link(address))
        return inner;
    if (!node.has("href") || address.starts_with('#') || address.empty())
        return std::nullopt;
    if (names_a_user(address)) {
        remark("html/link", Severity::warning, node,
               "The link to '" + std::string(address.substr(0, 80)) +
                   "' was left out and its words kept: it has a user name before the name of the site, "
                   "which is made to look like another site.");
        return std::nullopt;
    }
    if (const auto target = allowed_target(address))
        return Inline{Link{*target, {}}};
    remark("html/link", Severity::suggestion, node,
           "The link to '" + std::string(address.substr(0, 80)) +
               "' was left out and its words kept: it leads nowhere "
               "outside the site. Give the whole address, beginning with https://.");
    return std::nullopt;
}

void Reader::link(Node node, Inlines& out, const Around& around) {
    if (note_mark(node, out))
        return;
    auto wrapper = link_wrapper(node);
    if (wrapper)
        wrapped(std::move(*wrapper), node, out, around);
    else
        inlines(node, out, around);
}

void Reader::form_control(Node node, Inlines& out) {
    const std::string_view tag = node.tag();
    const std::string type = lower(node.attribute("type"));
    const Place place = parsed_at(node);
    if (type == "hidden")
        return;
    if (tag == "button" || type == "submit" || type == "button" || type == "reset" || type == "image") {
        std::string label = tag == "button" ? node.all_text() : std::string(node.attribute("value"));
        for (const std::string_view name : {"aria-label", "title", "alt"})
            if (label.empty())
                label = collapse_space(node.attribute(name));
        remark("html/button", Severity::note, node,
               (label.empty() ? "A button without words" : "The button '" + label + "'") +
                   " was left out; nothing happens on paper.");
        return;
    }
    if (type == "checkbox" || type == "radio") {
        if (node.has("checked"))
            out.push_back({Text{"\u2612 ", place}});
        else
            out.insert(out.end(), {Inline{Field{"\u2610", place}}, Inline{Text{" ", {}}}});
        return;
    }
    if (const std::string made = tag == "select" ? choice_made(node) : std::string(); !made.empty()) {
        out.push_back({Text{made, place}});
        return;
    }
    if (tag == "select")
        out.push_back({Text{choices_of(node) + " ", place}});
    // What is filled in already is part of the page's words.
    const bool readable = type != "password" && type != "range" && type != "color" && type != "file";
    const std::string answer = tag == "textarea"            ? node.all_text()
                               : tag == "input" && readable ? std::string(node.attribute("value"))
                                                            : std::string();
    if (answer.empty())
        out.push_back({Field{std::string(dots), place}});
    else
        out.push_back({Text{answer, place}});
}

} // namespace plainsend::html
