// The document: what flows between reader, stages and writers. A tree of plain values that can be
// copied and compared. A new meaning is a new alternative in one of the two variants below, and every
// std::visit that does not answer it stops compiling: never add a catch-all.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "stages/document/school.h"

namespace plainsend {

// Where something stands in the input. offset: bytes from the start of the part (0-based);
// line and column: 1-based, column in bytes; 0 means unknown. part indexes Document::parts.
struct Place {
    std::uint32_t part = 0;
    std::uint32_t offset = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    bool operator==(const Place&) const = default;
};

// ---------------------------------------------------------------- inlines

struct Inline;
using Inlines = std::vector<Inline>;

// Words of the author, UTF-8, as they stand in the input (not normalised).
struct Text {
    std::string text;
    Place place;
    bool operator==(const Text&) const = default;
};

struct LineBreak {
    bool operator==(const LineBreak&) const = default;
};

enum class Mark { strong, emphasis, underline, strike, superscript, subscript, code };

struct Marked {
    Mark mark = Mark::strong;
    Inlines content;
    bool operator==(const Marked&) const;
};

// target: http:, https:, mailto:, tel: (readers drop every other kind with a finding) or "#" + block id.
struct Link {
    std::string target;
    Inlines content;
    bool operator==(const Link&) const;
};

// Words in another language than their block. language: BCP 47.
struct LanguageRun {
    std::string language;
    Inlines content;
    bool operator==(const LanguageRun&) const;
};

// resource: key of Document::resources (SHA-256 of the input's picture bytes). alternative: the author's (or
// the school profile's) words, never made up; empty and not decorative means "missing", and a finding says
// so. Sizes in points, 0 = unknown.
struct Image {
    std::string resource;
    std::string alternative;
    bool decorative = false;
    double width = 0;
    double height = 0;
    Place place;
    bool operator==(const Image&) const = default;
};

// The mark of a footnote or endnote; note: Note::id.
struct NoteMark {
    std::string note;
    bool operator==(const NoteMark&) const = default;
};

// Words explained in the glossary at the end; entry: GlossaryItem::id.
struct Term {
    std::string entry;
    Inlines content;
    bool operator==(const Term&) const;
};

// A short form whose long form the document itself gives.
struct Abbreviation {
    std::string expansion;
    Inlines content;
    bool operator==(const Abbreviation&) const;
};

// Room to fill in by hand. text: the dots or underscores as they were printed.
struct Field {
    std::string text;
    Place place;
    bool operator==(const Field&) const = default;
};

// Words that plainsend adds or repeats inside a block ("chrome"): never part of the block's text.
struct Generated {
    std::string text;
    bool operator==(const Generated&) const = default;
};

using InlineNode = std::variant<Text, LineBreak, Marked, Link, LanguageRun, Image, NoteMark, Term,
                                Abbreviation, Field, Generated>;

struct Inline {
    InlineNode node;
    bool operator==(const Inline&) const = default;
};

// ---------------------------------------------------------------- blocks

struct Block;
using Blocks = std::vector<Block>;

// level: 1 (the document's title where it stands in the text) to 6.
struct Heading {
    int level = 1;
    Inlines content;
    bool operator==(const Heading&) const = default;
};

struct Paragraph {
    Inlines content;
    bool operator==(const Paragraph&) const = default;
};

// label: the printed number or bullet ("3.", "(a)", "•"): content of the author for numbers, never block
// text.
struct ListItem {
    std::string label;
    Blocks content;
    bool operator==(const ListItem&) const;
};

enum class ListKind { bulleted, numbered };

struct List {
    ListKind kind = ListKind::bulleted;
    std::vector<ListItem> items;
    bool operator==(const List&) const = default;
};

struct Cell {
    Blocks content;
    int column_span = 1;
    int row_span = 1;
    bool operator==(const Cell&) const;
};

struct Row {
    std::vector<Cell> cells;
    bool operator==(const Row&) const = default;
};

// The first header_rows rows and header_columns columns are headers (TH). A cell covered by a span is absent.
// widths: relative column widths, empty = unknown.
struct Table {
    Inlines caption;
    std::vector<Row> rows;
    int header_rows = 0;
    int header_columns = 0;
    std::vector<double> widths;
    bool operator==(const Table&) const = default;
};

// A table told as one labelled group per row (large print). headings: the author's header cells, once;
// the labels of the entries repeat them and are Generated.
struct RecordEntry {
    Inlines label;
    Blocks content;
    bool operator==(const RecordEntry&) const;
};
struct Record {
    std::vector<RecordEntry> entries;
    bool operator==(const Record&) const = default;
};
struct Records {
    Inlines caption;
    std::vector<Cell> headings;
    std::vector<Record> records;
    bool operator==(const Records&) const = default;
};

struct Quotation {
    Blocks content;
    bool operator==(const Quotation&) const;
};

// Lines whose breaks and spaces matter; text is the block's text.
struct Preformatted {
    std::string text;
    bool operator==(const Preformatted&) const = default;
};

// The school's own head of a letter: name, logo, address.
struct Letterhead {
    Blocks content;
    bool operator==(const Letterhead&) const;
};

// A line that parts what comes before from what comes after.
struct Separator {
    bool operator==(const Separator&) const = default;
};

using BlockNode =
    std::variant<Heading, Paragraph, List, Table, Records, Quotation, Preformatted, Letterhead, Separator>;

// id: stable, unique in the document ("b12"; see assign_ids). number: what a parent quotes ("¶ 12" ours,
// "4.3" the author's, then it already stands in the text); empty = not numbered.
// language: BCP 47, empty = the document's.
struct Block {
    std::string id;
    Place place;
    std::string language;
    std::string number;
    bool number_is_authors = false;
    BlockNode node;
    bool operator==(const Block&) const = default;
};

// ---------------------------------------------------------------- the document

struct Note {
    std::string id;
    std::string label; // as printed: "1", "*"
    Blocks content;
    bool operator==(const Note&) const = default;
};

// A picture, already re-encoded without metadata. media_type: image/png or image/jpeg. Sizes in pixels.
struct Resource {
    std::string media_type;
    std::string bytes;
    int width = 0;
    int height = 0;
    bool operator==(const Resource&) const = default;
};

using Date = std::chrono::year_month_day;

struct Metadata {
    std::string title;          // from the text's first heading, else front matter or properties, else empty
    bool title_in_body = false; // a block of the body already prints it
    std::optional<Date> date;   // the document's own date (meeting, letter)
    std::string kind;           // name from the kinds table; empty = unknown
    std::string language = "en-GB";
    std::string jurisdiction; // england, scotland, wales, northern-ireland; empty = not known
    std::string contact;      // one line, from front matter or --contact
    bool operator==(const Metadata&) const = default;
};

// Draft or final, and the dates that go with it. openness: unset until the input says it or a stage decides.
enum class Openness { final_version, draft };
struct Status {
    std::optional<Openness> openness;
    int revision = 1;
    std::optional<Date> date;
    std::optional<Date> reply_by;
    bool operator==(const Status&) const = default;
};

// One entry of the glossary printed at the end. Explanations are chrome.
struct GlossaryItem {
    std::string id;        // HTML id and PDF destination
    std::string term;      // "EHC plan"
    std::string long_form; // of an acronym, else empty
    std::string explanation;
    bool operator==(const GlossaryItem&) const = default;
};

// What was agreed, told again on the first page: quoted from the table `block`, never part of the text.
struct Action {
    std::string who;
    std::string what;
    std::string when;
    std::string block;
    bool operator==(const Action&) const = default;
};

// Another version of the same document, to link to. href: a file name in the same folder.
struct Sibling {
    std::string version;
    std::string language;
    std::string href;
    bool operator==(const Sibling&) const = default;
};

// A change that was made to the author's words. Places are bytes in the unedited block's text.
struct Edit {
    std::string block;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string before;
    std::string after;
    std::string rule;
    std::string reason;
    bool operator==(const Edit&) const = default;
};

// A run of the input inside a block: where it begins in the block's text, and in the input. Readers join the
// runs that look alike, so that words can be found and changed; what leads back to the input is kept here.
struct RunStart {
    std::size_t begin = 0;
    Place place;
    bool operator==(const RunStart&) const = default;
};

enum class Review { original, unchecked, checked };

struct Document {
    Metadata metadata;
    Blocks body;
    std::vector<Note> notes;
    std::map<std::string, Resource> resources;
    std::vector<std::string>
        parts; // names of the input's parts ("word/document.xml"; the file name for plain files)

