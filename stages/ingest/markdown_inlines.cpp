#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "stages/document/walk.h"
#include "stages/ingest/bare_links.h"
#include "stages/ingest/fill_in.h"
#include "stages/ingest/html_guard.h"
#include "stages/ingest/links.h"
#include "stages/ingest/markdown_reader.h"

namespace plainsend::markdown {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
    return out;
}

// By the tags that begin something, those that end it.
std::map<const void*, Node> ends_of_tags(Node begin, Node end) {
    std::map<const void*, Node> ends;
    std::map<std::string, std::vector<Node>> open;
    for (Node node = begin; node && !(node == end); node = node.next()) {
        if (node.kind() != Kind::html)
            continue;
        std::vector<Node>& waiting = open[tag_name(node.literal())];
        if (!node.literal().starts_with("</")) {
            waiting.push_back(node);
        } else if (!waiting.empty()) {
            ends.emplace(waiting.back().key(), node);
            waiting.pop_back();
        }
    }
    return ends;
}

// Of the two spaces around what was left out, one stays.
void close_gap(Inlines& before, Node after) {
    auto* last = before.empty() ? nullptr : std::get_if<Text>(&before.back().node);
    if (last != nullptr && last->text.ends_with(' ') && after.kind() == Kind::text &&
        after.literal().starts_with(' '))
        last->text.pop_back();
}

// "<parent name>" is no tag but what somebody is to fill in; "<my-tag>" and what has values is one, if an
// unknown one.
bool is_typed_words(std::string_view tag, const std::string& name) {
    return !name.empty() && tag.find_first_of("=-/\"") == std::string_view::npos &&
           !html::is_html_element(name);
}

} // namespace

Inlines Reader::words(Node begin, Node end, int depth) {
    Inlines out;
    inlines(begin, end, out, depth + 1);
    link_bare_addresses(out);
    find_fields(out);
    return out;
}

void Reader::inlines(Node begin, Node end, Inlines& out, int depth) {
    OpenTags open;
    const std::map<const void*, Node> ends = ends_of_tags(begin, end);
    for (Node node = begin; node && !(node == end); node = node.next()) {
        const auto closed = node.kind() == Kind::html ? ends.find(node.key()) : ends.end();
        if (closed != ends.end() && meanings_.of(node.literal()).left_out) {
            node = leave_out(node, closed->second);
            close_gap(out, node.next());
        } else if (node.kind() == Kind::html) {
            begin_of(node);
            raw_tag(node.literal(), out, open);
        } else {
            one_inline(node, out, depth + open.depth());
        }
    }
    open.close_all(out);
}

template<class Wrapper>
void Reader::wrapped(Wrapper wrapper, Node node, Inlines& out, int depth) {
    if (depth >= limits_.depth) {
        too_deep(cursor_);
        out.push_back({Text{node.all_text(), near(cursor_)}});
        return;
    }
    inlines(node, wrapper.content, depth + 1);
    out.push_back({std::move(wrapper)});
}

void Reader::one_inline(Node node, Inlines& out, int depth) {
    switch (node.kind()) {
    case Kind::text:
        text(node, out);
        break;
    case Kind::soft_break:
        out.push_back({Text{" ", begin_of(node)}});
        break;
    case Kind::line_break:
        out.push_back({LineBreak{}});
        break;
    case Kind::code: {
        Marked code{Mark::code, {}};
        text(node, code.content);
        out.push_back({std::move(code)});
        break;
    }
    case Kind::emphasis:
        wrapped(Marked{Mark::emphasis, {}}, node, out, depth);
        break;
    case Kind::strong:
        wrapped(Marked{Mark::strong, {}}, node, out, depth);
        break;
    case Kind::strike:
        wrapped(Marked{Mark::strike, {}}, node, out, depth);
        break;
    case Kind::link:
        link(node, out, depth);
        break;
    case Kind::image:
        html("<img src=\"" + escaped(node.url()) + "\" alt=\"" + escaped(node.all_text()) + "\">", out);
        break;
    case Kind::note_mark:
        out.push_back({NoteMark{"n" + std::string(node.literal())}});
        break;
    default:
        inlines(node, out, depth + 1);
        break;
    }
}

