// Markdown (CommonMark with GitHub's tables, strike-through, bare addresses, task lists and footnotes).
// Supported besides: front matter with title, date, kind, language, contact and jurisdiction; raw HTML, as
// far as the HTML reader goes; dots and underscores to fill in, also a line of underscores alone; bullets and
// numbers typed by hand ("\u2022", "1\\."). Not: definition lists,
// formulas, attributes in braces; a footnote that nothing points to (told).
#include "stages/ingest/markdown.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/bare_links.h"
#include "stages/ingest/fill_in.h"
#include "stages/ingest/front_matter.h"
#include "stages/ingest/html_guard.h"
#include "stages/ingest/html_reader.h"
#include "stages/ingest/links.h"
#include "stages/ingest/markdown_guard.h"
#include "stages/ingest/markdown_rows.h"
#include "stages/ingest/markdown_tree.h"
#include "stages/ingest/refused.h"
#include "stages/ingest/table_headers.h"
#include "stages/ingest/task_box.h"
#include "stages/ingest/text_lines.h"
#include "stages/ingest/typed_lists.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

using markdown::Kind;
using markdown::Node;

constexpr std::size_t most_open_tags = 32;
constexpr int most_tags_read = 20'000;
constexpr std::size_t most_cells = 500'000; // of a table whose rows are filled up

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

// "sup" of <sup class="x">, </sup> or <sup/>.
std::string tag_name(std::string_view tag) {
    std::string name;
    for (const char c : tag.substr(tag.starts_with("</") ? 2 : 1)) {
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            break;
        name += c;
    }
    return lower(name);
}

class MarkdownReader {
public:
    MarkdownReader(const Source& source, const Limits& limits)
        : source_(source), limits_(limits), decoded_(decode(source.bytes)),
          html_(document_, findings_, source, limits,
                [this](std::size_t offset) { return place(html_base_ + offset); }) {}

    Reported<Document> read() {
        refuse_what_is_no_text(decoded_.text, source_.name);
        document_.parts = {source_.name};
        if (decoded_.encoding == Encoding::windows_1252)
            remark("markdown/encoding", Severity::note, 0,
                   "The file is not in UTF-8; it was read as an older Windows text. Check accents and "
                   "quotation marks, or save it as UTF-8.");
        start_ = read_front_matter(decoded_.text, document_.metadata, "markdown", findings_);
        GuardedMarkdown guarded = guarded_markdown(decoded_.text.substr(start_));
        if (guarded.left_out != 0)
            remark("markdown/too-deep", Severity::warning, start_,
                   "Some tables or quotations are too large or nested too deeply; their words were kept as "
                   "plain text.");
        find_lines();
        guarded_ = std::move(guarded.text);
        const markdown::Tree tree(guarded_);
        blocks(tree.root(), document_.body, 1);
        tell_lost_notes();
        html_.finish();
        finish_reading(document_);
        return {std::move(document_), std::move(findings_)};
    }

private:
    // A tag of raw HTML that waits for its end: where its content begins among the inlines.
    struct OpenTag {
        std::string name;
        std::size_t from = 0;
        Inline wrapper;
    };

    void find_lines() {
        lines_.push_back(start_);
        for (std::size_t at = start_; (at = decoded_.text.find('\n', at)) != std::string::npos;)
            lines_.push_back(++at);
    }

    Place place(std::size_t offset) const { return original_place(decoded_, source_.bytes, offset); }

    std::size_t offset_of(Node node) const {
        if (node.line() == 0 || node.line() > lines_.size())
            return cursor_;
        return std::min(lines_[node.line() - 1] + std::max<std::size_t>(node.column(), 1) - 1,
                        decoded_.text.size());
    }

    void remark(std::string rule, Severity severity, std::size_t offset, std::string message) {
        Finding finding;
        finding.rule = std::move(rule);
        finding.severity = severity;
        finding.message = std::move(message);
        finding.place = place(offset);
        findings_.push_back(std::move(finding));
    }

