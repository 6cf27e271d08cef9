// The author's words as HTML: blocks and inlines, notes, and the ids by which everything else links to them.
// Also renders chrome made of blocks (banner, help), which then stands outside <main>.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"
#include "stages/document/finding.h"
#include "stages/document/walk.h"
#include "stages/emit/style.h"

namespace plainsend {

class HtmlText {
public:
    HtmlText(const Document&, const Style&);

    // Into <main>, where whatever is Generated carries data-chrome; or beside it, where all is chrome.
    enum class Where { main, beside };
    std::string blocks(const Blocks&, Where);
    std::string inlines(const Inlines&, Where);
    // The notes of the document, for the end of <main>; "" when there are none.
    std::string notes();

    // The id of a block in the page; "" when the document has no such block.
    std::string id_of(std::string_view block) const;
    // The id of a glossary entry in the page, and of the first place that uses it ("" when none does).
    std::string entry_id(std::string_view entry) const;
    std::string first_use(std::string_view entry) const;
    // An id nobody else has.
    std::string own_id(std::string wanted);

    Findings findings() const { return findings_; }

private:
    void write(const Blocks&);
    void write(const Block&);
    void write(const Inlines&);
    void write(const Inline&);
    void write_heading(const Block&, const Heading&);
    void write_list(const Block&, const List&);
    void write_table(const Block&, const Table&);
    void write_records(const Block&, const Records&);
    void write_marked(const Marked&);
    void write_link(const Link&);
    void write_image(const Image&);
    void write_note_mark(const NoteMark&);
    void write_term(const Term&);
    void write_field(const Field&);
    void write_text(std::string_view);
    void write_words(std::string_view);
    void write_chrome(std::string_view key, const std::map<std::string, std::string>& values = {},
                      std::string_view classes = "");
    void write_number(const Block&);
    void write_beside(const Inlines&);
    std::string attributes(const Block&);
    std::string language_attributes(std::string_view language) const;
    std::string number_line(const Block&);
    void report(std::string_view rule, Severity, const std::string& message, const Place&);

    const Document& document_;
    const Style& style_;
    std::string out_;
    Where where_ = Where::main;
    std::string block_; // the one being written, for findings
    std::map<std::string, int> levels_;
    std::map<std::string, std::size_t> taken_; // id -> how many asked for it
    std::set<std::string> written_;            // ids of blocks and notes already in the page
    std::map<std::string, std::string, std::less<>> block_ids_;
    std::map<std::string, std::string, std::less<>> entry_ids_;
    std::map<std::string, std::string, std::less<>> first_uses_;
    struct NotePlace {
        std::string id;    // of the note
        std::string label; // as printed
        std::string mark;  // id of the first mark; "" when nothing refers to it
    };
    std::map<std::string, NotePlace, std::less<>> notes_;
    int tables_ = 0;
    bool direction_reported_ = false;
    bool in_link_ = false;
    Direction direction_ = Direction::left_to_right; // of the text being written
    Findings findings_;
};

} // namespace plainsend
