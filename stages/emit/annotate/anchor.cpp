#include "stages/emit/annotate/anchor.h"

#include <algorithm>
#include <string_view>

#include "stages/document/runs.h"
#include "stages/document/walk.h"

namespace plainsend {

namespace {

// Where a run's text has these words, when that is in one place only.
std::size_t only_place(std::string_view text, std::string_view words) {
    const std::size_t found = text.find(words);
    if (words.empty() || found == std::string_view::npos ||
        text.find(words, found + 1) != std::string_view::npos)
        return nowhere;
    return found;
}

} // namespace

BlockRuns::BlockRuns(const Document& document, const Block& block, const WordParts& parts) {
    const std::string text = block_text(block);
    const std::vector<RunStart> runs = runs_of(document, block);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Chunk chunk{runs[i].begin, i + 1 < runs.size() ? runs[i + 1].begin : text.size(), runs[i].place.part,
                    nowhere, 0};
        const auto part = parts.find(chunk.part);
        const WordRun* run = part == parts.end() ? nullptr : run_at(part->second, runs[i].place.offset);
        if (run != nullptr) {
            std::string_view words = std::string_view(text).substr(chunk.begin, chunk.end - chunk.begin);
            chunk.shift = only_place(run->text, words);
            if (chunk.shift == nowhere && words.ends_with('\n')) { // of the next run
                words.remove_suffix(1);
                --chunk.end;
                chunk.shift = only_place(run->text, words);
            }
            if (chunk.shift != nowhere)
                chunk.run = static_cast<std::size_t>(run - part->second.runs.data());
        }
        chunks_.push_back(chunk);
    }
}

std::optional<WordAnchor> BlockRuns::find(std::size_t begin, std::size_t end) const {
    WordAnchor anchor;
    std::size_t covered = 0;
    for (const Chunk& chunk : chunks_) {
        const std::size_t from = std::max(begin, chunk.begin);
        const std::size_t to = std::min(end, chunk.end);
        if (from >= to)
            continue;
        const bool is_edge = from == begin || to == end;
        if (chunk.run == nowhere) {
            if (is_edge)
                return std::nullopt;
            continue;
        }
        if (anchor.pieces.empty())
            anchor.part = chunk.part;
        else if (anchor.part != chunk.part || chunk.run <= anchor.pieces.back().run)
            return std::nullopt;
        anchor.pieces.push_back(
            {chunk.run, from - chunk.begin + chunk.shift, to - chunk.begin + chunk.shift});
        covered += to - from;
        anchor.whole = covered == end - begin;
        if (anchor.pieces.size() == 1 && from != begin)
            return std::nullopt;
    }
    const bool reaches_end = std::any_of(chunks_.begin(), chunks_.end(), [&](const Chunk& chunk) {
        return chunk.run != nowhere && chunk.begin < end && end <= chunk.end;
    });
    return anchor.pieces.empty() || !reaches_end ? std::nullopt : std::optional(anchor);
}

} // namespace plainsend
