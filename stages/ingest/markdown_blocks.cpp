#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "stages/document/walk.h"
#include "stages/ingest/fill_in.h"
#include "stages/ingest/html_guard.h"
#include "stages/ingest/markdown_reader.h"
#include "stages/ingest/markdown_rows.h"
#include "stages/ingest/table_headers.h"
#include "stages/ingest/task_box.h"
#include "stages/ingest/text_lines.h"
#include "stages/ingest/typed_lists.h"

namespace plainsend::markdown {

namespace {

constexpr std::size_t most_cells = 500'000; // of a table whose rows are filled up

// Rows of one length, unless so wide a row stands in so long a table that nobody meant it.
void fill(Table& table) {
    std::size_t columns = 0;
    for (const Row& row : table.rows)
        columns = std::max(columns, row.cells.size());
    if (columns * table.rows.size() > most_cells)
        return;
    for (Row& row : table.rows)
        row.cells.resize(columns);
}

} // namespace

void Reader::add(Blocks& out, std::size_t offset, BlockNode node) const {
    out.push_back({"", place(offset), "", "", false, std::move(node)});
}

void Reader::blocks(Node parent, Blocks& out, int depth) {
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
void Reader::paragraph(Node node, Blocks& out, std::size_t offset, int depth) {
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

void Reader::block(Node node, Blocks& out, int depth) {
    const std::size_t offset = offset_of(node);
    cursor_ = offset;
    begins_.clear();
    if (depth >= limits_.depth - 2) {
        too_deep(offset);
        add(out, offset, Paragraph{{Inline{Text{node.all_text(), near(offset)}}}});
        return;
    }
    switch (node.kind()) {
    case Kind::heading:
        find_begins(node, offset);
        add(out, offset, Heading{node.heading_level(), words(node, depth)});
        break;
    case Kind::paragraph:
        if (is_cut_line(node.all_text()))
            add(out, offset, Separator{});
        else {
            find_begins(node, offset);
            paragraph(node, out, offset, depth);
        }
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
    case Kind::code_block:
        code_block(node, out, offset);
        break;
    case Kind::html_block: {
        tell_unknown_tag(node.literal().substr(0, node.literal().find('\n')), offset);
        html_lines_.clear();
        const std::string_view html = node.literal();
        std::size_t number = node.line();
        for (std::size_t begin = 0; begin < html.size(); ++number) {
            const std::size_t end = std::min(html.find('\n', begin), html.size());
            html_lines_.emplace_back(begin, begin_of_line(html.substr(begin, end - begin), number));
            begin = end + 1;
        }
        for (Block& made : html_blocks(html))
            out.push_back(std::move(made));
        break;
    }
    case Kind::rule:
        rule(offset, out);
        break;
    case Kind::table:
        table(node, out, depth);
        break;
    case Kind::note:
        note(node, depth);
        break;
    default:
        blocks(node, out, depth);
        break;
    }
}

// Of one block, whose words are read next. Gives where they end, if that is known.
std::optional<std::size_t> Reader::find_begins(Node node, std::size_t offset) {
    begins_.clear();
    const auto end =
        add_begins(node, guarded_, std::min(offset - start_, guarded_.size()), references_, begins_);
    for (auto& [key, begin] : begins_)
        begin += start_;
    return end ? std::optional(*end + start_) : std::nullopt;
}

// cmark takes the signs of quotations and lists off the front of a line, and leaves the rest as it stands.
// number: from 1, as cmark counts.
std::optional<std::size_t> Reader::begin_of_line(std::string_view line, std::size_t number) const {
    if (number == 0 || number > lines_.size())
        return std::nullopt;
    const std::size_t begin = lines_[number - 1];
    const std::size_t end = std::min(decoded_.text.find('\n', begin), decoded_.text.size());
    if (!std::string_view(decoded_.text).substr(begin, end - begin).ends_with(line))
        return std::nullopt;
    return end - line.size();
}

void Reader::code_block(Node node, Blocks& out, std::size_t offset) {
    std::string text(node.literal());
    while (text.ends_with('\n'))
        text.pop_back();
    const std::string_view fence = std::string_view(decoded_.text).substr(offset, 3);
    const std::size_t first = node.line() + (fence == "```" || fence == "~~~" ? 1 : 0);
    const auto begin = begin_of_line(text.substr(0, text.find('\n')), first);
    add(out, offset, Preformatted{std::move(text)});
    out.back().place = begin ? place(*begin) : near(offset);
}

void Reader::note(Node node, int depth) {
    const std::string number = std::to_string(document_.notes.size() + 1);
    Note made{"n" + number, number, {}};
    blocks(node, made.content, depth + 1);
    document_.notes.push_back(std::move(made));
}

// A line of underscores is room to write on; every other rule parts what stands before and after.
void Reader::rule(std::size_t offset, Blocks& out) const {
    std::size_t end = offset;
    while (end < decoded_.text.size() && decoded_.text[end] == '_')
        ++end;
    if (end - offset >= 4)
        add(out, offset,
            Paragraph{{Inline{Field{decoded_.text.substr(offset, end - offset), place(offset)}}}});
    else
        add(out, offset, Separator{});
}

void Reader::list(Node node, Blocks& out, int depth) {
    const std::size_t offset = offset_of(node);
    List made{node.is_numbered() ? ListKind::numbered : ListKind::bulleted, {}};
    int number = node.list_start();
    for (Node item = node.first(); item; item = item.next()) {
        made.items.push_back(
            {node.is_numbered() ? std::to_string(number++) + node.list_delimiter() : std::string("\u2022"),
             {}});
        blocks(item, made.items.back().content, depth + 1);
        if (begins_task(item))
            draw_task_box(made.items.back().content);
    }
    add(out, offset, std::move(made));
}

// By the author's own bytes: a bracket with a backslash before it is one.
bool Reader::begins_task(Node item) const {
    const Node first = item.first();
    return first.kind() == Kind::paragraph && first.first().kind() == Kind::text &&
           starts_with_task_box(std::string_view(decoded_.text).substr(offset_of(first), 4));
}

Cell Reader::cell(Node node, std::size_t offset, int depth) {
    cursor_ = offset;
    Inlines content = words(node, depth + 1);
    Cell made;
    if (!content.empty())
        add(made.content, offset, Paragraph{std::move(content)});
    return made;
}

// The cells of a row that stand beyond the table's columns.
void Reader::add_surplus(Node row, Row& out, int depth) {
    const std::size_t begin = offset_of(row) - (std::max<std::size_t>(row.column(), 1) - 1);
    const std::string_view text = guarded_;
    const std::string_view line = text.substr(std::min(begin - start_, text.size()));
    const auto surplus = surplus_cells(line.substr(0, line.find('\n')), out.cells.size());
    if (!surplus)
        return;
    const markdown::Tree tree(surplus->table);
    cursor_ = begin + surplus->begin;
    std::optional<std::size_t> at = cursor_;
    for (Node node = tree.root().first().first().next().first(); node; node = node.next()) {
        begins_.clear();
        at = at ? find_begins(node, *at) : at;
        out.cells.push_back(cell(node, cursor_, depth));
    }
    if (!told_surplus_)
        remark("markdown/table", Severity::suggestion, begin + surplus->begin,
               "A row of a table has more cells than the table has headings; its words were kept in "
               "columns without a heading. Give them one, or take a '|' out.");
    told_surplus_ = true;
}

void Reader::table(Node node, Blocks& out, int depth) {
    const std::size_t offset = offset_of(node);
    Table made;
    bool first = true;
    for (Node row = node.first(); row; row = row.next()) {
        Row cells;
        for (Node one = row.first(); one; one = one.next()) {
            find_begins(one, offset_of(one));
            cells.cells.push_back(cell(one, offset_of(one), depth));
        }
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

Blocks Reader::html_blocks(std::string_view literal) {
    const html::Guarded guarded = html::guarded(std::string(literal), source_.name);
    const html::Page page(guarded.text);
    return html_.read(page.root().find("body"));
}

} // namespace plainsend::markdown
