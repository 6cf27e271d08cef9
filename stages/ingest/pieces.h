// Runs of text as word processors keep them (flat, each with its whole format) and the nested inlines of our
// document made of them. Shared by the DOCX and ODT readers.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

// One bit for each Mark, by its value.
using Marks = std::bitset<7>;
inline std::size_t bit(Mark mark) {
    return static_cast<std::size_t>(mark);
}

// node: Text, LineBreak, Image, NoteMark or Field. language: BCP 47, empty = the document's.
struct Piece {
    InlineNode node;
    Marks marks;
    std::string language;
    std::string link;
};
using Pieces = std::vector<Piece>;

// Four or more dots, underscores or the like in a row, also across pieces, become a Field with the same
// characters.
Pieces find_blanks(Pieces);

// Links outside, then languages, then marks in the order of Mark. Underlining inside a link is not said
// twice.
Inlines nest(const Pieces&);

// Whether the pieces have any letter, digit or picture to show.
bool is_blank(const Pieces&);
std::string text_of(const Pieces&);

// "en" of "en-GB"; languages differ only when these do.
std::string_view base_language(std::string_view language);
bool is_language(std::string_view language); // looks like BCP 47

// Signs without letters take the language around them, and pieces that share one language give it to their
// block: the language returned is the block's own, empty when it is the document's.
std::string settle_languages(Pieces&);

} // namespace plainsend
