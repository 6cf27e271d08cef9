// Turns the elements of a web page into blocks and inlines. Private to the HTML and Markdown readers.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "stages/document/finding.h"
#include "stages/document/source.h"
#include "stages/ingest/html_asides.h"
#include "stages/ingest/html_folds.h"
#include "stages/ingest/html_kinds.h"
#include "stages/ingest/html_site.h"
#include "stages/ingest/html_tree.h"

namespace plainsend::html {

// What the elements around say about what is inside. wrap: inline elements that hold blocks (a link around a
// heading): each paragraph inside is wrapped in them.
struct Around {
    std::string language; // empty = the document's
    int depth = 0;
    std::vector<Inline> wrap;
};

class Reader {
public:
    // place: from a byte of the parsed text to its place in the input.
    Reader(Document&, Findings&, const Source&, const Limits&, std::function<Place(std::size_t)> place);

    // The blocks made of everything inside the node.
    Blocks read(Node inside);
    // The blocks made of the node itself.
    Blocks read_one(Node);
    void remark(std::string rule, Severity, Node, std::string message);
    // Says how many findings of a rule were held back because there were so many.
    void finish();
    // Whether the page marks its main text with <main> or <article>: then its own header and footer are the
    // site's.
    void page_marks_its_text(Node main_part) {
        text_is_marked_ = true;
        main_part_ = main_part;
    }
    // A whole page, not a piece of HTML in another text: it may have a site's frame around its text.
    void page_has_frame(Node body);
    // html_notes.cpp: what stands besides the text. Says at once what of it is left out.
    void page_has_asides(Node body);
    void read_notes(); // those whose marks were read
    // html_anchors.cpp: once the blocks have their ids.
    void lead_inner_links() const;
    void header_belongs_to_text(Node header) { header_of_text_ = header; }
    void tell_outside(Node);      // what stands outside <main>
    void tell_menu_left();        // once, when nothing marks the text
    bool is_left_out(Node) const; // nav, site header and footer, hidden ...
    // html_own.cpp: the page is one that plainsend wrote.
    void page_is_our_own(Node root);
    void drop_lost_marks(Blocks&) const;

private:
    void blocks(Node parent, Blocks&, const Around&);
    void block(Node, Blocks&, const Around&);
    void container(Node, Blocks&, const Around&);
    // html_paragraphs.cpp
    void flush(Inlines& pending, Blocks&, const Around&);
    void paragraph(Inlines, Blocks&, const Around&);
    void find_lists(Blocks&); // whose bullets or numbers are typed
    void add(Blocks&, Node, const Around&, BlockNode) const;
    void heading(Node, int level, Blocks&, const Around&);
    void list(Node, Blocks&, const Around&);
    void add_google_list(Node, Blocks&, const Around&, List);
    // html_word_lists.cpp
    bool begins_word_list(Node) const;
    Node word_list(Node first, Blocks&, const Around&);
    void definitions(Node, Blocks&, const Around&);
    void details(Node, Blocks&, const Around&);
    void strong_paragraph(Node, Blocks&, const Around&);
    void flat(Node, Blocks&, const Around&);

    void table(Node, Blocks&, const Around&);
    void add_table(Node, Blocks&, const Around&, Table);
    bool figure_of_table(Node, Blocks&, const Around&);
    Cell cell(Node, const Around&, int rows_left);
    void read_or_leave(Node, Blocks&, const Around&); // of a table that only sets something on the page

    void inlines(Node parent, Inlines&, const Around&);
    void inline_element(Node, Inlines&, const Around&);
    void text(Node, Inlines&);
    void wrapped(Inline wrapper, Node, Inlines&, const Around&);
    void link(Node, Inlines&, const Around&);
    std::optional<Inline> link_wrapper(Node);
    void formula(Node, Inlines&);
    std::optional<Inline> inner_link(std::string_view address) const;
    // html_pictures.cpp
    void image(Node, Inlines&);
    void tell_missing_picture(Node, std::string_view source, const std::string& called);
    void links_to_film(Node, Inlines&, const Around&);
    void form_control(Node, Inlines&);
    bool note_mark(Node link, Inlines&);
    std::string picture(Node);
    void leave_out(Node);
    void leave_out_of_site(Node, SitePart);
    void open_fold(Node, Blocks&, const Around&);
    void tell_opened(Node);
    void tell_all_opened();
    void tell_left_out(std::string rule, Node, const std::string& what, Severity = Severity::note);
    void tell_with_care(std::string rule, Node, const std::string& what);
    void tell_unprintable(Node);

    Around inside(Node, const Around&) const;
    std::optional<std::string> language_of(Node) const;
    bool is_block(Node) const; // a block, or an inline that holds one
    void note_blocks(Node);
    static bool stands_alone(Node);
    bool is_title(Node) const;

    // html_own.cpp
    bool is_own_addition(Node) const;
    std::optional<std::string> own_label(Node item) const;
    Node own_content(Node item) const;
    bool own_block(Node, Blocks&, const Around&);
    bool own_inline(Node, Inlines&);
    bool own_words_are_missing(Node image) const;

    Document& document_;
    Findings& findings_;
    const Source& source_;
    const Limits& limits_;
    std::function<Place(std::size_t)> place_;
    std::unordered_set<const void*> holds_block_;
    Folds folds_;
    int opened_ = 0; // parts that were folded away, and what the first was
    Place first_opened_;
    std::string opened_words_;
    std::map<std::string, int> told_;
    bool text_is_marked_ = false;
    Node main_part_;
    Node header_of_text_;
    Site site_;
    bool is_own_ = false;
    Asides asides_;
    std::vector<std::size_t> marked_; // notes, in the order in which their marks were read
    bool reads_notes_ = false;
    bool is_google_ = false;                  // saved from Google Docs
    std::string google_list_;                 // the name of the last list
    std::unordered_set<const void*> skipped_; // texts: the labels of Word's lists
    bool told_typed_ = false;
};

// Whether plainsend wrote the page (its generator mark).
bool is_own_page(Node root);

// Of an attribute; nothing when it is no number or a huge one.
std::optional<int> whole_number(std::string_view);

// Collapses white space as browsers do, finds fields, and turns byte offsets of text into places.
void finish_inlines(Inlines&, const std::function<Place(std::size_t)>& place);

} // namespace plainsend::html
