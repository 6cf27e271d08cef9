#include "stages/ingest/html_folds.h"

#include <algorithm>
#include <string>
#include <vector>

#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr int levels_of_fold = 4;          // how far below class="accordion" its parts are looked for
constexpr std::size_t longest_label = 300; // in bytes: more is no name of what it opens

bool is_fold_word(std::string_view word) {
    return word.starts_with("accordion") || word.starts_with("collaps") || word.starts_with("expand") ||
           word == "tab" || word == "tabs" || word == "tablink" || word == "tablinks" ||
           word == "tabcontent" || word == "tabpanel" || word == "tabpane" || word == "toggle" ||
           word == "faq" || word == "faqs";
}

bool is_heading(Node node) {
    const std::string_view tag = node.tag();
    return (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') ||
           node.attribute("role") == "heading" || tag == "summary" || tag == "dt";
}

bool opens_by_name(Node node) {
    return node.has("aria-controls") || node.has("aria-expanded") || node.has("data-target") ||
           node.has("data-bs-target") || node.has("data-toggle") || node.has("data-bs-toggle");
}

void append_label(Node node, std::string& out) {
    if (out.size() > longest_label)
        return;
    if (node.is_text())
        out += node.text();
    for (Node child = node.first(); child; child = child.next())
        append_label(child, out);
    out += ' ';
}

// The words of a button, or a little more than the longest that can be one: it may hold the whole page.
std::string label_of(Node button) {
    std::string out;
    append_label(button, out);
    return collapse_space(out);
}

bool is_menu_word(std::string_view word) {
    return word == "nav" || word == "navbar" || word == "menu" || word == "hamburger";
}

// "Menu", which opens what belongs to the site.
bool names_a_menu(Node button) {
    const std::string name = fold(label_of(button));
    return name == "menu" || name == "search" || name.ends_with(" menu") || name.ends_with("navigation") ||
           any_class_word(button, is_menu_word);
}

bool is_form_field(Node node) {
    return node.is("input") || node.is("select") || node.is("textarea") || node.is("option");
}

// Not one that sends a form.
bool is_button(Node node) {
    const std::string_view role = node.attribute("role");
    const std::string_view type = node.attribute("type");
    if (is_form_field(node) || role == "combobox" || type == "submit" || type == "reset")
        return false;
    const bool looks = node.is("button") || role == "button" || role == "tab" || opens_by_name(node);
    return looks && node.is_element() && !names_a_menu(node);
}

// What a button in a form does unless it says otherwise (HTML, 4.10.6).
bool sends_form(Node button) {
    bool in_form = false;
    for (Node up = button; up && !in_form; up = up.parent())
        in_form = up.is("form");
    return in_form && button.is("button") && !button.has("type") && !opens_by_name(button);
}

// The button that is all there is in an element: <h3><button>.
Node button_in(Node node) {
    for (int level = 0; node && level <= levels_of_fold; ++level) {
        if (is_button(node))
            return node;
        Node only;
        for (Node child = node.first(); child; child = child.next()) {
            const bool blank = child.is_text() && collapse_space(child.text()).empty();
            if (blank || (!child.is_text() && !child.is_element()))
                continue;
            if (only || child.is_text())
                return {};
            only = child;
        }
        node = only;
    }
    return {};
}

bool stands_in(Node inner, Node outer) {
    while (inner && !(inner == outer))
        inner = inner.parent();
    return static_cast<bool>(inner);
}

// What an attribute names: "a b", "#a", or the quoted words of a script's call.
std::vector<std::string> names_in(std::string_view value, std::string_view between) {
    std::vector<std::string> names;
    while (!value.empty() && names.size() < 20) {
        const std::size_t begin = std::min(value.find_first_not_of(between), value.size());
        const std::size_t end = std::min(value.find_first_of(between, begin), value.size());
        if (end > begin)
            names.emplace_back(value.substr(begin, end - begin));
        value.remove_prefix(end);
    }
    return names;
}

class FoldFinder {
public:
    explicit FoldFinder(Node root) {
        look(root, 0);
        for (const Node& button : buttons_)
            if (!folds_.lines.contains(button.key()) && !folds_.words.contains(button.key()))
                follow(button);
        // A button among folds whose own part nobody can name is read where it stands.
        for (const Node& button : loose_)
            if (!is_placed(button))
                read_here(button);
    }

    Folds take() { return std::move(folds_); }

private:
    // fold: how many levels of a class such as "accordion" are left.
    void look(Node parent, int fold) {
        Node before;
        for (Node child = parent.first(); child; child = child.next()) {
            if (child.is_text() && !collapse_space(child.text()).empty())
                before = {};
            if (!child.is_element() || child.is("nav") || child.is("script") || child.is("style"))
                continue;
            const int inside = any_class_word(child, is_fold_word) ? levels_of_fold : std::max(0, fold - 1);
            if (child.has("id"))
                ids_.emplace(child.attribute("id"), child);
            if (is_button(child)) {
                buttons_.push_back(child);
                if (child.is("button") &&
                    (any_class_word(child, is_fold_word) || any_class_word(parent, is_fold_word)))
                    loose_.push_back(child);
            }
            if (is_hidden(child))
                hidden(child, before, inside > 0);
            else if (before)
                shown(child, before);
            look(child, inside);
            before = child;
        }
    }

    void hidden(Node node, Node before, bool in_fold) {
        const Node button = button_in(before);
        if (is_form_field(node) || is_menu(node))
            return;
        if (button && !in_fold && sends_form(button)) // "Thank you for your message"
            return;
        if (button || in_fold || node.attribute("role") == "tabpanel" ||
            node.attribute("hidden") == "until-found")
            folds_.opened.insert(node.key());
        if (button && opens_next(button, node))
            read_here(button);
    }

    // What stands open already keeps the words of its button.
    void shown(Node node, Node before) {
        const Node button = button_in(before);
        if (button && button.has("aria-expanded") && opens_next(button, node) && !is_menu(node))
            read_here(button);
    }

    // Not when the button names another part.
    static bool opens_next(Node button, Node next) {
        const std::vector<std::string> names = targets_of(button);
        return button.attribute("role") != "tab" &&
               (names.empty() || !next.has("id") ||
                std::find(names.begin(), names.end(), next.attribute("id")) != names.end());
    }

    static std::vector<std::string> targets_of(Node button) {
        std::vector<std::string> names;
        for (const std::string_view attribute : {"aria-controls", "data-target", "data-bs-target"})
            for (std::string& name : names_in(button.attribute(attribute), " \t\n#"))
                names.push_back(std::move(name));
        if (const std::string_view address = button.attribute("href"); address.starts_with('#'))
            names.emplace_back(address.substr(1));
        return names;
    }

    void follow(Node button) {
        std::vector<std::string> names = targets_of(button);
        const std::size_t sure = names.size();
        for (std::string& name : names_in(button.attribute("onclick"), "'\"(),; \t\n"))
            names.push_back(std::move(name));
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto found = ids_.find(names[i]);
            if (found == ids_.end() || (i >= sure && !is_hidden(found->second)))
                continue;
            const Node target = found->second;
            if (is_form_field(target) || is_menu(target) || stands_in(button, target))
                continue;
            if (is_hidden(target))
                folds_.opened.insert(target.key());
            if (!stands_in(target, button))
                label(button, target);
        }
    }

    void label(Node button, Node target) {
        if (is_placed(button))
            return;
        for (Node up = button; up; up = up.parent())
            if (is_heading(up)) {
                read_here(button);
                return;
            }
        const std::string words = label_of(button);
        if (words.empty() || words.size() > longest_label || folds_.labels.contains(target.key()))
            return;
        folds_.labels.emplace(target.key(), button);
        folds_.moved.insert(button.key());
        for (Node up = button.parent(); up; up = up.parent())
            if (up.is("li")) {
                folds_.holders.insert(up.key());
                break;
            }
    }

    // Looked up once: many buttons may name one large part.
    bool is_menu(Node node) {
        const auto [known, fresh] = menus_.emplace(node.key(), false);
        if (fresh)
            known->second = node.is("nav") || node.attribute("role") == "navigation" || node.find("nav");
        return known->second;
    }

    bool is_placed(Node button) const {
        return folds_.moved.contains(button.key()) || folds_.lines.contains(button.key()) ||
               folds_.words.contains(button.key());
    }

    void read_here(Node button) {
        const std::string words = label_of(button);
        if (words.empty() || words.size() > longest_label)
            return;
        bool in_heading = false;
        for (Node up = button; up && !in_heading; up = up.parent())
            in_heading = is_heading(up);
        (in_heading ? folds_.words : folds_.lines).insert(button.key());
    }

    Folds folds_;
    std::unordered_map<std::string_view, Node> ids_;
    std::unordered_map<const void*, bool> menus_;
    std::vector<Node> buttons_;
    std::vector<Node> loose_;
};

} // namespace

