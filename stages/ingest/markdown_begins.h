// Where the words of a Markdown block begin in its source. cmark tells the place of blocks only; but what it
// read in them is known, so the source is followed from node to node, and every character of it must agree.
// Private to the Markdown reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "stages/ingest/character_references.h"
#include "stages/ingest/markdown_tree.h"

namespace plainsend::markdown {

// By the key of a text, a soft break, a code span or a raw tag: the byte of the source where what it shows
// begins.
using Begins = std::unordered_map<const void*, std::size_t>;

// Adds those of a block's inlines. at: a byte of the source, where the block begins. Gives the byte where the
// words end, or nothing when the source says something else at some point: the nodes behind it are then left
// out.
std::optional<std::size_t> add_begins(Node block, std::string_view source, std::size_t at,
                                      CharacterReferences&, Begins&);

} // namespace plainsend::markdown
