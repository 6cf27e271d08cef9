#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/address.h"
#include "stages/ingest/docx_reading.h"

namespace plainsend {

namespace {

struct Strip {
    Blocks blocks;
    std::string text;
    bool picture = false;
};

class HeaderReader {
public:
    HeaderReader(DocxReading& reading, const DocxStory& body) : reading_(reading), body_(body) {
        find_sections(body.tree.root().first("body"));
    }

    void read() {
        if (sections_.empty())
            return;
        const xml::Node first = sections_.front();
        const bool own_first_page = is_on(first.first("titlePg"));
        Blocks head;
        for (const bool top : {true, false}) {
            // A first page's footer often only repeats the running one.
            const std::string opening = part_of(first, top, "first");
            if (own_first_page && !opening.empty() && (top || belongs_to_letterhead(opening)))
                keep(opening, head);
            const std::string running = part_of(first, top, "default");
            if (!running.empty() && !own_first_page && sections_.size() == 1 &&
                belongs_to_letterhead(running))
                keep(running, head);
        }
        for (const xml::Node section : sections_)
            for (const bool top : {true, false})
                for (const std::string_view type : {"first", "default", "even"})
                    tell(part_of(section, top, type), top);
        if (head.empty())
            return;
        Block block;
        block.place = head.front().place;
        block.node = Letterhead{std::move(head)};
        reading_.document.body.insert(reading_.document.body.begin(), std::move(block));
    }

private:
    // A section's properties stand in its last paragraph, the last section's at the end of the body.
    void find_sections(xml::Node parent) {
        for (const xml::Node node : xml::children(parent)) {
            if (node.is("sectPr"))
                sections_.push_back(node);
            else if (const xml::Node inside = node.first("pPr").first("sectPr"))
                sections_.push_back(inside);
        }
    }

    std::string part_of(xml::Node section, bool top, std::string_view type) const {
        const std::string_view name = top ? "headerReference" : "footerReference";
        for (xml::Node node = section.first(name); node; node = node.next(name)) {
            const std::string kind = node.attribute("type");
            if (kind != type && !(kind.empty() && type == "default"))
                continue;
            const auto found = body_.relationships.find(node.attribute("id"));
            if (found != body_.relationships.end() && !found->second.external)
                return found->second.target;
        }
        return {};
    }

    const Strip& strip(const std::string& part) {
        const auto found = strips_.find(part);
        if (found != strips_.end())
            return found->second;
        Strip made;
        try {
            DocxStory story = open_story(reading_, part);
            story.flatten_tables = true;
            made.blocks = read_docx_blocks(reading_, story, story.tree.root(), 1);
        } catch (const Error&) {
            reading_.left_out.add(Omission::broken_part, {}, part);
        }
        for_each_block(made.blocks, [&](const Block& block) {
            const std::string text = block_text(block);
            made.text += (made.text.empty() || text.empty() ? "" : " ") + text;
            if (const Inlines* inlines = inlines_of(block))
                for_each_inline(*inlines, [&](const Inline& in) {
                    made.picture = made.picture || std::holds_alternative<Image>(in.node);
                });
        });
        return strips_.emplace(part, std::move(made)).first->second;
    }

    bool belongs_to_letterhead(const std::string& part) {
        const Strip& read = strip(part);
        return read.picture || looks_like_address(read.text);
    }

    void keep(const std::string& part, Blocks& head) {
        if (part.empty() || std::find(kept_.begin(), kept_.end(), part) != kept_.end())
            return;
        const Strip& read = strip(part);
        // "Page" is all that is left of a footer when its number is gone.
        if (!read.picture && !has_more_than_page_words(read.text))
            return;
        kept_.push_back(part);
        head.insert(head.end(), read.blocks.begin(), read.blocks.end());
    }

    void tell(const std::string& part, bool top) {
        if (part.empty() || std::find(kept_.begin(), kept_.end(), part) != kept_.end())
            return;
        kept_.push_back(part);
        const Strip& read = strip(part);
        if (!read.picture && !has_more_than_page_words(read.text))
            return;
        const Place place = read.blocks.empty() ? Place{} : read.blocks.front().place;
        reading_.left_out.add(top ? Omission::running_header : Omission::running_footer, place,
                              read.text.empty() ? "a picture" : read.text);
    }

    DocxReading& reading_;
    const DocxStory& body_;
    std::vector<xml::Node> sections_;
    std::map<std::string, Strip> strips_;
    std::vector<std::string> kept_;
};

} // namespace

void read_docx_headers(DocxReading& reading, const DocxStory& body) {
    HeaderReader(reading, body).read();
}

} // namespace plainsend
