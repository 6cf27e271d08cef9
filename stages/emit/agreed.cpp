#include "stages/emit/chrome.h"

#include "stages/document/walk.h"

namespace plainsend {

namespace {

Inlines generated(const std::string& text) {
    return {{Generated{text}}};
}

} // namespace

// The actions are quoted from the author's table, so every word of them is Generated here and the table stays
// the one place that counts; the number leads back to it.
Blocks agreed(const Document& document, const Style& style) {
    if (document.status.openness != Openness::draft || document.actions.empty())
        return {};
    Blocks blocks;
    std::string from; // the table of the actions before
    for (const Action& action : document.actions) {
        if (blocks.empty() || action.block != from) { // each table is named, with a list of its own
            from = action.block;
            const Block* table = find_block(document, from);
            blocks.resize(blocks.size() + 2);
            Block& intro = *(blocks.end() - 2);
            if (table != nullptr && !table->number.empty())
                intro.node =
                    Paragraph{say_with(document, style, "agreed-intro-numbered",
                                       {{"number", {{Link{"#" + table->id, generated(table->number)}}}}})};
            else
                intro.node = Paragraph{say(document, style, "agreed-intro")};
            blocks.back().node = List{};
        }
        const std::string who = action.who.empty() ? say_text(document, style, "agreed-nobody") : action.who;
        const std::string when =
            action.when.empty() ? say_text(document, style, "agreed-no-date") : action.when;
        Block line;
        line.node = Paragraph{say_with(document, style, "agreed-item",
                                       {{"who", {{Marked{Mark::strong, generated(who)}}}},
                                        {"what", generated(action.what)},
                                        {"when", generated(when)}})};
        std::get<List>(blocks.back().node).items.push_back({"•", {std::move(line)}});
    }
    return blocks;
}

} // namespace plainsend