    // By block id, of blocks in which runs were joined: all of its runs. See runs.h.
    std::map<std::string, std::vector<RunStart>> runs;

    // What lies beside the body: chrome, and what writers need to make it.
    std::string version = "standard";
    Status status;
    std::optional<School> school;
    std::vector<GlossaryItem> glossary;
    std::vector<Action> actions;
    std::vector<Sibling> siblings;
    // Of a large-print copy: block id to the page of the standard copy that begins at or above it; the first
    // numbered block of each page only.
    std::map<std::string, int> standard_pages;
    std::vector<Edit> ledger;
    Review review = Review::original; // of a translation
    std::string target_language;      // of the translatable version

    bool operator==(const Document&) const = default;
};

// Written out: clang 16 cannot default these outside their class.
inline bool Marked::operator==(const Marked& other) const {
    return mark == other.mark && content == other.content;
}
inline bool Link::operator==(const Link& other) const {
    return target == other.target && content == other.content;
}
inline bool LanguageRun::operator==(const LanguageRun& other) const {
    return language == other.language && content == other.content;
}
inline bool Term::operator==(const Term& other) const {
    return entry == other.entry && content == other.content;
}
inline bool Abbreviation::operator==(const Abbreviation& other) const {
    return expansion == other.expansion && content == other.content;
}
inline bool ListItem::operator==(const ListItem& other) const {
    return label == other.label && content == other.content;
}
inline bool Cell::operator==(const Cell& other) const {
    return content == other.content && column_span == other.column_span && row_span == other.row_span;
}
inline bool RecordEntry::operator==(const RecordEntry& other) const {
    return label == other.label && content == other.content;
}
inline bool Quotation::operator==(const Quotation& other) const {
    return content == other.content;
}
inline bool Letterhead::operator==(const Letterhead& other) const {
    return content == other.content;
}

// Lets std::visit take one lambda per alternative.
template<class... Ts>
struct overloaded : Ts... {
    using Ts::operator()...;
};
template<class... Ts>
overloaded(Ts...) -> overloaded<Ts...>;

// Limits that every reader keeps. Depth protects the recursive destructor of the tree.
inline constexpr int max_depth = 200;

} // namespace plainsend
