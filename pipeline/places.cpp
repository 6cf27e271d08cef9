#include "pipeline/places.h"

#include <algorithm>
#include <map>
#include <vector>

#include "stages/document/runs.h"
#include "stages/document/walk.h"

namespace plainsend {

namespace {

// One run of text in its block.
struct Run {
    std::size_t begin = 0; // bytes of the block's text before it
    std::string_view text;
    Place place;
};

std::vector<Run> runs_of(const Block& block) {
    std::vector<Run> runs;
    std::size_t at = 0;
    if (const auto* pre = std::get_if<Preformatted>(&block.node))
        return {{0, pre->text, block.place}};
    const Inlines* inlines = inlines_of(block);
    if (inlines == nullptr)
        return runs;
    for_each_inline(*inlines, [&](const Inline& in) {
        if (const auto* text = std::get_if<Text>(&in.node)) {
            runs.push_back({at, text->text, text->place});
            at += text->text.size();
        } else if (const auto* field = std::get_if<Field>(&in.node)) {
            at += field->text.size();
        } else if (std::holds_alternative<LineBreak>(in.node)) {
            ++at;
        }
    });
    return runs;
}

constexpr std::size_t farthest = 16'384; // bytes searched where markup stands between run and finding

// The byte at which the finding's words stand, or npos.
std::size_t offset_of(const Finding& finding, const Run& run, std::string_view source) {
    const std::size_t inside = finding.begin - run.begin;
    const std::size_t start = run.place.offset;
    if (start >= source.size())
        return std::string_view::npos;
    if (source.substr(std::min(start + inside, source.size()), finding.text.size()) == finding.text)
        return start + inside;
    if (inside > farthest)
        return std::string_view::npos;
    // Entities, escapes and folded lines shift what follows: the same words, as many times later as in the
    // run.
    const std::string_view window = source.substr(start, 2 * inside + finding.text.size() + 256);
    std::size_t found = window.find(finding.text);
    for (std::size_t before = run.text.find(finding.text); before < inside && found != std::string_view::npos;
         before = run.text.find(finding.text, before + 1))
        found = window.find(finding.text, found + 1);
    return found == std::string_view::npos ? found : start + found;
}

// Where each line begins, so that finding the line of a place takes no walk.
std::vector<std::size_t> line_starts(std::string_view source) {
    std::vector<std::size_t> starts{0};
    for (std::size_t at = source.find('\n'); at != std::string_view::npos; at = source.find('\n', at + 1))
        starts.push_back(at + 1);
    return starts;
}

Place place_at(std::uint32_t part, std::size_t offset, const std::vector<std::size_t>& lines) {
    const auto line = std::upper_bound(lines.begin(), lines.end(), offset);
    return {part, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(line - lines.begin()),
            static_cast<std::uint32_t>(offset - *std::prev(line) + 1)};
}

using BlocksById = std::map<std::string_view, const Block*>;

// In a packed document places are in the parts, and a run is as near as they lead.
Findings placed_at_runs(Findings findings, const Document& document, const BlocksById& blocks) {
    std::map<std::string_view, std::vector<RunStart>> runs;
    for (Finding& finding : findings) {
        const auto block = blocks.find(finding.block);
        if (block == blocks.end() || finding.text.empty() || !is_leaf(*block->second))
            continue;
        const auto known = runs.try_emplace(block->first);
        if (known.second)
            known.first->second = runs_of(document, *block->second);
        const std::vector<RunStart>& of_block = known.first->second;
        const auto after =
            std::upper_bound(of_block.begin(), of_block.end(), finding.begin,
                             [](std::size_t at, const RunStart& run) { return at < run.begin; });
        if (after != of_block.begin())
            finding.place = std::prev(after)->place;
    }
    return findings;
}

} // namespace

Findings placed(Findings findings, const Document& document, std::string_view source) {
    BlocksById blocks;
    for_each_block(document, [&](const Block& block) { blocks.emplace(block.id, &block); });
    if (document.parts.size() > 1 || source.starts_with("PK"))
        return placed_at_runs(std::move(findings), document, blocks);
    const std::vector<std::size_t> lines = line_starts(source);
    std::map<std::string_view, std::vector<Run>> runs;
    for (Finding& finding : findings) {
        const auto block = blocks.find(finding.block);
        if (block == blocks.end() || finding.text.empty() || finding.place.line == 0)
            continue;
        const auto known = runs.try_emplace(block->first);
        if (known.second)
            known.first->second = runs_of(*block->second);
        const std::vector<Run>& of_block = known.first->second;
        auto after = std::upper_bound(of_block.begin(), of_block.end(), finding.begin,
                                      [](std::size_t at, const Run& run) { return at < run.begin; });
        if (after == of_block.begin())
            continue;
        const Run& run = *std::prev(after);
        const std::size_t offset = offset_of(finding, run, source);
        if (offset != std::string_view::npos && offset >= run.place.offset)
            finding.place = place_at(run.place.part, offset, lines);
    }
    return findings;
}

} // namespace plainsend
