// The only traversals of the tree. Order is reading order: body, then notes. Callbacks see a block before its
// children.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

// The block's own text (contract): UTF-8 of its inlines in order, LineBreak is U+000A; labels, note marks,
// images and Generated give nothing. Containers (lists, tables, quotations ...) have no text of their own.
std::string block_text(const Block&);
std::string inline_text(const Inlines&);

// The inlines of a heading or paragraph; null for every other block.
const Inlines* inlines_of(const Block&);
Inlines* inlines_of(Block&);

// True for blocks that have text of their own (heading, paragraph, preformatted).
bool is_leaf(const Block&);

void for_each_block(const Blocks&, const std::function<void(const Block&)>&);
void for_each_block(Blocks&, const std::function<void(Block&)>&);
// Body, then notes. Table captions are inlines without a block and are not visited.
void for_each_block(const Document&, const std::function<void(const Block&)>&);
void for_each_block(Document&, const std::function<void(Block&)>&);

// Every inline, parents before children.
void for_each_inline(const Inlines&, const std::function<void(const Inline&)>&);
void for_each_inline(Inlines&, const std::function<void(Inline&)>&);

// The blocks directly inside one block, in reading order (items, cells, quotations ...).
std::vector<const Blocks*> children_of(const Block&);
std::vector<Blocks*> children_of(Block&);

// The input place of a byte of the block's text: that of the text run it stands in.
Place place_of(const Block&, std::size_t offset);

// Replaces [begin, end) of the inlines' text, which must lie in one Text, by wrap(that text); used to mark
// words without changing them. False (and no change) when the range crosses runs or lies in a Link or Term
// already.
bool wrap_range(Inlines&, std::size_t begin, std::size_t end, const std::function<Inline(Inlines)>& wrap);

// What every reader does last: joins neighbouring Text and remembers the runs it came from, drops empty
// inlines and empty paragraphs, gives every block its id ("b1", "b2" ... in reading order) and finds the
// title.
void finish_reading(Document&);

// Base direction of a language: right to left for Arabic, Urdu, Pashto, Persian, Hebrew, Kurdish (Sorani) ...
enum class Direction { left_to_right, right_to_left };
Direction direction_of(std::string_view language);

// Finds a block by id; null when there is none. Linear.
const Block* find_block(const Document&, std::string_view id);

} // namespace plainsend
