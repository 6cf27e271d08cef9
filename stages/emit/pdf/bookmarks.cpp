#include "stages/emit/pdf/bookmarks.h"

namespace plainsend::pdf {

namespace {

struct Entry {
    Ref object;
    int level = 0;
    std::vector<std::size_t> children;
    Dictionary entries;
};

// ISO 32000-1, 12.3.3: children are a doubly linked list.
void link_children(std::vector<Entry>& entries, std::size_t parent) {
    const std::vector<std::size_t> children = entries[parent].children;
    if (children.empty())
        return;
    Dictionary& own = entries[parent].entries;
    own.emplace_back("First", entries[children.front()].object);
    own.emplace_back("Last", entries[children.back()].object);
    own.emplace_back("Count", static_cast<int>(children.size()));
    for (std::size_t i = 0; i + 1 < children.size(); ++i) {
        entries[children[i]].entries.emplace_back("Next", entries[children[i + 1]].object);
        entries[children[i + 1]].entries.emplace_back("Prev", entries[children[i]].object);
    }
}

} // namespace

// Each heading stands under the nearest one of a higher level before it.
void write_bookmarks(Canvas& canvas, const std::vector<HeadingMark>& headings,
                     const std::function<std::optional<Value>(const std::string& anchor)>& destination) {
    std::vector<Entry> entries{{canvas.reserve(), 0, {}, {{"Type", Name{"Outlines"}}}}};
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
        Dictionary own{
            {"Title", TextString{heading.text}}, {"Parent", parent.object}, {"Dest", std::move(*place)}};
        entries.push_back({canvas.reserve(), heading.level, {}, std::move(own)});
    }
    if (entries.size() == 1)
        return;
    for (std::size_t i = 0; i < entries.size(); ++i)
        link_children(entries, i);
    for (Entry& entry : entries)
        canvas.finish(entry.object, std::move(entry.entries));
    canvas.put(canvas.catalog(), "Outlines", entries.front().object);
    canvas.put(canvas.catalog(), "PageMode", Name{"UseOutlines"});
}

} // namespace plainsend::pdf
