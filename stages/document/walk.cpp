#include "stages/document/walk.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "stages/document/runs.h"

namespace plainsend {

namespace {

// The inlines inside an inline, or null.
template<class In>
auto* content_of(In& in) {
    using Result = std::conditional_t<std::is_const_v<In>, const Inlines, Inlines>;
    return std::visit(
        [](auto& node) -> Result* {
            if constexpr (requires { node.content; })
                return &node.content;
            else
                return nullptr;
        },
        in.node);
}

void append_text(const Inlines& inlines, std::string& out) {
    for (const Inline& in : inlines) {
        if (const auto* text = std::get_if<Text>(&in.node))
            out += text->text;
        else if (const auto* field = std::get_if<Field>(&in.node))
            out += field->text;
        else if (std::holds_alternative<LineBreak>(in.node))
            out += '\n';
        else if (const Inlines* inner = content_of(in))
            append_text(*inner, out);
    }
}

template<class BlockType, class BlocksType>
std::vector<BlocksType*> collect_children(BlockType& block) {
    std::vector<BlocksType*> found;
    const auto cells = [&](auto& list) {
        for (auto& cell : list)
            found.push_back(&cell.content);
    };
    std::visit(
        [&](auto& node) { // every alternative is named: a new one does not compile until it is answered here
            using Node = std::remove_cvref_t<decltype(node)>;
            if constexpr (std::is_same_v<Node, List>) {
                cells(node.items);
            } else if constexpr (std::is_same_v<Node, Table>) {
                for (auto& row : node.rows)
                    cells(row.cells);
            } else if constexpr (std::is_same_v<Node, Records>) {
                cells(node.headings);
                for (auto& record : node.records)
                    cells(record.entries);
            } else if constexpr (std::is_same_v<Node, Quotation> || std::is_same_v<Node, Letterhead>) {
                found.push_back(&node.content);
            } else {
                static_assert(std::is_same_v<Node, Heading> || std::is_same_v<Node, Paragraph> ||
                              std::is_same_v<Node, Preformatted> || std::is_same_v<Node, Separator>);
            }
        },
        block.node);
    return found;
}

template<class BlocksType, class Visit>
void visit_blocks(BlocksType& blocks, const Visit& visit) {
    for (auto& block : blocks) {
        visit(block);
        for (auto* inner : children_of(block))
            visit_blocks(*inner, visit);
    }
}

template<class InlinesType, class Visit>
void visit_inlines(InlinesType& inlines, const Visit& visit) {
    for (auto& in : inlines) {
        visit(in);
        if (auto* inner = content_of(in))
            visit_inlines(*inner, visit);
    }
}

// Bytes that one inline adds to the text of its block.
std::size_t length_of(const Inline& in) {
    std::string text;
    append_text({in}, text);
    return text.size();
}

bool wrap_in(Inlines& inlines, std::size_t begin, std::size_t end, std::size_t& offset,
             const std::function<Inline(Inlines)>& wrap) {
    for (std::size_t i = 0; i < inlines.size(); ++i) {
        const std::size_t length = length_of(inlines[i]);
        if (begin >= offset + length) {
            offset += length;
            continue;
        }
        if (end > offset + length)
            return false; // crosses runs
        if (auto* text = std::get_if<Text>(&inlines[i].node)) {
            const Text whole = *text;
            const std::size_t from = begin - offset;
            const std::size_t to = end - offset;
            const auto piece = [&](std::size_t a, std::size_t b) {
                Place place = whole.place;
                place.offset += static_cast<std::uint32_t>(a);
                if (place.column != 0)
                    place.column += static_cast<std::uint32_t>(a);
                return Inline{Text{whole.text.substr(a, b - a), place}};
            };
            Inlines pieces;
            if (from > 0)
                pieces.push_back(piece(0, from));
            pieces.push_back(wrap({piece(from, to)}));
            if (to < whole.text.size())
                pieces.push_back(piece(to, whole.text.size()));
            inlines.erase(inlines.begin() + static_cast<std::ptrdiff_t>(i));
            inlines.insert(inlines.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin(), pieces.end());
            return true;
        }
        if (std::holds_alternative<Link>(inlines[i].node) || std::holds_alternative<Term>(inlines[i].node))
            return false; // a link inside a link is no link
        Inlines* inner = content_of(inlines[i]);
        return inner != nullptr && wrap_in(*inner, begin, end, offset, wrap);
    }
    return false;
}

// Joins neighbouring Text and drops what is empty.
void tidy(Inlines& inlines) {
    Inlines result;
    for (Inline& in : inlines) {
        if (Inlines* inner = content_of(in)) {
            tidy(*inner);
            if (inner->empty())
                continue;
            if (!result.empty() && std::holds_alternative<Marked>(in.node)) {
                auto* before = std::get_if<Marked>(&result.back().node);
                auto& now = std::get<Marked>(in.node);
                if (before != nullptr && before->mark == now.mark) {
                    before->content.insert(before->content.end(),
                                           std::make_move_iterator(now.content.begin()),
                                           std::make_move_iterator(now.content.end()));
                    tidy(before->content);
                    continue;
                }
            }
        }
        if (const auto* text = std::get_if<Text>(&in.node)) {
            if (text->text.empty())
                continue;
            if (!result.empty()) {
                if (auto* before = std::get_if<Text>(&result.back().node)) {
                    before->text += text->text;
                    continue;
                }
            }
        }
        result.push_back(std::move(in));
    }
    inlines = std::move(result);
}

bool is_blank(const Inlines& inlines) {
    bool blank = true;
    visit_inlines(inlines, [&](const Inline& in) {
        if (const auto* text = std::get_if<Text>(&in.node)) {
            // Spaces, tabs, NBSP (C2 A0): a paragraph of these is spacing, not text.
            for (std::size_t i = 0; i < text->text.size(); ++i) {
                const unsigned char c = static_cast<unsigned char>(text->text[i]);
                if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
                    continue;
                if (c == 0xC2 && i + 1 < text->text.size() &&
                    static_cast<unsigned char>(text->text[i + 1]) == 0xA0) {
                    ++i;
                    continue;
                }
                blank = false;
            }
        } else if (std::holds_alternative<Image>(in.node) || std::holds_alternative<Field>(in.node) ||
                   std::holds_alternative<NoteMark>(in.node) || std::holds_alternative<Generated>(in.node)) {
            blank = false;
        }
    });
    return blank;
}

// The runs of every block with text that is kept, in reading order; none where its inlines still tell them.
// known: those that an earlier reading kept, by block id.
using KnownRuns = std::map<std::string, std::vector<RunStart>>;
std::vector<std::vector<RunStart>> tidy(Blocks& blocks, KnownRuns& known) {
    std::vector<std::vector<RunStart>> all;
    std::erase_if(blocks, [&](Block& block) {
        if (Inlines* inlines = inlines_of(block)) {
            const auto kept = known.find(block.id);
            std::vector<RunStart> runs = kept == known.end() ? runs_in(*inlines) : std::move(kept->second);
            tidy(*inlines);
            if (is_blank(*inlines))
                return true;
            if (runs == runs_in(*inlines))
                runs.clear();
            all.push_back(std::move(runs));
            return false;
        }
        for (Blocks* inner : children_of(block)) {
            std::vector<std::vector<RunStart>> below = tidy(*inner, known);
            std::move(below.begin(), below.end(), std::back_inserter(all));
        }
        if (auto* table = std::get_if<Table>(&block.node))
            tidy(table->caption);
        return false;
    });
    return all;
}

std::string collapse(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n' || c == '\t' || c == ' ') {
            if (!result.empty() && result.back() != ' ')
                result += ' ';
        } else {
            result += c;
        }
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

} // namespace

std::string inline_text(const Inlines& inlines) {
    std::string out;
    append_text(inlines, out);
    return out;
}

std::string block_text(const Block& block) {
    if (const auto* pre = std::get_if<Preformatted>(&block.node))
        return pre->text;
    const Inlines* inlines = inlines_of(block);
    return inlines == nullptr ? std::string() : inline_text(*inlines);
}

const Inlines* inlines_of(const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block.node))
        return &heading->content;
    if (const auto* paragraph = std::get_if<Paragraph>(&block.node))
        return &paragraph->content;
    return nullptr;
}