namespace {

// Letters of no size: "font-size:0", not "font-size:0.9em".
bool is_tiny(std::string_view style) {
    static constexpr std::string_view size = "font-size:0";
    const std::size_t at = style.find(size);
    if (at == std::string_view::npos)
        return false;
    const std::string_view rest = style.substr(at + size.size());
    return rest.empty() || rest.front() == ';' || rest.front() == '!' || rest.starts_with("px") ||
           rest.starts_with("pt") || rest.starts_with("em") || rest.starts_with("rem") || rest.front() == '%';
}

// Whether what is inside may get a size of its own again.
bool sets_size(Node node) {
    for (Node child = node.first(); child; child = child.next())
        if (child.has("class") || child.attribute("style").find("font") != std::string_view::npos ||
            sets_size(child))
            return true;
    return false;
}

} // namespace

bool is_hidden(Node node) {
    std::string style = lower(node.attribute("style"));
    std::erase(style, ' ');
    return node.has("hidden") || (node.is("dialog") && !node.has("open")) ||
           style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos || (is_tiny(style) && !sets_size(node));
}

bool any_class_word(Node node, bool (*passes)(std::string_view word)) {
    const std::string classes = lower(node.attribute("class"));
    for (std::size_t begin = 0; begin < classes.size();) {
        const std::size_t end = std::min(classes.find_first_of(" \t\n-_", begin), classes.size());
        if (end > begin && passes(std::string_view(classes).substr(begin, end - begin)))
            return true;
        begin = end + 1;
    }
    return false;
}

Folds folds_of(Node root) {
    return FoldFinder(root).take();
}

} // namespace plainsend::html
