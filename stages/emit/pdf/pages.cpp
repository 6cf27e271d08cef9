#include "stages/emit/pdf/pages.h"

#include <algorithm>

#include "stages/document/error.h"

namespace plainsend::pdf {

namespace {

// The number of a table stands beside its first row only.
bool is_number(const Item& item) {
    const auto* line = std::get_if<LineItem>(&item.node);
    return line != nullptr && line->text->paragraph.spans.front().ink == Ink::quiet;
}

class Paginator {
public:
    Paginator(const Layout& layout, double height) : layout_(layout), height_(height) {
        out_.pages.emplace_back();
    }

    Pages run() {
        const auto& strips = layout_.strips;
        for (std::size_t i = 0; i < strips.size();) {
            if (strips[i].new_page) {
                if (!out_.pages.back().empty())
                    open_page(-1);
                ++i;
                continue;
            }
            // What stays together is placed together; when it is more than a page holds, strip by strip.
            std::size_t end = i + 1;
            double needed = strips[i].height;
            while (end < strips.size() && strips[end - 1].keep != Keep::no && !strips[end].new_page) {
                // Half a page of keeping together is enough: long tables hold on to all their rows else.
                const double more = strips[end].before + least_of(strips[end]);
                const bool always = strips[end - 1].keep == Keep::always && needed + more <= height_;
                if (!always && needed + more > height_ * 0.6 && needed > height_ * 0.25)
                    break;
                needed += more;
                ++end;
            }
            const double gap = gap_above(strips[i]);
            if (y_ > 0 && y_ + gap + needed > height_ && needed <= height_) {
                if (const std::size_t part = part_that_fits(i, end); part > i)
                    end = part;
                else
                    open_page(strips[i].table);
            }
            for (; i < end; ++i)
                place(strips[i]);
        }
        return std::move(out_);
    }

private:
    double gap_above(const Strip& strip) const {
        const double gap = y_ > 0 ? strip.before : 0;
        return out_.pages.size() > 1 ? gap : std::max(gap, strip.not_above - y_);
    }

    // Of strips that would rather stay together, the end of those that still fit on a page that would else
    // stay empty by a third; begin when there are none.
    std::size_t part_that_fits(std::size_t begin, std::size_t end) const {
        const auto& strips = layout_.strips;
        std::size_t part = begin;
        if (height_ - y_ < height_ / 3)
            return part;
        double y = y_;
        for (std::size_t i = begin; i < end; ++i) {
            y += strips[i].before + strips[i].height;
            if (y > height_)
                break;
            if (strips[i].keep == Keep::rather)
                part = i + 1;
        }
        return part;
    }

    // The part of a strip that has to be on the page of the strip before it.
    double least_of(const Strip& strip) const {
        return strip.cutting == Cutting::between_items && strip.height > height_ ? height_ / 3 : strip.height;
    }

    void open_page(int table) {
        if (out_.pages.size() >= most_pages)
            throw Error(Trouble::unusable, "would be longer than " + std::to_string(most_pages) + " pages",
                        "", "divide the document into parts");
        out_.pages.emplace_back();
        y_ = 0;
        if (table < 0)
            return;
        for (const Strip& head : layout_.heads[static_cast<std::size_t>(table)]) {
            for (const Item& item : head.items)
                if (!std::holds_alternative<AnchorItem>(item.node) && !is_number(item))
                    put(item, y_ + item.y, Repeated::yes);
            y_ += head.height;
        }
    }

    void put(Item item, double y, Repeated repeated) {
        // A bar that begins in the space before its block: at the head of a page there is none.
        if (y < 0) {
            item.height += y;
            y = 0;
        }
        if (const auto* anchor = std::get_if<AnchorItem>(&item.node))
            out_.anchors.try_emplace(anchor->name, Destination{static_cast<int>(out_.pages.size()) - 1, y});
        else
            out_.pages.back().push_back({y, repeated, std::move(item)});
    }

    void place(const Strip& strip) {
        const double gap = gap_above(strip);
        if (y_ + gap + strip.height <= height_ + 0.01) {
            y_ += gap;
            for (const Item& item : strip.items)
                put(item, y_ + item.y, Repeated::no);
            y_ += strip.height;
            return;
        }
        const double room = height_ - y_ - gap;
        const bool cut =
            strip.cutting == Cutting::between_items && strip.height > height_ - head_height(strip.table);
        if (!cut || room < height_ / 4) {
            const bool fresh = out_.pages.back().empty() || y_ <= head_height(strip.table) + 0.01;
            if (!fresh)
                open_page(strip.table);
            if (!cut) { // too high for any page: it cannot be helped, but nothing is lost
                for (const Item& item : strip.items)
                    put(item, y_ + item.y, Repeated::no);
                y_ += strip.height;
                return;
            }
        } else {
            y_ += gap;
        }
        cut_up(strip);
    }

    double head_height(int table) const {
        double height = 0;
        if (table >= 0)
            for (const Strip& head : layout_.heads[static_cast<std::size_t>(table)])
                height += head.height;
        return height;
    }

    // Fills page after page with the items that still fit; an item moves on only with everything below its
    // top.
    void cut_up(const Strip& strip) {
        std::vector<const Item*> items;
        for (const Item& item : strip.items)
            items.push_back(&item);
        std::stable_sort(items.begin(), items.end(),
                         [](const Item* a, const Item* b) { return a->y < b->y; });
        double done = 0;    // height of the strip already on earlier pages
        std::size_t at = 0; // of the items not yet looked at
        std::vector<const Item*> waiting;
        while (!waiting.empty() || at < items.size()) {
            const double room = height_ - y_;
            while (at < items.size() && (waiting.empty() || items[at]->y - done <= room))
                waiting.push_back(items[at++]);
            waiting = fill_page(waiting, done, room, at < items.size() ? items[at]->y : strip.height + 1);
            if (waiting.empty() && at == items.size())
                return;
            done = waiting.empty() ? items[at]->y : waiting.front()->y;
            open_page(strip.table);
            if (y_ > 0)
                y_ += 4; // clear of the header's line
        }
    }

    // Returns what did not fit. The first item is always taken: there has to be an end.
    std::vector<const Item*> fill_page(const std::vector<const Item*>& items, double done, double room,
                                       double next) {
        for (const Item* item : items)
            if (!std::holds_alternative<FillItem>(item->node) && item->y - done + item->height > room)
                next = std::min(next, item->y);
        std::vector<const Item*> later;
        double used = 0;
        for (const Item* item : items) {
            const bool first = item == items.front();
            if (!first && (item->y >= next || item->y - done + item->height > room)) {
                later.push_back(item);
                continue;
            }
            Item moved = *item;
            if (std::holds_alternative<FillItem>(moved.node))
                moved.height = std::min(moved.height, room);
            put(moved, y_ + item->y - done, Repeated::no);
            used = std::max(used, item->y - done + std::min(moved.height, room));
        }
        y_ += used;
        return later;
    }

    const Layout& layout_;
    double height_;
    double y_ = 0;
    Pages out_;
};

} // namespace

Pages paginate(const Layout& layout, double page_height) {
    return Paginator(layout, page_height).run();
}

} // namespace plainsend::pdf
