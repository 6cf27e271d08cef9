#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/address.h"
#include "stages/ingest/odt_reading.h"

namespace plainsend {

namespace {

struct Strip {
    Blocks blocks;
    std::string text;
    bool picture = false;
};

class PageReader {
public:
    PageReader(OdtReading& reading, const OdtStory& story) : reading_(reading), story_(story) {
        const xml::Node masters = story.tree.root().first("master-styles");
        for (xml::Node page = masters.first("master-page"); page; page = page.next("master-page"))
            pages_.push_back(page);
    }

    void read(const std::string& first_master_page) {
        const xml::Node page = find(first_master_page);
        if (!page)
            return;
        const std::string next_name = page.attribute("next-style-name");
        const xml::Node next = next_name == page.attribute("name") ? xml::Node() : find_exactly(next_name);
        Blocks head;
        for (const std::string_view side : {"header", "footer"}) {
            const xml::Node first = shown(page, std::string(side) + "-first");
            const xml::Node every = shown(page, side);
            // A page style of its own begins the document; but a first footer often only repeats the running
            // one.
            const xml::Node opening = first ? first : every;
            const bool own = (first || next) && side == "header";
            if (opening && (own || belongs_to_letterhead(opening)))
                keep(opening, head);
        }
        for (const std::string_view side : {"header", "footer"})
            for (const xml::Node from : {page, next})
                for (const char* ending : {"-first", "", "-left"})
                    tell(shown(from, std::string(side) + ending), side == "header");
        if (head.empty())
            return;
        Block block;
        block.place = head.front().place;
        block.node = Letterhead{std::move(head)};
        reading_.document.body.insert(reading_.document.body.begin(), std::move(block));
    }

private:
    xml::Node find_exactly(const std::string& name) const {
        for (const xml::Node page : pages_)
            if (page.attribute("name") == name)
                return page;
        return {};
    }

    xml::Node find(const std::string& name) const {
        for (const std::string& wanted : {name, std::string("Standard")})
            if (const xml::Node page = find_exactly(wanted))
                return page;
        return pages_.empty() ? xml::Node() : pages_.front();
    }

    static xml::Node shown(xml::Node page, std::string_view part) {
        const xml::Node strip = page.first(part);
        return strip.attribute("display") == "false" ? xml::Node() : strip;
    }

    const Strip& strip(xml::Node node) {
        const auto found = strips_.find(node.offset());
        if (found != strips_.end())
            return found->second;
        Strip made;
        made.blocks = read_odt_blocks(reading_, story_, node, 1);
        for_each_block(made.blocks, [&](const Block& block) {
            const std::string text = block_text(block);
            made.text += (made.text.empty() || text.empty() ? "" : " ") + text;
            if (const Inlines* inlines = inlines_of(block))
                for_each_inline(*inlines, [&](const Inline& in) {
                    made.picture = made.picture || std::holds_alternative<Image>(in.node);
                });
        });
        return strips_.emplace(node.offset(), std::move(made)).first->second;
    }

    bool belongs_to_letterhead(xml::Node node) {
        const Strip& read = strip(node);
        return read.picture || looks_like_address(read.text);
    }

    void keep(xml::Node node, Blocks& head) {
        const Strip& read = strip(node);
        if (!done_.insert(node.offset()).second || (!read.picture && !has_more_than_page_words(read.text)))
            return;
        head.insert(head.end(), read.blocks.begin(), read.blocks.end());
    }

    void tell(xml::Node node, bool top) {
        if (!node || !done_.insert(node.offset()).second)
            return;
        const Strip& read = strip(node);
        if (!read.picture && !has_more_than_page_words(read.text))
            return;
        reading_.left_out.add(top ? Omission::running_header : Omission::running_footer,
                              place_in(story_, node), read.text.empty() ? "a picture" : read.text);
    }

    OdtReading& reading_;
    const OdtStory& story_;
    std::vector<xml::Node> pages_;
    std::map<std::uint32_t, Strip> strips_; // by the byte where the header begins
    std::set<std::uint32_t> done_;
};

} // namespace

bool is_odt_watermark(xml::Node shape) {
    return shape.first("enhanced-geometry").attribute("text-path") == "true" ||
           shape.attribute("name").find("WaterMark") != std::string::npos;
}

void tell_odt_watermark(OdtReading& reading, const OdtStory& story, xml::Node shape) {
    Finding told = remark("odt", "watermark", Severity::note, place_in(story, shape),
                          "The watermark \u201C" + shape.first("p").all_text() +
                              "\u201D was left out. If families need this word, put it in the text.");
    const auto same = [&](const Finding& other) { return other.message == told.message; };
    if (std::none_of(reading.remarks.begin(), reading.remarks.end(), same))
        reading.remarks.push_back(std::move(told));
}

void read_odt_pages(OdtReading& reading, const OdtStory& headers, const std::string& first_master_page) {
    PageReader(reading, headers).read(first_master_page);
}

} // namespace plainsend
