// What the parts of the DOCX reader share while one document is read. Used by docx*.cpp only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "stages/document/document.h"
#include "stages/document/source.h"
#include "stages/ingest/docx_numbering.h"
#include "stages/ingest/docx_package.h"
#include "stages/ingest/docx_styles.h"
#include "stages/ingest/left_out.h"
#include "stages/ingest/pieces.h"

namespace plainsend {

// Footnotes and endnotes in the order of their first marks, one for each w:id (source) of its part.
enum class NoteKind { footnote, endnote };
struct DocxNote {
    NoteKind kind = NoteKind::footnote;
    std::string source;
    std::string id;
    std::string label;
    Place place;           // of its first mark
    bool own_mark = false; // the author's, such as "*"; it stands in the note as well
};
struct NoteNumbers {
    std::string format; // as Word names it; "" = as usual
    int next = 1;
};

struct DocxReading {
    const DocxPackage& package;
    const Limits& limits;
    DocxStyles styles{};
    DocxNumbering numbering{};
    Document document{};
    LeftOut left_out{};
    Findings remarks{};
    std::string label{}; // the last words read, when they may name the box that comes next
    std::vector<DocxNote> notes{};
    std::map<std::pair<NoteKind, std::string>, std::size_t> note_numbers{}; // by kind and source: index
    std::optional<std::size_t> open_note{};                                 // the one that is being read
    NoteNumbers footnotes{};
    NoteNumbers endnotes{};
    std::map<std::string, std::string> comments{}; // words by id, of those not met in the text yet
    std::set<std::string> watermarks{};
    int pictures = 0;            // tried
    int title_shift = 0;         // 1 when a Title stands above the headings
    bool is_inside = false;      // of another document: takes in none itself
    std::size_t taken_bytes = 0; // of documents taken in
    std::size_t taken = 0;
    std::vector<Note> taken_notes{};
};

// A field code in progress (17.16): its instruction, then its result. Fields may run over many paragraphs.
struct DocxField {
    std::string instruction;
    bool in_result = false;
    bool result_out = false; // the result is not content (a page number, a contents list)
    std::string link;
    std::string choice;      // in a drop-down list; shown when there is no result
    std::string prompt;      // what a text field says until somebody writes in it
    std::string shown{};     // the words of its result, as far as they count
    std::size_t paragraph{}; // where its result begins: the paragraph's place
    std::size_t piece{};     // and how many pieces of it come before
};

// One part with text of its own: the body, a header, the notes. The tree outlives its stories' reading.
struct DocxStory {
    xml::Tree tree;
    Relationships relationships;
    std::uint32_t part = 0; // index into Document::parts
    std::vector<DocxField> fields;
    bool flatten_tables = false;            // headers: their tables are only layout
    std::set<std::size_t> unended_fields{}; // where those begin
};

// Opens a part and gives it its index. Throws Error{unusable} when it is broken.
DocxStory open_story(DocxReading&, const std::string& part);
Place place_in(const DocxStory&, xml::Node);

// docx_blocks.cpp: paragraphs, lists, tables of a container (body, cell, note, text box). depth counts
// levels.
Blocks read_docx_blocks(DocxReading&, DocxStory&, xml::Node container, int depth);

// docx_chunks.cpp: another document that this one takes in whole (w:altChunk).
Blocks read_docx_chunk(DocxReading&, const DocxStory&, xml::Node chunk, int depth);
// docx.cpp: a Word document inside another.
Reported<Document> read_docx_inside(const Source&, const Limits&);

// docx_tables.cpp
Blocks read_docx_table(DocxReading&, DocxStory&, xml::Node table, int depth);

// docx_text.cpp: one paragraph. before and after: what its text boxes hold.
struct DocxParagraph {
    Pieces pieces;
    Blocks before;
    Blocks after;
    bool rule = false; // a horizontal line was drawn here
};
DocxParagraph read_docx_paragraph(DocxReading&, DocxStory&, xml::Node paragraph, const ParagraphStyle&,
                                  int depth);

// docx_notes.cpp: the note that a mark points to, by index; a new one at its first mark. own_mark: "" = the
// next number.
std::size_t note_of(DocxReading&, NoteKind, const std::string& source, const std::string& own_mark,
                    const Place&);
// How the notes are numbered (before the text is read), and their words (after it).
void read_note_numbers(DocxReading&, xml::Node settings, xml::Node body);
void read_notes(DocxReading&, const Relationships&);

// docx_contents.cpp: a contents list's entries and its title, by the names that Word and LibreOffice give
// their styles; its title by its words.
bool is_contents_entry(const ParagraphStyle&);
bool is_contents_title(const std::string& text);

// docx_changes.cpp: the words of w:ins, w:del and the like.
std::string tracked_text(xml::Node change);
// Nobody wrote, drew or left out anything in this paragraph.
bool is_untouched(xml::Node paragraph);
// What an empty box is called in a finding: by the label before it, else by its own prompt.
// before: what stands before it in its paragraph. depth: of levels, as a table's cells are one down.
std::string name_of_box(const DocxReading&, const Pieces& before, std::string_view prompt, int depth);
// Whether all words of a cell (or paragraph) are set in the style of prompts.
bool is_prompt(const DocxReading&, xml::Node cell);
// The label for the box after this paragraph.
std::string label_for_next(std::string_view paragraph);

// docx_drawing.cpp: w:drawing, w:pict and w:object of a run.
struct DocxDrawing {
    std::vector<Image> images;
    Blocks boxes;
    bool rule = false;
};
DocxDrawing read_docx_drawing(DocxReading&, DocxStory&, xml::Node drawing, const Place&, int depth);

// docx_diagram.cpp: the words of SmartArt as a list, nested as its shapes are; empty when there are none.
Blocks read_docx_diagram(DocxReading&, const std::string& part, const Place&);
// The title of a chart, or "".
std::string chart_title(DocxReading&, const std::string& part);

// docx_drawing.cpp: of mc:AlternateContent, the one alternative that is understood.
xml::Node chosen_alternative(xml::Node alternate_content);

// docx_letterhead.cpp: headers and footers. Puts a Letterhead at the start of the body, tells what goes.
void read_docx_headers(DocxReading&, const DocxStory& body);

} // namespace plainsend