    void too_deep(std::size_t offset) {
        if (!told_depth_)
            remark("markdown/too-deep", Severity::warning, offset,
                   "The text is nested too deeply here; the words were kept, but not their lists or marks.");
        told_depth_ = true;
    }

    void add(Blocks& out, std::size_t offset, BlockNode node) const {
        out.push_back({"", place(offset), "", "", false, std::move(node)});
    }

    // ------------------------------------------------------------ blocks

    void blocks(Node parent, Blocks& out, int depth) {
        for (Node node = parent.first(); node; node = node.next())
            block(node, out, depth);
        for (const Place& place : find_typed_lists(out)) {
            if (std::exchange(told_typed_, true))
                continue;
            remark("markdown/typed-list", Severity::note, 0,
                   "Bullets or numbers that are not Markdown's were taken for a list. Begin its lines with "
                   "'-' or with '1.', so that nobody has to guess.");
            findings_.back().place = place;
        }
    }

    // Lines that begin with a bullet or a number which Markdown does not know ("\u2022", "1\\.") are items.
    void paragraph(Node node, Blocks& out, std::size_t offset, int depth) {
        const auto ends_line = [](Node child) {
            return child.kind() == Kind::soft_break || child.kind() == Kind::line_break;
        };
        std::vector<std::string> lines(1);
        for (Node child = node.first(); child; child = child.next()) {
            if (ends_line(child))
                lines.emplace_back();
            else
                lines.back() += child.kind() == Kind::text ? std::string(child.literal()) : child.all_text();
        }
        const std::vector<bool> items = typed_items(lines);
        Node begin = node.first();
        std::size_t line = 0;
        for (Node child = begin; child; child = child.next()) {
            if (!ends_line(child) || !items[++line])
                continue;
            add(out, offset, Paragraph{words(begin, child, depth)});
            begin = child.next();
        }
        add(out, offset, Paragraph{words(begin, {}, depth)});
    }

    void block(Node node, Blocks& out, int depth) {
        const std::size_t offset = offset_of(node);
        cursor_ = offset;
        if (depth >= limits_.depth - 2) {
            too_deep(offset);
            add(out, offset, Paragraph{{Inline{Text{node.all_text(), place(offset)}}}});
            return;
        }
        switch (node.kind()) {
        case Kind::heading:
            add(out, offset, Heading{node.heading_level(), words(node, depth)});
            break;
        case Kind::paragraph:
            if (is_cut_line(node.all_text()))
                add(out, offset, Separator{});
            else
                paragraph(node, out, offset, depth);
            break;
        case Kind::quotation: {
            Quotation quotation;
            blocks(node, quotation.content, depth + 1);
            add(out, offset, std::move(quotation));
            break;
        }
        case Kind::list:
            list(node, out, depth);
            break;
        case Kind::code_block: {
            std::string text(node.literal());
            while (text.ends_with('\n'))
                text.pop_back();
            add(out, offset, Preformatted{std::move(text)});
            break;
        }
        case Kind::html_block: {
            for (Block& made : html_blocks(node.literal(), offset))
                out.push_back(std::move(made));
            break;
        }
        case Kind::rule:
            rule(offset, out);
            break;
        case Kind::table:
            table(node, out, depth);
            break;
        case Kind::note: {
            const std::string number = std::to_string(document_.notes.size() + 1);
            Note note{"n" + number, number, {}};
            blocks(node, note.content, depth + 1);
            document_.notes.push_back(std::move(note));
            break;
        }
        default:
            blocks(node, out, depth);
            break;
        }
    }

    // A line of underscores is room to write on; every other rule parts what stands before and after.
    void rule(std::size_t offset, Blocks& out) const {
        std::size_t end = offset;
        while (end < decoded_.text.size() && decoded_.text[end] == '_')
            ++end;
        if (end - offset >= 4)
            add(out, offset,
                Paragraph{{Inline{Field{decoded_.text.substr(offset, end - offset), place(offset)}}}});
        else
            add(out, offset, Separator{});
    }

