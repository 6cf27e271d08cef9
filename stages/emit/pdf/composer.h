// The composer at work: one pass over the document, appending boxes and elements. For compose*.cpp only.
#pragma once

#include <set>

#include "stages/emit/chrome.h"
#include "stages/emit/pdf/compose.h"

namespace plainsend::pdf {

// The place of a note's mark in the text, for the way back.
inline std::string mark_anchor(const std::string& note) {
    return "plainsend-mark-" + note;
}

// Where and how a block is set.
struct Setting {
    int element = 0; // parent in the structure tree
    Weight weight = Weight::regular;
    double size = 12;
    double gap = 17; // between paragraphs
    Ink ink = Ink::text;
    std::string language; // of the surroundings
};

class Composer {
public:
    Composer(const Document&, const Style&, Shaper&);
    Composition compose();

private:
    friend class InlineComposer;

    // compose_blocks.cpp
    void blocks(const Blocks&, const Setting&, Boxes&);
    void block(const Block&, const Setting&, Boxes&);
    void heading(const Block&, const Heading&, const Setting&, Boxes&);
    void list(const List&, const Setting&, Boxes&);
    void records(const Block&, const Records&, const Setting&, Boxes&);
    void record_entry(const RecordEntry&, const Setting&, Boxes&);
    void preformatted(const Block&, const Preformatted&, const Setting&, Boxes&);
    Boxes paragraph(const Inlines&, int element, const Block&, const Setting&);
    // compose_table.cpp
    void table(const Block&, const Table&, const Setting&, Boxes&);
    // compose_chrome.cpp
    int chrome_section(const char* type);
    void banner(Boxes&);
    void title(Boxes&);
    void contents(int section);
    void notes(Boxes&);
    void closing(Boxes&);
    void agreed(Boxes&);
    void glossary(Boxes&);
    void letter_glossary(Boxes&);
    void versions(Boxes&);
    void reply_slip(Boxes&);
    void running_head();
    void blank(const std::string& label, int lines, int element, Boxes&);
    void chrome_heading(const Inlines&, int level, int element, const std::string& anchor, Boxes&);
    void chrome_text(const Inlines&, int element, Boxes&, const char* type = "P");

    // Shapes, and reports what no font has.
    ShapedText shape(Paragraph, const Block* from);
    Paragraph empty_paragraph(const Setting&) const;
    ShapedText number_of(const Block&, int element, const Setting&);
    ShapedText label_of(const std::string& label, int element, const Setting&);
    ShapedText label_of_note(const Note&, int element, const Setting&);
    double heading_size(int level) const;
    Setting body_setting() const;

    const Document& document_;
    const Style& style_;
    Shaper& shaper_;
    Composition out_;
    std::map<std::string, int> levels_;               // of headings, by block
    std::map<std::string, std::string> descriptions_; // of glossary entries, by id
    std::map<std::string, std::string> note_labels_;
    std::set<std::string> marked_notes_; // those whose mark stands in the text
    const Block* addressee_ = nullptr;
    bool prints_title_ = false; // the body has none of its own
    std::size_t authors_headings_ = 0;
    int level_shift_ = 0; // of headings, where nobody prints a title
};

} // namespace plainsend::pdf
