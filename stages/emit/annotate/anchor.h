// From words of a block to the runs that they stand in. Nothing is guessed: words are found where the run at
// their place has exactly the text that the reader took from it, or not at all.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stages/document/document.h"
#include "stages/emit/annotate/word_part.h"

namespace plainsend {

// Bytes of one run's text.
struct RunPiece {
    std::size_t run = 0; // index
    std::size_t begin = 0;
    std::size_t end = 0;
};

// whole: every byte of the range is in the pieces (a line break between runs may not be).
struct WordAnchor {
    std::uint32_t part = 0; // as in Place
    std::vector<RunPiece> pieces;
    bool whole = false;
};

using WordParts = std::map<std::uint32_t, WordPart>;

// A block's text, cut into the runs it came from.
class BlockRuns {
public:
    BlockRuns(const Document&, const Block&, const WordParts&);
    // Nothing for an empty range, and when its first or last byte cannot be found.
    std::optional<WordAnchor> find(std::size_t begin, std::size_t end) const;

private:
    struct Chunk {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::uint32_t part = 0;
        std::size_t run = nowhere; // not found
        std::size_t shift = 0;     // of the chunk's text in its run
    };
    std::vector<Chunk> chunks_;
};

} // namespace plainsend
