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
    List list;
    for (const Action& action : document.actions) {
        const std::string who = action.who.empty() ? say_text(document, style, "agreed-nobody") : action.who;
        const std::string when =
            action.when.empty() ? say_text(document, style, "agreed-no-date") : action.when;
        Block line;
        line.node = Paragraph{say_with(document, style, "agreed-item",
                                       {{"who", {{Marked{Mark::strong, generated(who)}}}},
                                        {"what", generated(action.what)},
                                        {"when", generated(when)}})};
        list.items.push_back({"•", {std::move(line)}});
    }
    Blocks blocks(2);
    const Block* table = find_block(document, document.actions.front().block);
    if (table != nullptr && !table->number.empty())
        blocks[0].node =
            Paragraph{say_with(document, style, "agreed-intro-numbered",
                               {{"number", {{Link{"#" + table->id, generated(table->number)}}}}})};
    else
        blocks[0].node = Paragraph{say(document, style, "agreed-intro")};
    blocks[1].node = std::move(list);
    return blocks;
}

} // namespace plainsend