void Reader::text(Node node, Inlines& out) {
    out.push_back({Text{std::string(node.literal()), begin_of(node)}});
}

void Reader::link(Node node, Inlines& out, int depth) {
    const std::string_view url = node.url();
    if (const auto target = allowed_target(url)) {
        wrapped(Link{*target, {}}, node, out, depth);
        return;
    }
    if (!url.starts_with('#'))
        remark("markdown/link", Severity::suggestion, cursor_,
               "The link to '" + std::string(url.substr(0, 80)) +
                   "' was left out and its words kept. Give the whole "
                   "address, beginning with https://.");
    if (depth >= limits_.depth)
        out.push_back({Text{node.all_text(), near(cursor_)}});
    else
        inlines(node, out, depth + 1);
}

// Pictures and tags go through the HTML reader, so that both formats treat them alike.
Inlines Reader::html_inlines(const std::string& html) {
    Inlines out;
    html_lines_.clear(); // it was made of what stands there
    for (Block& block : html_blocks(html)) {
        if (Inlines* content = inlines_of(block))
            out.insert(out.end(), std::make_move_iterator(content->begin()),
                       std::make_move_iterator(content->end()));
    }
    return out;
}

void Reader::html(const std::string& html, Inlines& out) {
    Inlines made = html_inlines(html);
    out.insert(out.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
}

// As Markdown has it such a tag shows nothing; whoever typed it may have meant words.
void Reader::tell_unknown_tag(std::string_view tag, std::size_t offset) {
    constexpr int most_told = 5;
    if (!is_typed_words(tag, tag_name(tag)) || ++unknown_tags_ > most_told)
        return;
    remark("markdown/unknown-tag", Severity::warning, offset,
           "'" + std::string(tag.substr(0, 80)) +
               "' was taken for a tag and left out. If somebody is to fill it in, write it in square "
               "brackets or "
               "as dots.");
}

void Reader::raw_tag(std::string_view tag, Inlines& out, OpenTags& open) {
    const std::string name = tag_name(tag);
    tell_unknown_tag(tag, cursor_);
    if (name == "br") {
        out.push_back({LineBreak{}});
    } else if (name == "img" || name == "input") {
        html(std::string(tag), out);
    } else if (tag.starts_with("</")) {
        open.close(name, out);
    } else if (const std::optional<Inline>& wrapper = meanings_.of(tag).wrapper) {
        open.open(name, out.size(), *wrapper);
    }
}

// The HTML reader tells what was left out, with the words that stood there; without an end it would be all
// the rest, so that then nothing is. Gives the tag that ends it.
Node Reader::leave_out(Node begin, Node end) {
    std::string words;
    for (Node node = begin.next(); !(node == end); node = node.next()) {
        words += node.kind() == Kind::html   ? ""
                 : node.kind() == Kind::text ? std::string(node.literal())
                                             : " " + node.all_text();
    }
    const std::string name = tag_name(begin.literal());
    html_inlines("<p>" + std::string(begin.literal()) + escaped(words) + "</" + name + "></p>");
    return end;
}

// Asked of a reader whose findings nobody hears: it is not the author's text that it reads.
std::optional<Inlines> Reader::meaning(const std::string& html) {
    Document nothing;
    nothing.metadata.language = document_.metadata.language;
    Findings unheard;
    html::Reader reader(nothing, unheard, source_, limits_, [](std::size_t) { return Place(); });
    const html::Guarded guarded = html::guarded("<p>" + html, source_.name);
    const html::Page page(guarded.text);
    std::string words;
    for (const Block& block : reader.read(page.root().find("body")))
        words += block_text(block);
    if (words.empty())
        return std::nullopt;
    return html_inlines(html); // heard: a link that may not be followed is told
}

} // namespace plainsend::markdown
