// A document as the language stages see it: its blocks with text, in reading order, each with its words,
// where it stands and which of its words are not ours to change. Private to stages/language.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "stages/document/document.h"
#include "stages/document/finding.h"
#include "stages/language/matcher.h"
#include "stages/language/tokens.h"
#include "stages/text/text.h"

namespace plainsend {

struct LanguageData; // stages/language/language_data.h

enum class Where { heading, body, cell, quotation, preformatted, letterhead, note };

// How words are left alone. untouchable: quotations, laws, fields, other languages; code: web addresses and
// the like (untouchable, and no words at all). soft: a change may be proposed, never made; references are
// soft too. Terms are explained already.
enum class Zone { untouchable, code, term, soft, reference };

struct Protected {
    Span span;
    Zone zone = Zone::untouchable;
};

// Spans by place, none touching another.
using Spans = std::vector<Span>;
bool overlaps(const Spans&, std::size_t begin, std::size_t end);

// From this byte of the text on, the input place.
struct RunPlace {
    std::size_t begin = 0;
    Place place;
};

// Words that carry their long form already (an HTML abbreviation with a title).
struct KnownAbbreviation {
    Span span;
    std::string expansion;
};

struct Passage {
    std::string block;
    std::string text;
    std::vector<Token> tokens;
    std::shared_ptr<const Matches> matches; // of the glossary; never null where it was asked for
    Spans untouchable;                      // codes included
    Spans codes;
    Spans terms;
    Spans soft;
    Spans references; // links to another place of the document: they repeat a heading
    Spans sentences;
    std::vector<RunPlace> places;
    std::vector<KnownAbbreviation> abbreviations;
    std::size_t section = 0; // counts headings
    Where where = Where::body;
    bool in_list = false;
    bool header_cell = false;
    std::size_t row = 0; // of a table, counted through the document; 0 = none
    bool english = true;
};

// Body, then notes. Only blocks with text of their own, in the order of for_each_block.
std::vector<Passage> passages(const Document&);
// With what the matcher finds in each.
std::vector<Passage> passages(const Document&, const LanguageData&);

bool is_english(const Document&);
// Where a change may at most be proposed: quotations, preformatted lines, letterheads, link texts.
bool is_for_review(const Passage&, std::size_t begin, std::size_t end);
bool starts_sentence(const Passage&, std::size_t token);

// A finding on [begin, end) of the passage.
Finding finding_at(const Passage&, std::string rule, Severity, std::size_t begin, std::size_t end,
                   std::string message);

// Wraps [begin, end) of one block's inlines, several at once and in one pass; words never change. A mark that
// crosses runs of text, or lies in a link or term, is left out.
struct Marking {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::function<Inline(Inlines)> wrap;
};
void mark(Inlines&, std::vector<Marking>);

} // namespace plainsend