Inlines* inlines_of(Block& block) {
    return const_cast<Inlines*>(inlines_of(std::as_const(block)));
}

bool is_leaf(const Block& block) {
    return inlines_of(block) != nullptr || std::holds_alternative<Preformatted>(block.node);
}

std::vector<const Blocks*> children_of(const Block& block) {
    return collect_children<const Block, const Blocks>(block);
}

std::vector<Blocks*> children_of(Block& block) {
    return collect_children<Block, Blocks>(block);
}

void for_each_block(const Blocks& blocks, const std::function<void(const Block&)>& visit) {
    visit_blocks(blocks, visit);
}

void for_each_block(Blocks& blocks, const std::function<void(Block&)>& visit) {
    visit_blocks(blocks, visit);
}

void for_each_block(const Document& document, const std::function<void(const Block&)>& visit) {
    visit_blocks(document.body, visit);
    for (const Note& note : document.notes)
        visit_blocks(note.content, visit);
}

void for_each_block(Document& document, const std::function<void(Block&)>& visit) {
    visit_blocks(document.body, visit);
    for (Note& note : document.notes)
        visit_blocks(note.content, visit);
}

void for_each_inline(const Inlines& inlines, const std::function<void(const Inline&)>& visit) {
    visit_inlines(inlines, visit);
}

