#include "pipeline/blocks.h"

#include <algorithm>
#include <iterator>

#include "stages/document/walk.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

std::string kind_of(const Block& block) {
    return std::visit(overloaded{
                          [](const Heading&) { return "heading"; },
                          [](const Paragraph&) { return "paragraph"; },
                          [](const List&) { return "list"; },
                          [](const Table&) { return "table"; },
                          [](const Records&) { return "table"; },
                          [](const Quotation&) { return "quotation"; },
                          [](const Preformatted&) { return "preformatted"; },
                          [](const Letterhead&) { return "letterhead"; },
                          [](const Separator&) { return "separator"; },
                      },
                      block.node);
}

const Inlines* caption_of(const Block& block) {
    if (const auto* table = std::get_if<Table>(&block.node))
        return &table->caption;
    const auto* records = std::get_if<Records>(&block.node);
    return records == nullptr ? nullptr : &records->caption;
}

void add_line(std::string& lines, const std::string& line) {
    if (!line.empty())
        lines += (lines.empty() ? "" : "\n") + line;
}

// A table inside is listed by itself; were its words repeated here, deep nesting would multiply them.
void add_words_inside(const Block& block, std::string& lines) {
    for (const Blocks* inner : children_of(block))
        for (const Block& child : *inner) {
            if (is_leaf(child))
                add_line(lines, block_text(child));
            else if (caption_of(child) == nullptr)
                add_words_inside(child, lines);
        }
}

std::string text_of(const Block& block) {
    const Inlines* caption = caption_of(block);
    if (caption == nullptr)
        return is_leaf(block) ? block_text(block) : std::string();
    std::string lines = inline_text(*caption);
    add_words_inside(block, lines);
    return lines;
}

constexpr std::size_t most_characters = 40;

// Whole words, as far as they go.
std::string first_words(std::string_view text) {
    const std::string words = collapse_space(text);
    std::size_t characters = 0;
    std::size_t last_word = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(words[at]) & 0xC0U) != 0x80;
        if (starts && words[at] == ' ')
            last_word = at;
        if (starts && characters++ == most_characters)
            return words.substr(0, last_word > 0 ? last_word : at) + "…";
    }
    return words;
}

bool holds_blocks(const ListedBlock& block) {
    return block.kind == "list" || block.kind == "quotation" || block.kind == "letterhead";
}

} // namespace

std::string place_in_words(const std::vector<ListedBlock>& blocks, std::size_t index) {
    const ListedBlock& block = blocks.at(index);
    if (!block.number.empty())
        return block.number.starts_with("¶") ? block.number : "paragraph " + block.number;
    const auto has_words = [](const ListedBlock& one) { return !collapse_space(one.text).empty(); };
    const auto quoted = [](const ListedBlock& one) { return "“" + first_words(one.text) + "”"; };
    const auto from = blocks.begin() + static_cast<std::ptrdiff_t>(index);
    if (has_words(block))
        return quoted(block);
    if (holds_blocks(block))
        if (const auto inside = std::find_if(from, blocks.end(), has_words); inside != blocks.end())
            return quoted(*inside);
    const auto before = std::find_if(std::make_reverse_iterator(from), blocks.rend(), has_words);
    return before == blocks.rend() ? "" : "after " + quoted(*before);
}

std::vector<ListedBlock> listed_blocks(const Document& document) {
    std::vector<ListedBlock> listed;
    for_each_block(document, [&](const Block& block) {
        listed.push_back({block.id, block.number, kind_of(block), text_of(block)});
    });
    return listed;
}

} // namespace plainsend
