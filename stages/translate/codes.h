// A block's words with its formatting as numbered codes, the shape in which they travel to a translator and
// back. The codes of a block depend only on its inlines, so the merge makes them again and needs no skeleton
// file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"
#include "stages/text/names.h"

namespace plainsend {

// text: words. open/close: around words (bold, a link). standalone: an image, a line break, a note mark, room
// to fill in, a {{field}}. keep_open/keep_close: around a name that stays as it is; term_open/term_close:
// around a term of the glossary; both are advice and may be missing in a translation.
struct UnitPiece {
    enum class Kind { text, open, close, standalone, keep_open, keep_close, term_open, term_close };
    Kind kind = Kind::text;
    std::string
        id; // of a code: "1", "2" ... in order; of a mark that is advice: "m1" (a term), "n1" (a name) ...
    std::string text; // of text; of a code: what a translator may be shown; of a term: its glossary entry
    bool operator==(const UnitPiece&) const = default;
};
using UnitPieces = std::vector<UnitPiece>;

// The codes of a block by id; content of a paired code is empty here.
struct Coded {
    UnitPieces pieces;
    std::map<std::string, Inline> codes;
};

// names: of the whole document; none marks titled people only.
Coded encode(const Inlines&, const PeopleNames& names = {});

// The pieces cut where one sentence ends and the next begins, outside all codes and marks. gap: white space
// and codes between two sentences.
struct Sentence {
    UnitPieces pieces;
    bool gap = false;
};
std::vector<Sentence> sentences_of(const Coded&, std::string_view language);

// The words without codes.
std::string text_of(const UnitPieces&);

// Puts the codes of the original back around translated words, and the terms whose marks were kept. Nothing
// when a code is missing, unknown, used twice or crosses another: problem_of() says which.
std::optional<Inlines> decode(const UnitPieces&, const Coded& original);

// What is wrong with the codes of a translation, for the translator; "" when nothing is.
std::string problem_of(const UnitPieces& source, const UnitPieces& target);

// Runs of digits in order of size, digits of every script as ASCII: "3.15pm" gives 15 and 3.
std::vector<std::string> numbers_of(const std::string& text);

} // namespace plainsend
