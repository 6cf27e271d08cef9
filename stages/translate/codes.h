// A block's words with its formatting as numbered codes, the shape in which they travel to a translator and
// back. The codes of a block depend only on its inlines, so the merge makes them again and needs no skeleton
// file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

// text: words. open/close: around words (bold, a link). standalone: an image, a line break, a note mark, room
// to fill in, a {{field}}. keep_open/keep_close: around a name that stays as it is; term_open/term_close:
// around a term of the glossary; both are advice and may be missing in a translation.
struct Piece {
    enum class Kind { text, open, close, standalone, keep_open, keep_close, term_open, term_close };
    Kind kind = Kind::text;
    std::string id;   // of a code: "1", "2" ... in order; of a term: the glossary entry
    std::string text; // of text; of a code: what a translator may be shown
    bool operator==(const Piece&) const = default;
};
using Pieces = std::vector<Piece>;

// The codes of a block by id; content of a paired code is empty here.
struct Coded {
    Pieces pieces;
    std::map<std::string, Inline> codes;
};

Coded encode(const Inlines&);

// The words without codes.
std::string text_of(const Pieces&);

// Puts the codes back around translated words. Nothing when a code is missing, unknown, used twice or crosses
// another: then `why` of the caller's finding is in problem_of().
std::optional<Inlines> decode(const Pieces&, const std::map<std::string, Inline>& codes);

// What is wrong with the codes of a translation, for the translator; "" when nothing is.
std::string problem_of(const Pieces& source, const Pieces& target);

// Runs of digits in order of size, digits of every script as ASCII: "3.15pm" gives 15 and 3.
std::vector<std::string> numbers_of(const std::string& text);

} // namespace plainsend
