#include "stages/translate/units.h"

#include "stages/document/walk.h"

namespace plainsend {

namespace {

bool has_words(const Inlines& inlines) {
    return inline_text(inlines).find_first_not_of(" \t\n.") != std::string::npos;
}

class Collector {
public:
    std::vector<UnitPlace> found;

    void blocks(Blocks& content, const std::string& where) {
        for (Block& item : content)
            block(item, where);
    }

private:
    void words(Block& owner, Inlines& inlines, const std::string& id, const std::string& context) {
        // Pictures first: putting translated words in place makes the words' pictures anew, as they are then.
        int images = 0;
        for_each_inline(inlines, [&](Inline& in) {
            auto* image = std::get_if<Image>(&in.node);
            if (image == nullptr)
                return;
            ++images;
            if (!image->alternative.empty() && !image->decorative)
                found.push_back({id + "-image-" + std::to_string(images), "description of a picture",
                                 owner.number, nullptr, &image->alternative, &owner});
        });
        if (has_words(inlines))
            found.push_back({id, context, owner.number, &inlines, nullptr, &owner});
    }

    void block(Block& item, const std::string& where) {
        std::visit(overloaded{
                       [&](Heading& heading) { words(item, heading.content, item.id, "heading"); },
                       [&](Paragraph& paragraph) { words(item, paragraph.content, item.id, where); },
                       [&](List& list) {
                           for (ListItem& entry : list.items)
                               blocks(entry.content, "list item");
                       },
                       [&](Table& table) {
                           words(item, table.caption, item.id + "-caption", "table caption");
                           for (Row& row : table.rows)
                               for (Cell& cell : row.cells)
                                   blocks(cell.content, "table cell");
                       },
                       [&](Records& records) {
                           words(item, records.caption, item.id + "-caption", "table caption");
                           for (Cell& cell : records.headings)
                               blocks(cell.content, "table cell");
                           for (Record& record : records.records)
                               for (RecordEntry& entry : record.entries)
                                   blocks(entry.content, "table cell");
                       },
                       [&](Quotation& quotation) { blocks(quotation.content, "quotation"); },
                       [&](Preformatted& pre) {
                           found.push_back(
                               {item.id, "text with fixed lines", item.number, nullptr, &pre.text, &item});
                       },
                       [&](Letterhead& letterhead) { blocks(letterhead.content, "letterhead"); },
                       [](Separator&) {},
                   },
                   item.node);
    }
};

} // namespace

std::vector<UnitPlace> units_of(Document& document) {
    Collector collector;
    if (!document.metadata.title.empty() && !document.metadata.title_in_body)
        collector.found.push_back(
            {"title", "title of the document", "", nullptr, &document.metadata.title, nullptr});
    collector.blocks(document.body, "paragraph");
    for (Note& note : document.notes)
        collector.blocks(note.content, "note");
    return std::move(collector.found);
}

} // namespace plainsend
