#include "pipeline/places.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "pipeline/source_walk.h"
#include "stages/document/runs.h"
#include "stages/document/walk.h"
#include "stages/text/charset.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// Nothing for formats whose bytes are no text that people see.
std::optional<Notation> notation_of(std::string_view reader) {
    if (reader == "text")
        return Notation::plain;
    if (reader == "html")
        return Notation::html;
    return reader == "markdown" ? std::optional(Notation::markdown) : std::nullopt;
}

// The stretches of a block's words, in order. Between those of one chain nothing stands but markup.
struct ChainedStretch : Stretch {
    std::size_t chain = 0;
};
using Stretches = std::vector<ChainedStretch>;

// How many characters stand before a byte of a text, which is asked often.
class CharacterCount {
public:
    explicit CharacterCount(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size(); at += step)
            counts_.push_back((counts_.empty() ? 0 : counts_.back()) + begun(at < step ? 0 : at - step, at));
    }
    std::size_t before(std::size_t at) const {
        return counts_.empty()
                   ? 0
                   : counts_[std::min(at / step, counts_.size() - 1)] + begun(at / step * step, at);
    }

private:
    static constexpr std::size_t step = 1024;
    std::size_t begun(std::size_t from, std::size_t to) const {
        return static_cast<std::size_t>(
            std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(from),
                          text_.begin() + static_cast<std::ptrdiff_t>(std::min(to, text_.size())),
                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    }
    std::string_view text_;
    std::vector<std::size_t> counts_;
};

std::vector<std::size_t> line_starts(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        starts.push_back(at + 1);
    return starts;
}

bool is_space(char c) {
    return c == ' ' || c == '\n';
}

// A source that is text.
class TextSource {
public:
    TextSource(std::string_view bytes, Notation notation)
        : input_(notation == Notation::html ? DecodedInput::of_page(bytes) : DecodedInput::of_text(bytes)),
          walk_(input_.text(), notation), lines_(line_starts(input_.text())), characters_(input_.text()) {}

    // begins_item: a label may have been typed before the words that was taken off them.
    Stretches stretches(const Block& block, const std::vector<RunStart>& runs, bool begins_item) {
        const std::string text = block_text(block);
        const Layout layout = inlines_of(block) == nullptr ? Layout::kept : Layout::flowing;
        Stretches all;
        std::size_t chain = 0;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const std::size_t begin = std::min(runs[i].begin, text.size());
            const std::size_t end =
                i + 1 < runs.size() ? std::clamp(runs[i + 1].begin, begin, text.size()) : text.size();
            if (begin == end)
                continue;
            auto found = run(std::string_view(text).substr(begin, end - begin), runs[i].place, layout,
                             begins_item && i == 0);
            if (!found || found->empty()) {
                ++chain;
                continue;
            }
            const auto around = begin > 0 && (is_space(text[begin - 1]) || is_space(text[begin]))
                                    ? SourceWalk::Around::space
                                    : SourceWalk::Around::words;
            const bool goes_on =
                !all.empty() && all.back().text + all.back().text_size == begin + found->front().text &&
                walk_.only_markup(all.back().source + all.back().source_size, found->front().source, around);
            chain += goes_on ? 0 : 1;
            for (const Stretch& one : *found)
                all.push_back({{begin + one.text, one.text_size, one.source, one.source_size}, chain});
        }
        return all;
    }

    // begin, end: bytes of the decoded source.
    SourceSpan span(std::size_t begin, std::size_t end) const {
        SourceSpan span;
        span.place = input_.original(begin);
        span.length = input_.original(end).offset - span.place.offset;
        span.column = column(begin);
        span.end_line = static_cast<std::uint32_t>(line(end) + 1);
        span.end_column = column(end);
        span.words = input_.text().substr(begin, end - begin);
        return span;
    }

