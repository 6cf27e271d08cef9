#include "pipeline/blocks.h"

#include "stages/document/walk.h"

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

} // namespace

std::vector<ListedBlock> listed_blocks(const Document& document) {
    std::vector<ListedBlock> listed;
    for_each_block(document, [&](const Block& block) {
        listed.push_back({block.id, block.number, kind_of(block), text_of(block)});
    });
    return listed;
}

} // namespace plainsend
