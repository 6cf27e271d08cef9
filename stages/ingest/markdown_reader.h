// Turns the tree of a Markdown text into blocks and inlines. Private to the Markdown reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/document/finding.h"
#include "stages/document/source.h"
#include "stages/ingest/html_reader.h"
#include "stages/ingest/markdown_begins.h"
#include "stages/ingest/markdown_tags.h"
#include "stages/ingest/markdown_tree.h"
#include "stages/text/text.h"

namespace plainsend::markdown {

class Reader {
public:
    Reader(const Source&, const Limits&);
    Reported<Document> read();

private:
    Place place(std::size_t offset) const;
    Place near(std::size_t offset) const; // with column 0
    Place begin_of(Node);                 // moves the cursor
    Place html_place(std::size_t offset) const;
    std::size_t offset_of(Node) const;
    void remark(std::string rule, Severity, std::size_t offset, std::string message);
    void too_deep(std::size_t offset);
    void find_lines();
    void tell_lost_notes();

    // markdown_blocks.cpp
    void blocks(Node parent, Blocks&, int depth);
    void block(Node, Blocks&, int depth);
    void add(Blocks&, std::size_t offset, BlockNode) const;
    void paragraph(Node, Blocks&, std::size_t offset, int depth);
    void rule(std::size_t offset, Blocks&) const;
    void list(Node, Blocks&, int depth);
    bool begins_task(Node item) const;
    void note(Node, int depth);
    void table(Node, Blocks&, int depth);
    Cell cell(Node, std::size_t offset, int depth);
    std::optional<std::size_t> find_begins(Node, std::size_t offset);
    std::optional<std::size_t> begin_of_line(std::string_view line, std::size_t number) const;
    void add_surplus(Node row, Row&, int depth);
    Blocks html_blocks(std::string_view html);
    void code_block(Node, Blocks&, std::size_t offset);

    // markdown_inlines.cpp; end: the node before which to stop, or nothing
    Inlines words(Node parent, int depth) { return words(parent.first(), {}, depth); }
    Inlines words(Node begin, Node end, int depth);
    void inlines(Node parent, Inlines& out, int depth) { inlines(parent.first(), {}, out, depth); }
    void inlines(Node begin, Node end, Inlines&, int depth);
    void one_inline(Node, Inlines&, int depth);
    template<class Wrapper>
    void wrapped(Wrapper, Node, Inlines&, int depth);
    void text(Node, Inlines&);
    void link(Node, Inlines&, int depth);
    void tell_unknown_tag(std::string_view tag, std::size_t offset);
    void raw_tag(std::string_view tag, Inlines&, OpenTags&);
    Node leave_out(Node begin, Node end);
    std::optional<Inlines> meaning(const std::string& html);
    Inlines html_inlines(const std::string& html);
    void html(const std::string& html, Inlines&);

    const Source& source_;
    const Limits& limits_;
    Decoded decoded_;
    Document document_;
    Findings findings_;
    std::size_t start_ = 0;          // after the front matter
    std::string guarded_;            // what cmark read: the text from there on
    std::vector<std::size_t> lines_; // where each line begins
    std::size_t cursor_ = 0;         // where the words read last began
    Begins begins_;
    CharacterReferences references_;
    // Of the raw HTML looked at: where each of its lines begins in it and in the text, as far as known.
    std::vector<std::pair<std::size_t, std::optional<std::size_t>>> html_lines_;
    html::Reader html_;
    TagMeanings meanings_;
    int unknown_tags_ = 0;
    bool told_depth_ = false;
    bool told_surplus_ = false;
    bool told_typed_ = false;
};

} // namespace plainsend::markdown
