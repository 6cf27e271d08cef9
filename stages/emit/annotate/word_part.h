// One part of a Word document with its bytes, its paragraphs and runs, and what may be put where: comments
// only into the main text and not into boxes, changes not into what Word works out by itself (fields,
// controls).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stages/io/xml.h"
#include "stages/io/xml_spans.h"

namespace plainsend {

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// What stands in a run. [begin, end): in the run's text; empty for what has no text.
struct RunChild {
    enum class Kind { words, sign, page_break_mark, other };
    Kind kind = Kind::other;
    xml::ElementSpan span;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// text: as the reader takes it. home: beginning of the nearest paragraph that may hold a comment, or nowhere.
// twin: the same run in the other alternative of a box.
struct WordRun {
    xml::ElementSpan span;
    std::optional<xml::ElementSpan> properties;
    std::optional<xml::ElementSpan> format_change; // inside the properties
    std::vector<RunChild> children;
    std::string text;
    bool may_hold_comment = false;
    bool may_change = false;
    bool needs_twin = false;
    std::size_t twin = nowhere;
};

// home: of a paragraph of the main text its own beginning, in a box that of the paragraph around it.
// note: in a part of notes the w:id of its note.
struct WordParagraph {
    std::size_t begin = 0;
    std::size_t first_place = 0; // behind its properties
    std::size_t home = nowhere;
    std::string note;
};

struct WordPart {
    std::string name;
    std::string bytes;
    std::string space;  // the namespace of its words, Transitional or Strict
    std::string prefix; // bound to it for the whole part: "w:"; empty = nothing can be put in
    std::vector<xml::ElementSpan> spans;
    std::vector<WordRun> runs;                         // in order
    std::vector<WordParagraph> paragraphs;             // in order
    std::map<std::string, std::size_t> footnote_marks; // note id -> beginning of the paragraph of its mark
    std::map<std::string, std::size_t> endnote_marks;
    std::vector<std::string> used_ids; // every w:id
};

enum class PartKind { main, notes, header };
// Throws Error{unusable} when it is not well formed. name: with the file's, for messages.
WordPart open_word_part(std::string name, std::string bytes, PartKind);

// "w:" when that prefix is bound to the namespace in this start tag; empty when none is.
std::string prefix_for(std::string_view start_tag, std::string_view space);

// Null when no run, no paragraph begins there.
const WordRun* run_at(const WordPart&, std::size_t begin);
const WordParagraph* paragraph_at(const WordPart&, std::size_t begin);

} // namespace plainsend