    void list(Node node, Blocks& out, int depth) {
        const std::size_t offset = offset_of(node);
        List made{node.is_numbered() ? ListKind::numbered : ListKind::bulleted, {}};
        int number = node.list_start();
        for (Node item = node.first(); item; item = item.next()) {
            made.items.push_back({node.is_numbered() ? std::to_string(number++) + node.list_delimiter()
                                                     : std::string("\u2022"),
                                  {}});
            blocks(item, made.items.back().content, depth + 1);
            if (begins_task(item))
                draw_task_box(made.items.back().content);
        }
        add(out, offset, std::move(made));
    }

    // By the author's own bytes: a bracket with a backslash before it is one.
    bool begins_task(Node item) const {
        const Node first = item.first();
        return first.kind() == Kind::paragraph && first.first().kind() == Kind::text &&
               starts_with_task_box(std::string_view(decoded_.text).substr(offset_of(first), 4));
    }

    Cell cell(Node node, std::size_t offset, int depth) {
        cursor_ = offset;
        Inlines content = words(node, depth + 1);
        Cell made;
        if (!content.empty())
            add(made.content, offset, Paragraph{std::move(content)});
        return made;
    }

    // The cells of a row that stand beyond the table's columns.
    void add_surplus(Node row, Row& out, int depth) {
        const std::size_t begin = offset_of(row) - (std::max<std::size_t>(row.column(), 1) - 1);
        const std::string_view text = guarded_;
        const std::string_view line = text.substr(std::min(begin - start_, text.size()));
        const auto surplus = surplus_cells(line.substr(0, line.find('\n')), out.cells.size());
        if (!surplus)
            return;
        const markdown::Tree tree(surplus->table);
        cursor_ = begin + surplus->begin;
        for (Node node = tree.root().first().first().next().first(); node; node = node.next())
            out.cells.push_back(cell(node, cursor_, depth));
        if (!told_surplus_)
            remark("markdown/table", Severity::suggestion, begin + surplus->begin,
                   "A row of a table has more cells than the table has headings; its words were kept in "
                   "columns without a heading. Give them one, or take a '|' out.");
        told_surplus_ = true;
    }

    // Rows of one length, unless so wide a row stands in so long a table that nobody meant it.
    static void fill(Table& table) {
        std::size_t columns = 0;
        for (const Row& row : table.rows)
            columns = std::max(columns, row.cells.size());
        if (columns * table.rows.size() > most_cells)
            return;
        for (Row& row : table.rows)
            row.cells.resize(columns);
    }

    void table(Node node, Blocks& out, int depth) {
        const std::size_t offset = offset_of(node);
        Table made;
        bool first = true;
        for (Node row = node.first(); row; row = row.next()) {
            Row cells;
            for (Node one = row.first(); one; one = one.next())
                cells.cells.push_back(cell(one, offset_of(one), depth));
            const bool empty = std::all_of(cells.cells.begin(), cells.cells.end(),
                                           [](const Cell& one) { return one.content.empty(); });
            if (!first)
                add_surplus(row, cells, depth);
            if (first && !empty) // a table without headings has an empty first row in Markdown
                made.header_rows = 1;
            if (!first || !empty)
                made.rows.push_back(std::move(cells));
            first = false;
        }
        fill(made);
        for (Finding& finding : infer_headers(made, {}, "markdown", place(offset)))
            findings_.push_back(std::move(finding));
        if (!made.rows.empty())
            add(out, offset, std::move(made));
    }

    Blocks html_blocks(std::string_view literal, std::size_t offset) {
        html_base_ = offset;
        const html::Guarded guarded = html::guarded(std::string(literal), source_.name);
        const html::Page page(guarded.text);
        return html_.read(page.root().find("body"));
    }

    // ------------------------------------------------------------ inlines

    Inlines words(Node parent, int depth) { return words(parent.first(), {}, depth); }

    Inlines words(Node begin, Node end, int depth) {
        Inlines out;
        inlines(begin, end, out, depth + 1);
        link_bare_addresses(out);
        find_fields(out);
        return out;
    }

