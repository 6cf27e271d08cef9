#include "stages/ingest/html_xhtml.h"

#include <algorithm>
#include <array>

#include "stages/text/ascii.h"

namespace plainsend::html {

namespace {

constexpr std::size_t longest_name = 40;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Elements that never have an end tag.
bool is_void(std::string_view name) {
    static constexpr std::array<std::string_view, 15> names{"area",  "base",  "br",     "col",   "embed",
                                                            "frame", "hr",    "img",    "input", "link",
                                                            "meta",  "param", "source", "track", "wbr"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct Tag {
    std::size_t end = 0; // behind ">"
    std::string name;
    bool whole = false; // ends with "/>"
};

Tag tag_at(std::string_view page, std::size_t at) {
    Tag tag;
    std::size_t i = at + 1;
    while (i < page.size() && !is_space(page[i]) && page[i] != '>' && page[i] != '/')
        ++i;
    tag.name = page.substr(at + 1, i - at - 1);
    bool bare = false; // an attribute without quotation marks, to which the slash may belong
    for (; i < page.size() && page[i] != '>'; ++i) {
        if (page[i] == '"' || page[i] == '\'') {
            i = std::min(page.find(page[i], i + 1), page.size() - 1);
            bare = false;
        } else if (page[i] == '=') {
            bare = true;
        } else if (is_space(page[i])) {
            bare = bare && page[i - 1] == '=';
        }
    }
    tag.end = std::min(i + 1, page.size());
    tag.whole = i < page.size() && i > 0 && page[i - 1] == '/' && !bare;
    return tag;
}

std::size_t behind(std::string_view page, std::string_view sign, std::size_t at) {
    const std::size_t found = page.find(sign, at);
    return found == std::string_view::npos ? page.size() : found + sign.size();
}

} // namespace

bool is_xhtml(std::string_view page) {
    const std::string_view head = page.substr(0, 2000);
    const std::size_t begin = std::min(head.find_first_not_of(" \t\n"), head.size());
    return head.substr(begin).starts_with("<?xml") ||
           (head.find("DTD XHTML") != std::string_view::npos &&
            head.find("http://www.w3.org/1999/xhtml\"") != std::string_view::npos);
}

std::size_t Unfolded::original(std::size_t offset) const {
    const auto after = std::upper_bound(added.begin(), added.end(), offset,
                                        [](std::size_t at, const auto& one) { return at < one.first; });
    return after == added.begin() ? offset : offset - (after - 1)->second;
}

Unfolded unfolded(std::string_view page) {
    Unfolded out;
    out.text.reserve(page.size() + page.size() / 8);
    std::size_t copied = 0;
    std::size_t bytes = 0;
    for (std::size_t at = 0; (at = page.find('<', at)) != std::string_view::npos;) {
        const std::string_view rest = page.substr(at);
        const char next = rest.size() > 1 ? rest[1] : ' ';
        if (rest.starts_with("<!--")) {
            at = behind(page, "-->", at + 4);
        } else if (rest.starts_with("<![CDATA[")) {
            at = behind(page, "]]>", at);
        } else if (next == '!' || next == '?' || next == '/') {
            at = behind(page, ">", at);
        } else if (ascii_lower(std::string_view(&next, 1))[0] < 'a' ||
                   ascii_lower(std::string_view(&next, 1))[0] > 'z') {
            ++at;
        } else {
            const Tag tag = tag_at(page, at);
            const std::string name = ascii_lower(tag.name);
            at = tag.end;
            if (tag.whole && name.size() <= longest_name && !is_void(name)) {
                out.text += page.substr(copied, tag.end - 2 - copied);
                out.text += " ></" + tag.name + ">";
                bytes += tag.name.size() + 3;
                out.added.emplace_back(out.text.size(), bytes);
                copied = tag.end;
            } else if (name == "script" || name == "style") {
                at = std::min(page.find("</", at), page.size());
            }
        }
    }
    out.text += page.substr(copied);
    return out;
}

} // namespace plainsend::html
