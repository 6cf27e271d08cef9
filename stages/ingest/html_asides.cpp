#include "stages/ingest/html_asides.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "stages/ingest/html_kinds.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr std::size_t longest_label = 10; // in bytes: "[12]", "[note 3]"
constexpr int most_siblings = 200;        // looked at before or behind a link back

std::string style_of(Node node) {
    std::string style = lower(node.attribute("style"));
    std::erase(style, ' ');
    return style;
}

// "header" of "mso-element:header"; empty when there is none.
std::string word_element(Node node) {
    static constexpr std::string_view key = "mso-element:";
    const std::string style = style_of(node);
    const std::size_t at = style.find(key);
    if (at == std::string::npos)
        return {};
    const std::string_view rest = std::string_view(style).substr(at + key.size());
    return std::string(rest.substr(0, rest.find_first_of(";\"'")));
}

bool has_class(Node node, std::string_view wanted) {
    const std::string classes = " " + lower(node.attribute("class")) + " ";
    return classes.find(" " + std::string(wanted) + " ") != std::string::npos;
}

bool is_tracked(Node node) {
    return node.has("cite") || node.has("datetime");
}

std::optional<Aside> aside_by_name(Node node) {
    const std::string element = node.has("style") ? word_element(node) : "";
    if (element == "comment" || has_class(node, "msocomtxt"))
        return Aside::comment;
    if (element == "comment-list" || element.ends_with("separator") || element.ends_with("notice"))
        return Aside::silent;
    if (element.ends_with("header") || (node.is("div") && node.attribute("title") == "header"))
        return Aside::running_header;
    if (element.ends_with("footer") || (node.is("div") && node.attribute("title") == "footer"))
        return Aside::running_footer;
    if (node.has("class") && (has_class(node, "msocomanchor") || has_class(node, "msocomoff") ||
                              has_class(node, "msocommentreference")))
        return Aside::silent;
    if (node.is("del") && is_tracked(node))
        return Aside::deletion;
    return std::nullopt;
}

bool is_blank(Node node) {
    if (node.is_text())
        return collapse_space(node.text()).empty();
    for (Node child = node.first(); child; child = child.next())
        if (!is_blank(child))
            return false;
    return true;
}

bool stands_in(Node inner, Node outer) {
    while (inner && !(inner == outer))
        inner = inner.parent();
    return static_cast<bool>(inner);
}

bool is_inline(Node node) {
    return kind_of(node.tag()) == Kind::inline_element;
}

Node block_around(Node node) {
    while (node && is_inline(node))
        node = node.parent();
    return node;
}

bool holds_heading(Node node) {
    if (kind_of(node.tag()) == Kind::heading)
        return true;
    for (Node child = node.first(); child; child = child.next())
        if (holds_heading(child))
            return true;
    return false;
}

class AsideFinder {
public:
    explicit AsideFinder(Node body) {
        look(body, false);
        for (const Node& link : links_)
            pointed_.emplace(target_of(link).key(), link);
        for (const Node& link : links_)
            follow(link);
        if (!asides_.notes.empty())
            frame(body);
    }
    Asides take() { return std::move(asides_); }

private:
    void look(Node node, bool in_aside) {
        for (Node child = node.first(); child; child = child.next()) {
            if (!child.is_element())
                continue;
            if (child.has("id"))
                asides_.names.emplace(child.attribute("id"), child);
            if (child.is("a") && child.has("name"))
                asides_.names.emplace(child.attribute("name"), child);
            const auto aside = aside_by_name(child);
            if (aside) {
                asides_.parts.emplace(child.key(), *aside);
                if (*aside != Aside::silent && !in_aside)
                    asides_.told.push_back(child);
            } else if (child.is("ins") && is_tracked(child)) {
                asides_.insertions.push_back(child);
            }
            const bool inside = in_aside || (aside && *aside != Aside::silent);
            if (child.is("a") && child.attribute("href").starts_with('#') && !aside && !inside)
                links_.push_back(child);
            look(child, inside);
        }
    }

    Node target_of(Node link) const {
        const auto found = asides_.names.find(link.attribute("href").substr(1));
        return found == asides_.names.end() ? Node() : found->second;
    }

    // The link in the note that leads to this one, or to what it stands in: <sup id=r1><a href=#n1>.
    Node link_back(Node link, Node note) const {
        for (Node up = link; up && is_inline(up); up = up.parent()) {
            auto [begin, end] = pointed_.equal_range(up.key());
            for (int looked = 0; begin != end && looked < 20; ++begin, ++looked)
                if (!(begin->second == link) && stands_in(begin->second, note))
                    return begin->second;
        }
        return {};
    }

