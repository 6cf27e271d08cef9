#include "stages/ingest/html_site.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr std::size_t short_part = 25;      // words of a trail, of buttons to share
constexpr std::size_t short_frame = 50;     // of what is named the head or foot of the site
constexpr std::size_t longest_notice = 150; // words of a notice about cookies

// What there is in an element and everything below.
struct Measure {
    std::size_t words = 0;
    std::size_t linked = 0; // of them inside links and buttons
    std::size_t links = 0;
    std::size_t ways_out = 0; // links that lead off the page
    bool owned = false;       // says whose the site is: (c)
    bool cookies = false;     // says the word
    bool holds_text = false;  // <main>, <article> or <h1>
    Measure& operator+=(const Measure& other) {
        words += other.words;
        linked += other.linked;
        links += other.links;
        ways_out += other.ways_out;
        owned = owned || other.owned;
        cookies = cookies || other.cookies;
        holds_text = holds_text || other.holds_text;
        return *this;
    }
    // Seven words in ten.
    bool mostly_links() const { return links >= 2 && linked * 10 >= words * 7; }
    bool half_links() const { return links >= 2 && linked * 2 >= words; }
};

// The id and the classes as words between spaces: "site-header" is " site header ".
std::string names_of(Node node) {
    std::string names = " ";
    for (const std::string_view attribute : {"id", "class"}) {
        for (const char c : node.attribute(attribute).substr(0, 500)) {
            if (c >= 'A' && c <= 'Z' && names.back() >= 'a' && names.back() <= 'z')
                names += ' ';
            const bool part = c == '-' || c == '_' || c == ' ' || c == '\n' || c == '\t';
            names += part ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        names += ' ';
    }
    return names;
}

template<std::size_t N>
bool has_any(std::string_view names, const std::string_view (&wanted)[N]) {
    return std::any_of(std::begin(wanted), std::end(wanted), [&](std::string_view one) {
        return names.find(" " + std::string(one) + " ") != std::string_view::npos;
    });
}

// in_text: inside <main> or <article>, where a list of links called a menu may be the text's own.
std::optional<SitePart> part_of(Node node, const Measure& found, bool in_text) {
    static constexpr std::string_view notices[] = {"cookie", "cookies", "consent", "gdpr"};
    static constexpr std::string_view trails[] = {"breadcrumb", "breadcrumbs"};
    static constexpr std::string_view sharing[] = {"share", "sharing", "social"};
    static constexpr std::string_view menus[] = {"menu",    "nav",     "navbar",  "navigation", "topnav",
                                                 "mainnav", "subnav",  "sidenav", "megamenu",   "mainmenu",
                                                 "topmenu", "submenu", "topbar",  "hamburger"};
    static constexpr std::string_view sides[] = {"sidebar", "quicklinks"};
    static constexpr std::string_view feet[] = {"foot", "footer"};
    static constexpr std::string_view tabs[] = {"tab", "tabs", "pills"}; // their panels are text
    if (found.holds_text || found.words == 0)
        return std::nullopt;
    const std::string_view role = node.attribute("role");
    const std::string names = names_of(node);
    const bool dialog = role == "dialog" || role == "alertdialog" || node.is("dialog");
    if (found.cookies && found.words <= longest_notice && (dialog || has_any(names, notices)))
        return SitePart::cookies;
    if (role == "search" && found.words <= short_part)
        return SitePart::navigation;
    if (has_any(names, {"skip"}) && found.words <= 6 && found.linked == found.words)
        return SitePart::skip_link;
    if (node.is("a"))
        return std::nullopt;
    if (has_any(names, trails) && found.links > 0 && (found.words <= short_part || found.mostly_links()))
        return SitePart::navigation;
    if (has_any(names, sharing) && found.words <= short_part && found.links > 0 &&
        found.linked * 10 >= found.words * 7)
        return SitePart::sharing;
    if (in_text || role == "tablist" || has_any(names, tabs))
        return std::nullopt;
    if ((found.mostly_links() && (has_any(names, menus) || dialog)) ||
        (found.half_links() && found.words <= short_part && has_any(names, menus)) ||
        (found.links > 0 && found.words <= short_part && has_any(names, sides)) ||
        (found.mostly_links() && has_any(names, sides)))
        return SitePart::navigation;
    if (has_any(names, feet) && found.words <= short_frame && (found.owned || found.mostly_links()))
        return SitePart::footer;
    if (!found.mostly_links() && found.words > short_frame)
        return std::nullopt;
    if (has_any(names, {"site header"}))
        return SitePart::header;
    return has_any(names, {"site footer"}) ? std::optional(SitePart::footer) : std::nullopt;
}

class SiteFinder {
public:
    explicit SiteFinder(Node body) {
        const Measure all = look(body, Around{});
        if (left_out_ >= all.words)
            parts_.clear();
    }
    Site take() { return {std::move(parts_), menu_left_}; }

private:
    struct Around {
        bool text = false; // inside <main> or <article>
        bool link = false;
        bool menu = false; // inside <nav>, a header or footer
    };

    Measure look(Node node, Around around) {
        Measure found;
        if (node.is_text()) {
            found.words = count_words(node.text());
            found.linked = around.link ? found.words : 0;
            const std::string said = lower(node.text());
            found.cookies = said.find("cookie") != std::string::npos;
            found.owned =
                said.find("\u00A9") != std::string::npos || said.find("copyright") != std::string::npos;
            return found;
        }
        if (!node.is_element() || node.is("script") || node.is("style") || node.is("template"))
            return found;
        const bool link = node.is("a") || node.is("button");
        const bool text = is_called_main(node) || node.is("article");
        const bool menu = node.is("nav") || node.attribute("role") == "navigation" || node.is("header") ||
                          node.is("footer");
        const std::size_t before = left_out_;
        for (Node child = node.first(); child; child = child.next())
            found += look(child, {around.text || text, around.link || link, around.menu || menu});
        found.links += link ? 1 : 0;
        const std::string_view address = node.attribute("href");
        found.ways_out += node.is("a") && !address.empty() && !address.starts_with('#') &&
                                  !address.starts_with("mailto:") && !address.starts_with("tel:")
                              ? 1
                              : 0;
        found.holds_text = found.holds_text || node.is("main") || node.attribute("role") == "main" ||
                           node.is("article") || node.is("h1");
        if (node.is("body") || node.is("nav"))
            return found;
        if (const auto part = part_of(node, found, around.text)) {
            parts_.emplace(node.key(), *part);
            left_out_ = before + found.words;
            found.ways_out = 0; // told
            if (stands_in(menu_left_, node))
                menu_left_ = {};
        } else if (!menu_left_ && !around.text && !around.menu && !menu && !text && !node.is("a") &&
                   !node.is("p") && found.ways_out >= 3 && found.mostly_links() &&
                   found.words <= 5 * found.ways_out) {
            menu_left_ = node;
        }
        return found;
    }

    static std::size_t count_words(std::string_view text) {
        std::size_t count = 0;
        bool inside = false;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            const auto byte = static_cast<unsigned char>(c);
            // A sign between links ("|", "\u203A") is no word.
            const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                (byte >= 0xC3 && byte != 0xE2);
            count += letter && !inside ? 1 : 0;
            inside = !space && (inside || letter);
        }
        return count;
    }

    static bool stands_in(Node inner, Node outer) {
        while (inner && !(inner == outer))
            inner = inner.parent();
        return static_cast<bool>(inner);
    }

    std::unordered_map<const void*, SitePart> parts_;
    Node menu_left_;
    std::size_t left_out_ = 0; // words
};

} // namespace

bool is_called_main(Node node) {
    if (node.is("main") || node.attribute("role") == "main")
        return true;
    for (const std::string_view attribute : {"id", "class"}) {
        const std::string_view name = node.attribute(attribute);
        if (name == "main" || name == "content" || name == "main-content" || name == "maincontent")
            return !node.is("body") && !node.is("html");
    }
    return false;
}

Site site_parts(Node body) {
    return SiteFinder(body).take();
}

} // namespace plainsend::html
