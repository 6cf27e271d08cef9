#include "stages/emit/pdf/bookmarks.h"

namespace plainsend::pdf {

namespace {

struct Entry {
    Ref object;
    int level = 0;
    std::vector<std::size_t> children;
};

// ISO 32000-1, 12.3.3: children are a doubly linked list.
void link_children(Canvas& canvas, const std::vector<Entry>& entries, const Entry& entry) {
    const auto& children = entry.children;
    if (children.empty())
        return;
    canvas.put(entry.object, "First", entries[children.front()].object);
    canvas.put(entry.object, "Last", entries[children.back()].object);
    canvas.put(entry.object, "Count", static_cast<int>(children.size()));
    for (std::size_t i = 0; i + 1 < children.size(); ++i) {
        canvas.put(entries[children[i]].object, "Next", entries[children[i + 1]].object);
        canvas.put(entries[children[i + 1]].object, "Prev", entries[children[i]].object);
    }
}

} // namespace

// Each heading stands under the nearest one of a higher level before it.
void write_bookmarks(Canvas& canvas, const std::vector<HeadingMark>& headings,
                     const std::function<std::optional<Value>(const std::string& anchor)>& destination) {
    std::vector<Entry> entries{{canvas.dictionary({{"Type", Name{"Outlines"}}}), 0, {}}};
    std::vector<std::size_t> open{0};
    for (const HeadingMark& heading : headings) {
        auto place = destination(heading.anchor);
        if (!place || heading.text.empty())
            continue;
        while (entries[open.back()].level >= heading.level)
            open.pop_back();
        Entry& parent = entries[open.back()];
        parent.children.push_back(entries.size());
        open.push_back(entries.size());
        const Ref object = canvas.dictionary(
            {{"Title", TextString{heading.text}}, {"Parent", parent.object}, {"Dest", std::move(*place)}});
        entries.push_back({object, heading.level, {}});
    }
    if (entries.size() == 1)
        return;
    for (const Entry& entry : entries)
        link_children(canvas, entries, entry);
    canvas.put(canvas.catalog(), "Outlines", entries.front().object);
    canvas.put(canvas.catalog(), "PageMode", Name{"UseOutlines"});
}

} // namespace plainsend::pdf
