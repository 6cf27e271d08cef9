// Web pages, also those that Word, LibreOffice, Google Docs and mail programs save. Supported: the main text
// of the page (<main>, else all of <body>) without navigation, site header and footer, scripts, styles,
// hidden parts, comments and tracked deletions (each told); headings, paragraphs, blank lines, nested lists
// with their numbers, Word's and typed lists, definition lists, details and other folded parts (opened,
// told), tables with caption, header rows and columns and spans, tables that only frame, quotations,
// preformatted text, rules, notes; bold, italic, underline, strike, sub and superscript, code,
// abbreviations, line breaks, quotation marks of <q>, ruby in brackets, languages; web, mail, telephone and
// inner links; PNG and JPEG pictures beside the page or inside it; form fields as room to write; XHTML; the
// encoding that the page names; pages that plainsend wrote, without what it added. Not: styles (CSS),
// pictures from the network, SVG, video, frames.
#include "stages/ingest/html.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/front_matter.h"
#include "stages/ingest/html_folds.h"
#include "stages/ingest/html_guard.h"
#include "stages/ingest/html_main.h"
#include "stages/ingest/html_reader.h"
#include "stages/ingest/html_tree.h"
#include "stages/ingest/html_xhtml.h"
#include "stages/ingest/refused.h"
#include "stages/ingest/told_encoding.h"
#include "stages/text/charset.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

using html::Node;

void read_head(Node root, Document& document, Findings& findings) {
    const std::string_view language = root.has("lang") ? root.attribute("lang") : root.attribute("xml:lang");
    if (is_language_tag(language))
        document.metadata.language = language;
    const Node head = root.find("head");
    for (Node child = head.first(); child; child = child.next()) {
        std::string name = lower(child.attribute("name"));
        for (const std::string_view prefix : {"dc.", "dcterms."}) {
            if (name.starts_with(prefix))
                name.erase(0, prefix.size());
        }
        // The language is that of the words, and the title that of <title>.
        if (child.is("meta") && !child.attribute("content").empty() && name != "title" && name != "language")
            set_metadata(document.metadata, name, child.attribute("content"), "html", findings);
    }
}

bool stands_in(Node inner, Node outer) {
    while (inner && !(inner == outer))
        inner = inner.parent();
    return static_cast<bool>(inner);
}

// What stands beside <main> is the site's; each part is told. read: the main parts, a header.
void tell_outside(html::Reader& reader, Node parent, const std::vector<Node>& read) {
    for (Node child = parent.first(); child; child = child.next()) {
        const bool is_read = std::find(read.begin(), read.end(), child) != read.end();
        if (!child.is_element() || is_read || child.is("head") || child.is("script") || child.is("style"))
            continue;
        if (std::any_of(read.begin(), read.end(), [&](Node one) { return stands_in(one, child); }))
            tell_outside(reader, child, read);
        else
            reader.tell_outside(child);
    }
}

int count_h1(Node node) {
    int count = node.is("h1") ? 1 : 0;
    for (Node child = node.first(); child; child = child.next())
        count += count_h1(child);
    return count;
}

// A header outside the text that holds the page's only <h1> and no menu: "Letter to parents, 3 December".
Node header_of_text(Node node, const html::Reader& reader) {
    if (node.is("header") || node.attribute("role") == "banner")
        return node.find("h1") && !node.find("nav") && !node.find("form") && reader.is_left_out(node)
                   ? node
                   : Node();
    for (Node child = node.first(); child; child = child.next()) {
        const Node found = child.is_element() ? header_of_text(child, reader) : Node();
        if (found)
            return found;
    }
    return {};
}

bool has_first_heading(const Document& document) {
    bool found = false;
    for_each_block(document, [&](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block.node);
        found = found || (heading != nullptr && heading->level == 1);
    });
    return found;
}

// The page's title often stands in the site's header: it is the document's all the same.
Node heading_outside(Node body, const html::Reader& reader) {
    if (body.is("h1"))
        return body;
    for (Node child = body.first(); child; child = child.next()) {
        const bool header = child.is("header") || child.attribute("role") == "banner";
        if (child.is_element() && reader.is_left_out(child) && !header)
            continue;
        if (const Node found = heading_outside(child, reader))
            return found;
    }
    return {};
}

class WebPage {
public:
    WebPage(const Source& source, const Limits& limits)
        : source_(source), limits_(limits), input_(DecodedInput::of_page(source.bytes)) {}