void for_each_inline(Inlines& inlines, const std::function<void(Inline&)>& visit) {
    visit_inlines(inlines, visit);
}

Place place_of(const Block& block, std::size_t offset) {
    Place best = block.place;
    const Inlines* inlines = inlines_of(block);
    if (inlines == nullptr)
        return best;
    std::size_t at = 0;
    bool found = false;
    for_each_inline(*inlines, [&](const Inline& in) {
        if (found)
            return;
        std::size_t length = 0;
        if (const auto* text = std::get_if<Text>(&in.node)) {
            length = text->text.size();
            if (offset < at + length) {
                best = text->place;
                found = true;
            }
        } else if (const auto* field = std::get_if<Field>(&in.node)) {
            length = field->text.size();
        } else if (std::holds_alternative<LineBreak>(in.node)) {
            length = 1;
        }
        at += length;
    });
    return best;
}

bool wrap_range(Inlines& inlines, std::size_t begin, std::size_t end,
                const std::function<Inline(Inlines)>& wrap) {
    if (begin >= end)
        return false;
    std::size_t offset = 0;
    return wrap_in(inlines, begin, end, offset, wrap);
}

void finish_reading(Document& document) {
    KnownRuns known = std::exchange(document.runs, {});
    std::vector<std::vector<RunStart>> runs = tidy(document.body, known);
    for (Note& note : document.notes) {
        std::vector<std::vector<RunStart>> below = tidy(note.content, known);
        std::move(below.begin(), below.end(), std::back_inserter(runs));
    }
    std::size_t next = 1;
    std::size_t with_text = 0;
    const Block* title = nullptr;
    for_each_block(document, [&](Block& block) {
        block.id = "b" + std::to_string(next++);
        if (inlines_of(block) != nullptr && !runs[with_text++].empty())
            document.runs.emplace(block.id, std::move(runs[with_text - 1]));
        if (title == nullptr && std::holds_alternative<Heading>(block.node))
            title = &block;
    });
    if (document.metadata.title.empty() && title != nullptr)
        document.metadata.title = collapse(block_text(*title));
    document.metadata.title_in_body =
        title != nullptr && collapse(block_text(*title)) == document.metadata.title;
}

Direction direction_of(std::string_view language) {
    static constexpr std::array<std::string_view, 12> right_to_left{"ar",  "ur", "fa", "he", "ps",  "sd",
                                                                    "ckb", "dv", "ug", "yi", "prs", "ks"};
    // A script named in the tag decides: "pa-Arab", "ur-Latn".
    static constexpr std::array<std::string_view, 6> scripts{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"};
    const std::string_view primary = language.substr(0, language.find('-'));
    const std::string_view script = language.substr(std::min(primary.size() + 1, language.size()));
    if (script.size() == 4 || script.find('-') == 4)
        return std::find(scripts.begin(), scripts.end(), script.substr(0, 4)) == scripts.end()
                   ? Direction::left_to_right
                   : Direction::right_to_left;
    if (language == "pa-PK") // Panjabi of Pakistan is written in Arabic letters
        return Direction::right_to_left;
    return std::find(right_to_left.begin(), right_to_left.end(), primary) == right_to_left.end()
               ? Direction::left_to_right
               : Direction::right_to_left;
}

const Block* find_block(const Document& document, std::string_view id) {
    const Block* found = nullptr;
    for_each_block(document, [&](const Block& block) {
        if (found == nullptr && block.id == id)
            found = &block;
    });
    return found;
}

} // namespace plainsend