    // Whether there are no words but links between a link and the begin or the end of what it stands in.
    static bool is_at_an_end(Node link, Node outer) {
        bool first = true;
        bool last = true;
        for (Node up = link; up && !(up == outer); up = up.parent()) {
            int looked = 0;
            bool before = true;
            for (Node one = up.parent().first(); one && looked < most_siblings; one = one.next(), ++looked) {
                if (one == up)
                    before = false;
                else if (!one.is("a") && !one.is("sup") && !is_blank(one))
                    (before ? first : last) = false;
            }
            last = last && looked < most_siblings;
        }
        return first || last;
    }

    // <div id=ftn1><p><a>[1]</a> ...: the whole of what begins with the paragraph.
    static Node widen(Node note, Node link) {
        for (Node up = note.parent(); up && (up.is("div") || up.is("li") || up.is("aside"));
             up = up.parent()) {
            Node first = up.first();
            while (first && (!first.is_element() || first.is("hr")) && is_blank(first) && !first.is("hr"))
                first = first.next();
            if (!(first == note) || stands_in(link, up) || holds_heading(up) || count_links_back(up) > 1)
                return note;
            note = up;
        }
        return note;
    }

    // How many of its children begin with a link: several notes in one <div>.
    static int count_links_back(Node node) {
        int count = 0;
        for (Node child = node.first(); child; child = child.next()) {
            Node inner = child;
            while (inner && !inner.is("a")) {
                inner = inner.first();
                while (inner && inner.is_text() && is_blank(inner))
                    inner = inner.next();
            }
            count += inner && inner.attribute("href").starts_with('#') ? 1 : 0;
        }
        return count;
    }

    void follow(Node link) {
        const std::string label = link.all_text();
        const Node target = target_of(link);
        if (!target || asides_.parts.contains(link.key()) || label.empty() || label.size() > longest_label)
            return;
        Node note = block_around(target);
        if (const auto known = notes_.find(note.key()); known != notes_.end() && !stands_in(link, note)) {
            asides_.marks.emplace(link.key(), known->second);
            leave_links_back(link);
            return;
        }
        if (!note || note.is("body") || stands_in(link, note))
            return;
        const Node back = link_back(link, note);
        if (!back || !is_at_an_end(back, note) || is_chapter(note))
            return;
        const Node inner = note;
        note = widen(note, link);
        asides_.parts.emplace(back.key(), Aside::silent);
        leave_links_back(link);
        if (link.attribute("href").starts_with("#cmnt")) { // Google Docs
            asides_.parts.emplace(link.key(), Aside::silent);
            asides_.parts.emplace(note.key(), Aside::comment);
            asides_.told.push_back(note);
            return;
        }
        asides_.parts.emplace(note.key(), Aside::note);
        notes_.emplace(inner.key(), asides_.notes.size());
        asides_.marks.emplace(link.key(), asides_.notes.size());
        std::string shown = label;
        std::erase_if(shown, [](char c) { return c == '[' || c == ']' || c == '(' || c == ')'; });
        asides_.notes.push_back({note, shown.empty() ? label : shown});
    }

    // Looked up once: many links may name one large part.
    bool is_chapter(Node node) {
        const auto [known, fresh] = chapters_.emplace(node.key(), false);
        if (fresh)
            known->second = holds_heading(node);
        return known->second;
    }

    void leave_links_back(Node link) {
        for (Node up = link; up && is_inline(up); up = up.parent()) {
            if (!left_.insert(up.key()).second)
                continue;
            const auto [begin, end] = pointed_.equal_range(up.key());
            for (auto one = begin; one != end; ++one)
                if (!(one->second == link))
                    asides_.parts.emplace(one->second.key(), Aside::silent);
        }
    }

    // What holds nothing but notes and their heading goes with them. Gives what a node has.
    struct Held {
        bool notes = false;
        bool words = false;
    };
    Held frame(Node node) {
        if (node.is_text())
            return {false, !is_blank(node)};
        const auto part = asides_.parts.find(node.key());
        if (part != asides_.parts.end())
            return {part->second == Aside::note, false};
        const bool called_notes = node.attribute("role") == "doc-endnotes" || has_class(node, "footnotes") ||
                                  node.has("data-footnotes");
        Held held;
        for (Node child = node.first(); child; child = child.next()) {
            if (called_notes && kind_of(child.tag()) == Kind::heading) {
                asides_.parts.emplace(child.key(), Aside::silent);
                continue;
            }
            const Held inner = frame(child);
            held.notes = held.notes || inner.notes;
            held.words = held.words || inner.words;
        }
        if (held.notes && !held.words && !node.is("body"))
            asides_.parts.emplace(node.key(), Aside::silent);
        return held;
    }

    Asides asides_;
    std::vector<Node> links_;
    std::unordered_multimap<const void*, Node> pointed_; // what links lead to, and the links
    std::unordered_map<const void*, std::size_t> notes_;
    std::unordered_map<const void*, bool> chapters_;
    std::unordered_set<const void*> left_; // whose links back are left out already
};

} // namespace

Asides asides_of(Node body) {
    return AsideFinder(body).take();
}

} // namespace plainsend::html