    void inlines(Node parent, Inlines& out, int depth) { inlines(parent.first(), {}, out, depth); }

    // end: the node before which to stop, or nothing.
    void inlines(Node begin, Node end, Inlines& out, int depth) {
        std::vector<OpenTag> open;
        for (Node node = begin; node && !(node == end); node = node.next()) {
            if (node.kind() == Kind::html)
                raw_tag(node, out, open);
            else
                one_inline(node, out, depth + static_cast<int>(open.size()));
        }
    }

    void one_inline(Node node, Inlines& out, int depth) {
        const auto wrapped = [&](auto wrapper) {
            if (depth >= limits_.depth) {
                too_deep(cursor_);
                text(node.all_text(), out);
                return;
            }
            inlines(node, wrapper.content, depth + 1);
            out.push_back({std::move(wrapper)});
        };
        switch (node.kind()) {
        case Kind::text:
            text(node.literal(), out);
            break;
        case Kind::soft_break:
            out.push_back({Text{" ", place(cursor_)}});
            break;
        case Kind::line_break:
            out.push_back({LineBreak{}});
            break;
        case Kind::code: {
            Marked code{Mark::code, {}};
            text(node.literal(), code.content);
            out.push_back({std::move(code)});
            break;
        }
        case Kind::emphasis:
            wrapped(Marked{Mark::emphasis, {}});
            break;
        case Kind::strong:
            wrapped(Marked{Mark::strong, {}});
            break;
        case Kind::strike:
            wrapped(Marked{Mark::strike, {}});
            break;
        case Kind::link:
            link(node, out, depth, wrapped);
            break;
        case Kind::image:
            image(node, out);
            break;
        case Kind::note_mark:
            out.push_back({NoteMark{"n" + std::string(node.literal())}});
            break;
        default:
            inlines(node, out, depth + 1);
            break;
        }
    }

    // cmark tells the place of blocks only; words are looked for a short way from where the last ones ended.
    void text(std::string_view words, Inlines& out) {
        const std::string_view near = std::string_view(decoded_.text).substr(cursor_, words.size() + 256);
        const std::size_t found = near.find(words);
        const std::size_t at = found == std::string_view::npos ? cursor_ : cursor_ + found;
        out.push_back({Text{std::string(words), place(at)}});
        if (found != std::string_view::npos)
            cursor_ = at + words.size();
    }

    template<class Wrap>
    void link(Node node, Inlines& out, int depth, const Wrap& wrapped) {
        const std::string_view url = node.url();
        if (const auto target = allowed_target(url)) {
            wrapped(Link{*target, {}});
            return;
        }
        if (!url.starts_with('#'))
            remark("markdown/link", Severity::suggestion, cursor_,
                   "The link to '" + std::string(url.substr(0, 80)) +
                       "' was left out and its words kept. Give the whole "
                       "address, beginning with https://.");
        if (depth >= limits_.depth)
            text(node.all_text(), out);
        else
            inlines(node, out, depth + 1);
    }

    // Pictures and tags go through the HTML reader, so that both formats treat them alike.
    void image(Node node, Inlines& out) {
        append_html("<img src=\"" + escaped(node.url()) + "\" alt=\"" + escaped(node.all_text()) + "\">",
                    out);
    }

    void append_html(const std::string& html, Inlines& out) {
        for (Block& block : html_blocks(html, cursor_)) {
            if (Inlines* content = inlines_of(block))
                out.insert(out.end(), std::make_move_iterator(content->begin()),
                           std::make_move_iterator(content->end()));
        }
    }

    void raw_tag(Node node, Inlines& out, std::vector<OpenTag>& open) {
        const std::string tag(node.literal());
        const std::string name = tag_name(tag);
        if (name == "br") {
            out.push_back({LineBreak{}});
        } else if (name == "img" || name == "input") {
            append_html(tag, out);
        } else if (tag.starts_with("</")) {
            close_tag(name, out, open);
        } else if (const Inline* wrapper = wrapper_of(tag, name);
                   wrapper != nullptr && open.size() < most_open_tags) {
            open.push_back({name, out.size(), *wrapper});
        }
    }

