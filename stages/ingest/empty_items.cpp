#include "stages/ingest/empty_items.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "stages/document/walk.h"

namespace plainsend {

namespace {

constexpr std::size_t dots = 40; // half a line

bool is_empty(const ListItem& item) {
    return std::all_of(item.content.begin(), item.content.end(), [](const Block& block) {
        const auto* paragraph = std::get_if<Paragraph>(&block.node);
        return paragraph != nullptr && paragraph->content.empty();
    });
}

bool is_room(const Blocks& content) {
    const Inlines* inlines = content.size() == 1 ? inlines_of(content.front()) : nullptr;
    return inlines != nullptr && inlines->size() == 1 && std::holds_alternative<Field>(inlines->front().node);
}

} // namespace

void settle_empty_items(List& list) {
    const std::size_t count = list.items.size();
    if (count > 0 && list.kind == ListKind::bulleted && is_empty(list.items.back()) &&
        (count == 1 || !is_empty(list.items[count - 2])))
        list.items.pop_back();
    for (ListItem& item : list.items) {
        if (!is_empty(item))
            continue;
        item.content.resize(1);
        Block& room = item.content.front();
        room.node = Paragraph{{Inline{Field{std::string(dots, '.'), room.place}}}};
    }
}

void settle_number_cell(Blocks& cell) {
    auto* list = cell.size() == 1 ? std::get_if<List>(&cell.front().node) : nullptr;
    if (list == nullptr || list->kind != ListKind::numbered || list->items.size() != 1 ||
        !is_room(list->items.front().content))
        return;
    const Place place = cell.front().place;
    std::string number = std::move(list->items.front().label);
    cell.front().node = Paragraph{{Inline{Text{std::move(number), place}}}};
}

} // namespace plainsend