private:
    std::optional<std::vector<Stretch>> run(std::string_view words, const Place& place, Layout layout,
                                            bool may_have_label) {
        if (place.column == 0)
            return std::nullopt;
        const std::size_t at = input_.text_offset(place.offset);
        if (may_have_label)
            if (const auto behind = walk_.behind_label(at))
                if (auto found = walk_.words(words, *behind, layout))
                    return found;
        return walk_.words(words, at, layout);
    }

    std::size_t line(std::size_t at) const {
        return static_cast<std::size_t>(std::upper_bound(lines_.begin(), lines_.end(), at) - lines_.begin()) -
               1;
    }
    std::uint32_t column(std::size_t at) const {
        return static_cast<std::uint32_t>(characters_.before(at) - characters_.before(lines_[line(at)]) + 1);
    }

    DecodedInput input_;
    SourceWalk walk_;
    std::vector<std::size_t> lines_;
    CharacterCount characters_;
};

// Where a stretch of the source begins that is [begin, end) of the words, and where it ends.
std::optional<std::pair<std::size_t, std::size_t>> in_source(const Stretches& stretches, std::size_t begin,
                                                             std::size_t end) {
    const auto holding = [&](std::size_t at) {
        const auto after =
            std::upper_bound(stretches.begin(), stretches.end(), at,
                             [](std::size_t byte, const Stretch& one) { return byte < one.text; });
        return after != stretches.begin() && at < std::prev(after)->text + std::prev(after)->text_size
                   ? std::prev(after)
                   : stretches.end();
    };
    const auto first = holding(begin);
    const auto last = begin < end ? holding(end - 1) : stretches.end();
    if (first == stretches.end() || last == stretches.end() || first->chain != last->chain)
        return std::nullopt;
    const bool first_is_cut = begin != first->text && first->text_size != first->source_size;
    const bool last_is_cut = end != last->text + last->text_size && last->text_size != last->source_size;
    if (first_is_cut || last_is_cut)
        return std::nullopt;
    const std::size_t from = first->source + (begin - first->text);
    const std::size_t to = end == last->text + last->text_size ? last->source + last->source_size
                                                               : last->source + (end - last->text);
    return from < to ? std::optional(std::pair(from, to)) : std::nullopt;
}

} // namespace

struct Places::Inside {
    explicit Inside(const Document& read) : document(read) {
        for_each_block(read, [&](const Block& block) {
            blocks.emplace(block.id, &block);
            if (const auto* list = std::get_if<List>(&block.node))
                for (const ListItem& item : list->items)
                    if (!item.content.empty())
                        begin_items.insert(&item.content.front());
        });
    }

    const Document& document;
    std::optional<TextSource> source;
    std::map<std::string_view, const Block*> blocks;
    std::set<const Block*> begin_items; // the first blocks of items
    // Of the block that was asked for last.
    const Block* asked = nullptr;
    std::vector<RunStart> runs;
    Stretches stretches;
};

Places::Places(const Document& document, std::string_view bytes, std::string_view reader)
    : inside_(std::make_unique<Inside>(document)) {
    if (const auto notation = notation_of(reader))
        inside_->source.emplace(bytes, *notation);
}

Places::~Places() = default;

SourceSpan Places::of(const std::string& id, std::size_t begin, std::size_t end) {
    const auto found = inside_->blocks.find(id);
    if (found == inside_->blocks.end())
        return {};
    const Block& block = *found->second;
    SourceSpan span{block.place, 0, 0, 0, 0, {}};
    if (!is_leaf(block))
        return span;
    if (inside_->asked != &block) {
        inside_->asked = &block;
        inside_->runs = runs_of(inside_->document, block);
        inside_->stretches =
            inside_->source
                ? inside_->source->stretches(block, inside_->runs, inside_->begin_items.contains(&block))
                : Stretches();
    }
    const std::vector<RunStart>& runs = inside_->runs;
    const auto after = std::upper_bound(runs.begin(), runs.end(), begin,
                                        [](std::size_t at, const RunStart& run) { return at < run.begin; });
    if (after != runs.begin() && !(std::prev(after)->place == Place()))
        span.place = std::prev(after)->place;
    if (const auto exact = in_source(inside_->stretches, begin, end))
        return inside_->source->span(exact->first, exact->second);
    return span;
}

SourceSpan Places::of(const Finding& finding) {
    const auto block = inside_->blocks.find(finding.block);
    const bool about_words =
        block != inside_->blocks.end() && is_leaf(*block->second) && finding.begin < finding.end;
    return about_words ? of(finding.block, finding.begin, finding.end)
                       : SourceSpan{finding.place, 0, 0, 0, 0, {}};
}

} // namespace plainsend