    static void close_tag(const std::string& name, Inlines& out, std::vector<OpenTag>& open) {
        const auto found =
            std::find_if(open.rbegin(), open.rend(), [&](const OpenTag& tag) { return tag.name == name; });
        if (found == open.rend())
            return;
        Inline wrapper = found->wrapper;
        const auto from = out.begin() + static_cast<std::ptrdiff_t>(found->from);
        Inlines content(std::make_move_iterator(from), std::make_move_iterator(out.end()));
        out.erase(from, out.end());
        std::visit(
            [&](auto& one) {
                if constexpr (requires { one.content; })
                    one.content = std::move(content);
            },
            wrapper.node);
        out.push_back(std::move(wrapper));
        open.erase(std::prev(found.base()), open.end()); // tags that opened inside end with it
    }

    // What the HTML reader makes of the tag, without content; null when it means nothing.
    const Inline* wrapper_of(const std::string& tag, const std::string& name) {
        const auto known = wrappers_.find(tag);
        if (known != wrappers_.end())
            return known->second ? &*known->second : nullptr;
        if (name.empty() || ++tags_read_ > most_tags_read)
            return nullptr;
        Inlines made;
        append_html(tag + "x</" + name + ">", made);
        std::optional<Inline> wrapper;
        if (made.size() == 1) {
            std::visit(
                [&](auto& one) {
                    if constexpr (requires { one.content; }) {
                        one.content.clear();
                        wrapper = Inline{one};
                    }
                },
                made[0].node);
        }
        const auto kept = wrappers_.emplace(tag, std::move(wrapper)).first;
        return kept->second ? &*kept->second : nullptr;
    }

    // cmark drops the text of a footnote that no mark points to.
    void tell_lost_notes() {
        std::size_t defined = 0;
        std::size_t last = 0;
        for (const std::size_t line : lines_) {
            const std::size_t begin = decoded_.text.find_first_not_of(' ', line);
            if (begin == std::string::npos || begin - line > 3 || decoded_.text.compare(begin, 2, "[^") != 0)
                continue;
            const std::size_t end = decoded_.text.find_first_of("]\n", begin);
            if (end != std::string::npos && decoded_.text.compare(end, 2, "]:") == 0) {
                ++defined;
                last = begin;
            }
        }
        if (defined > document_.notes.size())
            remark("markdown/footnote", Severity::warning, last,
                   "A footnote was left out because nothing in the text points to it; put its mark, such as "
                   "[^1], "
                   "where it belongs.");
    }

    const Source& source_;
    const Limits& limits_;
    Decoded decoded_;
    Document document_;
    Findings findings_;
    std::size_t start_ = 0;          // after the front matter
    std::string guarded_;            // what cmark read: the text from there on
    std::vector<std::size_t> lines_; // where each line begins
    std::size_t cursor_ = 0;         // where the words read last ended
    std::size_t html_base_ = 0;
    html::Reader html_;
    std::map<std::string, std::optional<Inline>> wrappers_;
    int tags_read_ = 0;
    bool told_depth_ = false;
    bool told_surplus_ = false;
    bool told_typed_ = false;
};

} // namespace

int sniff_markdown(std::string_view bytes) {
    const std::string text = decode(bytes.substr(0, 4096)).text;
    if (text.find("\uFFFD") != std::string::npos)
        return 0;
    Metadata metadata;
    Findings findings;
    if (read_front_matter(text, metadata, "markdown", findings) != 0)
        return 2;
    for (const std::string_view sign : {"# ", "## ", "### "}) {
        if (text.starts_with(sign) || text.find("\n" + std::string(sign)) != std::string::npos)
            return 2;
    }
    return 0;
}

Reported<Document> read_markdown(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.input_bytes)
        throw Error(Trouble::unusable, "is too large", source.name, "split it into several documents");
    refuse_known(source.bytes, source.name);
    return MarkdownReader(source, limits).read();
}

} // namespace plainsend
