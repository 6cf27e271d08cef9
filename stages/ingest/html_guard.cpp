#include "stages/ingest/html_guard.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "stages/document/error.h"

// The numbers below were chosen with Gumbo 0.10 in mind: it is quadratic in depth, in the attributes of one
// tag, in the attributes it merges into <body>, and it clones every open <b>, <i> ... into every new block.

namespace plainsend::html {

namespace {

constexpr std::size_t most_open = 256;
constexpr std::size_t most_formatting = 12;
constexpr std::size_t most_attributes = 128;
constexpr std::size_t most_nodes = 4'000'000;

// What a name means to the nesting of elements (HTML, "The stack of open elements").
// The guard may think more open than is, never less: where the standard is intricate it takes the stricter
// way.
enum class Sort { plain, nothing, formatting, block, item, cell, scope, raw, once, frames };

struct Named {
    std::string_view name;
    Sort sort;
};

constexpr std::array names{
    Named{"area", Sort::nothing},      Named{"base", Sort::nothing},      Named{"br", Sort::nothing},
    Named{"col", Sort::nothing},       Named{"embed", Sort::nothing},     Named{"hr", Sort::nothing},
    Named{"img", Sort::nothing},       Named{"input", Sort::nothing},     Named{"link", Sort::nothing},
    Named{"meta", Sort::nothing},      Named{"param", Sort::nothing},     Named{"source", Sort::nothing},
    Named{"track", Sort::nothing},     Named{"wbr", Sort::nothing},       Named{"p", Sort::nothing},
    Named{"option", Sort::nothing},    Named{"optgroup", Sort::nothing},  Named{"head", Sort::nothing},
    Named{"keygen", Sort::nothing},    Named{"frame", Sort::frames},      Named{"a", Sort::formatting},
    Named{"b", Sort::formatting},      Named{"big", Sort::formatting},    Named{"code", Sort::formatting},
    Named{"em", Sort::formatting},     Named{"font", Sort::formatting},   Named{"i", Sort::formatting},
    Named{"nobr", Sort::formatting},   Named{"s", Sort::formatting},      Named{"small", Sort::formatting},
    Named{"strike", Sort::formatting}, Named{"strong", Sort::formatting}, Named{"tt", Sort::formatting},
    Named{"u", Sort::formatting},      Named{"li", Sort::item},           Named{"dd", Sort::item},
    Named{"dt", Sort::item},           Named{"td", Sort::cell},           Named{"th", Sort::cell},
    Named{"tr", Sort::cell},           Named{"tbody", Sort::cell},        Named{"thead", Sort::cell},
    Named{"tfoot", Sort::cell},        Named{"colgroup", Sort::cell},     Named{"caption", Sort::scope},
    Named{"table", Sort::scope},       Named{"object", Sort::scope},      Named{"applet", Sort::scope},
    Named{"marquee", Sort::scope},     Named{"template", Sort::scope},    Named{"svg", Sort::scope},
    Named{"math", Sort::scope},        Named{"button", Sort::scope},      Named{"select", Sort::scope},
    Named{"script", Sort::raw},        Named{"style", Sort::raw},         Named{"textarea", Sort::raw},
    Named{"title", Sort::raw},         Named{"xmp", Sort::raw},           Named{"iframe", Sort::raw},
    Named{"noembed", Sort::raw},       Named{"noframes", Sort::frames},   Named{"html", Sort::once},
    Named{"body", Sort::once},         Named{"address", Sort::block},     Named{"article", Sort::block},
    Named{"aside", Sort::block},       Named{"blockquote", Sort::block},  Named{"center", Sort::block},
    Named{"details", Sort::block},     Named{"dir", Sort::block},         Named{"div", Sort::block},
    Named{"dl", Sort::block},          Named{"fieldset", Sort::block},    Named{"figcaption", Sort::block},
    Named{"figure", Sort::block},      Named{"footer", Sort::block},      Named{"header", Sort::block},
    Named{"hgroup", Sort::block},      Named{"main", Sort::block},        Named{"menu", Sort::block},
    Named{"nav", Sort::block},         Named{"ol", Sort::block},          Named{"pre", Sort::block},
    Named{"section", Sort::block},     Named{"summary", Sort::block},     Named{"ul", Sort::block},
    Named{"listing", Sort::block},     Named{"frameset", Sort::frames},
};

Sort sort_of(std::string_view name) {
    for (const Named& known : names) {
        if (known.name == name)
            return known.sort;
    }
    return Sort::plain;
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

// One tag: its bytes, its name, and where its attribute past the cap begins (0 when it has none).
struct Tag {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool closes = false;
    std::string name;
    std::size_t excess = 0;
};

class Guard {
public:
    explicit Guard(std::string page) : text_(std::move(page)) {}

    Guarded run(const std::string& name) {
        std::size_t at = 0;
        while ((at = text_.find('<', at)) != std::string::npos) {
            at = after_markup(at);
            nodes_ += 2;
            if (nodes_ > most_nodes)
                throw Error(Trouble::unusable, "is a web page with far too many elements", name,
                            "open it in a browser, copy the text into Word and save it as .docx");
        }
        return {std::move(text_), left_out_, frames_};
    }

private:
    // What is open: plain elements and markers. Interned names compare fast.
    struct Open {
        std::string name;
        Sort sort = Sort::plain;
    };

    std::size_t after_markup(std::size_t at) {
        const std::string_view rest = std::string_view(text_).substr(at);
        if (rest.starts_with("<!--")) {
            // "<!-->" and "<!--->" are whole comments; looking for "-->" from the second byte finds both.
            const std::size_t end = comments_end_ ? text_.find("-->", at + 2) : std::string::npos;
            if (end == std::string::npos) { // never closed: it would swallow the rest of the page
                comments_end_ = false;
                blank(at, at + 4);
                ++left_out_;
                return at + 4;
            }
            return end + 3;
        }
        // CDATA means something in SVG only; without it both sides read the same tags.
        if (rest.starts_with("<![CDATA[")) {
            blank(at, at + 9);
            return at + 9;
        }
        const bool closes = rest.size() > 1 && rest[1] == '/';
        const std::size_t first = at + (closes ? 2 : 1);
        if (first >= text_.size())
            return text_.size();
        if (small(text_[first]) < 'a' || small(text_[first]) > 'z') {
            if (!closes && text_[first] != '!' && text_[first] != '?')
                return at + 1;
            const std::size_t end = text_.find('>', first); // what browsers take for a comment
            return end == std::string::npos ? text_.size() : end + 1;
        }
        const Tag tag = scan_tag(at, first, closes);
        if (tag.excess != 0) {
            blank(tag.excess, text_[tag.end - 1] == '>' ? tag.end - 1 : tag.end);
            ++left_out_;
        }
        if (sort_of(tag.name) == Sort::frames) {
            blank(tag.begin, tag.end);
            frames_ = frames_ || tag.name == "frame";
            return tag.end;
        }
        if (closes)
            close(tag);
        else
            return open(tag);
        return tag.end;
    }

    Tag scan_tag(std::size_t begin, std::size_t at, bool closes) const {
        Tag tag{begin, text_.size(), closes, {}, 0};
        while (at < text_.size() && !is_space(text_[at]) && text_[at] != '>' && text_[at] != '/') {
            if (tag.name.size() < 24)
                tag.name += small(text_[at]);
            ++at;
        }
        std::size_t attributes = 0;
        while (at < text_.size() && text_[at] != '>') {
            if (is_space(text_[at]) || text_[at] == '/') {
                ++at;
                continue;
            }
            if (++attributes > most_attributes && tag.excess == 0)
                tag.excess = at;
            at = after_attribute(at);
        }
        tag.end = std::min(at + 1, text_.size());
        return tag;
    }

    std::size_t after_attribute(std::size_t at) const {
        ++at; // a "=" here belongs to the name
        while (at < text_.size() && !is_space(text_[at]) && text_[at] != '=' && text_[at] != '>' &&
               text_[at] != '/')
            ++at;
        std::size_t value = at;
        while (value < text_.size() && is_space(text_[value]))
            ++value;
        if (value >= text_.size() || text_[value] != '=')
            return at;
        ++value;
        while (value < text_.size() && is_space(text_[value]))
            ++value;
        if (value < text_.size() && (text_[value] == '"' || text_[value] == '\'')) {
            const std::size_t end = text_.find(text_[value], value + 1);
            return end == std::string::npos ? text_.size() : end + 1;
        }
        while (value < text_.size() && !is_space(text_[value]) && text_[value] != '>')
            ++value;
        return value;
    }

    void blank(std::size_t begin, std::size_t end) {
        std::fill(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                  text_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }

    void drop(const Tag& tag) {
        blank(tag.begin, tag.end);
        ++left_out_;
    }

    std::size_t open(const Tag& tag) {
        const Sort sort = sort_of(tag.name);
        nodes_ += formatting_count_; // each of them may be cloned into what opens here
        switch (sort) {
        case Sort::nothing:
            return tag.end;
        case Sort::raw:
            return after_raw(tag);
        case Sort::once: {
            bool& seen = tag.name == "html" ? html_seen_ : body_seen_;
            if (seen)
                drop(tag);
            seen = true;
            return tag.end;
        }
        case Sort::formatting:
            if (formatting_count_ >= most_formatting) {
                drop(tag);
                return tag.end;
            }
            formatting_.push_back(tag.name);
            ++formatting_count_;
            break;
        case Sort::item:
            pop_to_sibling(tag.name == "li" ? "li" : "d");
            break;
        case Sort::cell:
            pop_to_table();
            break;
        case Sort::plain:
        case Sort::block:
        case Sort::scope:
        case Sort::frames:
            break;
        }
        if (open_.size() >= most_open) {
            drop(tag);
            return tag.end;
        }
        if (sort == Sort::scope)
            formatting_
                .emplace_back(); // a marker: what is outside stays open but cannot be closed from inside
        open_.push_back({tag.name, sort});
        return tag.end;
    }

    // An element whose content is text up to its end tag.
    std::size_t after_raw(const Tag& tag) const {
        std::size_t at = tag.end;
        while ((at = text_.find("</", at)) != std::string::npos) {
            std::size_t matched = 0;
            while (matched < tag.name.size() && at + 2 + matched < text_.size() &&
                   small(text_[at + 2 + matched]) == tag.name[matched])
                ++matched;
            if (matched == tag.name.size())
                return at;
            at += 2;
        }
        return text_.size();
    }

    // <li> ends an open <li> of the same list.
    void pop_to_sibling(std::string_view prefix) {
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (open_[i].sort == Sort::item && open_[i].name.starts_with(prefix)) {
                pop_down_to(i);
                return;
            }
            if (open_[i].sort != Sort::formatting && open_[i].name != "span" && open_[i].name != "div")
                return;
        }
    }

    // A row or cell ends whatever is open in the table so far.
    void pop_to_table() {
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (open_[i].name == "table") {
                if (i + 1 < open_.size())
                    pop_down_to(i + 1);
                return;
            }
            if (open_[i].name == "template" || open_[i].name == "object")
                return;
        }
    }

    void pop_down_to(std::size_t size) {
        while (open_.size() > size) {
            if (open_.back().sort == Sort::scope)
                clear_to_marker();
            open_.pop_back();
        }
    }

    void clear_to_marker() {
        while (!formatting_.empty()) {
            const bool marker = formatting_.back().empty();
            formatting_.pop_back();
            if (marker)
                return;
            --formatting_count_;
        }
    }

    void close(const Tag& tag) {
        const Sort sort = sort_of(tag.name);
        if (sort == Sort::formatting) {
            for (std::size_t i = formatting_.size(); i-- > 0 && !formatting_[i].empty();) {
                if (formatting_[i] == tag.name) {
                    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(i));
                    --formatting_count_;
                    break;
                }
            }
        }
        if (sort == Sort::nothing || sort == Sort::raw || sort == Sort::once)
            return;
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (open_[i].name == tag.name) {
                if (sort == Sort::formatting) // what opened inside stays open (the adoption agency)
                    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
                else
                    pop_down_to(i);
                return;
            }
            if (stops(open_[i], sort))
                return;
        }
    }

    // Whether an end tag of this sort cannot reach past the open element.
    static bool stops(const Open& open, Sort sort) {
        const bool is_list =
            open.name == "ul" || open.name == "ol" || open.name == "dl" || open.name == "menu";
        switch (sort) {
        case Sort::plain:
            return open.sort != Sort::plain && open.sort != Sort::formatting;
        case Sort::item:
            return open.sort == Sort::scope || is_list;
        case Sort::cell:
            return open.name == "table" || open.name == "template";
        case Sort::scope:
            return open.name == "template" || open.name == "table" || open.name == "select";
        default:
            return open.sort == Sort::scope;
        }
    }

    std::string text_;
    std::vector<Open> open_;
    std::vector<std::string> formatting_; // "" is a marker
    std::size_t formatting_count_ = 0;
    std::size_t nodes_ = 0;
    std::size_t left_out_ = 0;
    bool comments_end_ = true; // false: there is no "-->" any more
    bool frames_ = false;
    bool html_seen_ = false;
    bool body_seen_ = false;
};

} // namespace

Guarded guarded(std::string page, const std::string& name) {
    return Guard(std::move(page)).run(name);
}

} // namespace plainsend::html