    Reported<Document> read() {
        refuse_what_is_no_text(input_.decoded(), input_.bytes(), source_.name);
        html::Unfolded unfolded{input_.text(), {}};
        if (html::is_xhtml(input_.text()))
            unfolded = html::unfolded(input_.text());
        html::Guarded guarded = html::guarded(std::move(unfolded.text), source_.name);
        const html::Page page(guarded.text);
        const Node root = page.root();
        document_.parts = {source_.name};
        read_head(root, document_, findings_);
        html::Reader reader(document_, findings_, source_, limits_,
                            [&](std::size_t offset) { return input_.original(unfolded.original(offset)); });
        tell_about_bytes(reader, root, guarded);
        const Node body = root.find("body");
        if (is_own_page(root)) {
            reader.page_is_our_own(root);
            read_text(reader, body, html::main_parts(body, [](Node) { return false; }));
            reader.drop_lost_marks(document_.body);
        } else {
            read_page(reader, root, body);
        }
        reader.finish();
        finish_reading(document_);
        reader.lead_inner_links();
        document_.metadata.title_in_body = document_.metadata.title_in_body || title_in_body_;
        return {std::move(document_), std::move(findings_)};
    }

private:
    void read_page(html::Reader& reader, Node root, Node body) {
        reader.page_has_asides(body);
        reader.page_has_frame(body);
        const auto left_out = [&](Node node) { return reader.is_left_out(node); };
        std::vector<Node> main = html::main_parts(body, html::is_hidden);
        if (!main.empty() && html::text_is_elsewhere(body, main, left_out)) {
            reader.remark("html/main-part", Severity::warning, main.front(),
                          "The main part of the page has hardly any words, so the whole page was read. Look "
                          "whether menus or other parts of the site are left in the text.");
            main.clear();
        }
        const Node called_main = main.size() == 1 ? main.front() : html::part_called_main(body);
        if (!main.empty() || called_main || body.find("article"))
            reader.page_marks_its_text(called_main);
        const Node header = count_h1(body) != 1 ? Node() : header_of_text(body, reader);
        if (header)
            reader.header_belongs_to_text(header);
        if (header && !main.empty())
            document_.body = reader.read(header);
        read_text(reader, body, main);
        reader.read_notes();
        if (!main.empty()) {
            main.push_back(header);
            tell_outside(reader, body, main);
        }
        if (main.empty() && !called_main && !body.find("article"))
            reader.tell_menu_left();
        if (!has_first_heading(document_))
            take_title(reader, body, root);
        else
            prefer_first_level(root);
    }

    // A sidebar's <h3> may come first; <h1> and <title> together say what the page is called.
    void prefer_first_level(Node root) {
        const std::string title = fold(root.find("head").find("title").all_text());
        std::string heading;
        bool first = true;
        for_each_block(document_, [&](const Block& block) {
            const auto* one = std::get_if<Heading>(&block.node);
            if (one == nullptr || !heading.empty())
                return;
            if (one->level == 1)
                heading = collapse_space(inline_text(one->content));
            else
                first = false;
        });
        if (first || heading.empty() || title.find(fold(heading)) == std::string::npos ||
            !document_.metadata.title.empty())
            return;
        document_.metadata.title = heading;
        title_in_body_ = true;
    }

    void read_text(html::Reader& reader, Node body, std::vector<Node> main) {
        if (main.empty())
            main.push_back(body);
        for (const Node& one : main) {
            Blocks text = reader.read(one);
            document_.body.insert(document_.body.end(), std::make_move_iterator(text.begin()),
                                  std::make_move_iterator(text.end()));
        }
    }

    void tell_about_bytes(html::Reader& reader, Node root, const html::Guarded& guarded) {
        if (guarded.frames)
            reader.remark("html/frames", Severity::warning, root,
                          "The page shows other pages in frames; those were not read. Give plainsend those "
                          "pages themselves.");
        if (input_.is_converted() && input_.text().find("\uFFFD") != std::string::npos)
            reader.remark("html/encoding", Severity::warning, root,
                          "Some letters of the page are not of the encoding that it names (" +
                              declared_charset(source_.bytes) +
                              "); look for \uFFFD and write those letters again.");
        if (guarded.left_out != 0)
            reader.remark("html/too-deep", Severity::warning, root,
                          "The page is nested too deeply or has too many attributes; " +
                              std::to_string(guarded.left_out) +
                              " tags were passed over. No words were lost.");
        if (auto told = told_encoding(input_.decoded(), input_.bytes(), "html"))
            findings_.push_back(std::move(*told));
    }

    void take_title(html::Reader& reader, Node body, Node root) {
        if (const Node outside = heading_outside(body, reader)) {
            Blocks heading = reader.read_one(outside);
            document_.body.insert(document_.body.begin(), std::make_move_iterator(heading.begin()),
                                  std::make_move_iterator(heading.end()));
        } else if (document_.metadata.title.empty()) {
            const Node title = root.find("head").find("title");
            document_.metadata.title = collapse_space(title.first().text());
        }
    }

    const Source& source_;
    const Limits& limits_;
    DecodedInput input_;
    Document document_;
    Findings findings_;
    bool title_in_body_ = false; // not in its first heading
};

} // namespace

int sniff_html(std::string_view bytes) {
    const std::string head = lower(decode(bytes.substr(0, 2048)).text);
    const std::size_t begin = head.find_first_not_of(" \n\t");
    if (begin == std::string::npos)
        return 0;
    const std::string_view start = std::string_view(head).substr(begin);
    if (start.starts_with("<!doctype html") || start.starts_with("<html"))
        return 3;
    const bool page = start.starts_with("<?xml") || start.starts_with("<!--") || start.starts_with("<head") ||
                      start.starts_with("<body") || start.starts_with("<!doctype");
    if (page &&
        (start.find("<html") != std::string_view::npos || start.find("<body") != std::string_view::npos))
        return 3;
    for (const std::string_view tag :
         {"<p>", "<p ", "<h1", "<h2", "<div", "<table", "<ul", "<main", "<article"}) {
        if (start.starts_with(tag))
            return 2;
    }
    return 0;
}

Reported<Document> read_html(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.input_bytes)
        throw Error(Trouble::unusable, "is too large", source.name, "split it into several documents");
    refuse_known(source.bytes, source.name);
    return WebPage(source, limits).read();
}

} // namespace plainsend
