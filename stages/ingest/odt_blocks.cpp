#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "stages/ingest/odt_reading.h"
#include "stages/ingest/typed_lists.h"

namespace plainsend {

namespace {

Block block_at(const Place& place, BlockNode node) {
    Block block;
    block.place = place;
    block.node = std::move(node);
    return block;
}

int number_or(const std::string& text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct ListPlace {
    const OdtListStyle* style = nullptr;
    std::string style_name;
    OdtCounters* counters = nullptr;
    std::size_t level = 0;
};

class BlockReader {
public:
    BlockReader(OdtReading& reading, const OdtStory& story, int depth)
        : reading_(reading), story_(story), depth_(depth) {}

    void container(xml::Node parent) {
        for (const xml::Node node : xml::children(parent))
            if (node.is_element())
                child(node);
    }

    Blocks take() {
        for (const Place& place : find_typed_lists(out_, indents_))
            reading_.left_out.add(Omission::typed_list, place);
        return std::move(out_);
    }

private:
    void child(xml::Node node) {
        const std::string_view name = node.name();
        if (name == "p" || name == "h")
            paragraph(node, {});
        else if (name == "list")
            append(list(node, {}));
        else if (name == "table")
            append(read_odt_table(reading_, story_, node, depth_));
        else if (is_odt_drawing(node))
            append_paragraph(read_odt_drawing(reading_, story_, node, depth_), node);
        else if (name == "tracked-changes")
            tell_odt_changes(reading_, story_, node);
        else if (name == "table-of-content" || name.ends_with("-index") || name == "bibliography")
            reading_.left_out.add(Omission::contents_list, place_in(story_, node));
        else if (name == "section" || name == "numbered-paragraph")
            section(node);
        else if (name == "annotation")
            reading_.left_out.add(Omission::comment, place_in(story_, node));
        else if (name != "forms")
            container(node); // what nobody foresaw may hold paragraphs all the same
    }

    void section(xml::Node node) {
        if (node.attribute("display") == "none") {
            reading_.left_out.add(Omission::hidden_text, place_in(story_, node));
            return;
        }
        if (const xml::Node source = node.first("section-source"); source.has("href"))
            reading_.left_out.add(Omission::embedded_document, place_in(story_, node),
                                  source.attribute("href"));
        container(node);
    }

    void append(Blocks blocks) {
        if (!blocks.empty())
            in_quotation_ = false;
        std::move(blocks.begin(), blocks.end(), std::back_inserter(out_));
    }

    void append_paragraph(OdtParagraph read, xml::Node node) {
        append(std::move(read.before));
        if (!is_blank(read.pieces))
            out_.push_back(block_at(place_in(story_, node), Paragraph{nest(read.pieces)}));
        append(std::move(read.after));
    }

    // label: of the list item that this paragraph begins.
    void paragraph(xml::Node node, const std::string& label) {
        const OdtParagraphStyle style = story_.styles.paragraph(node.attribute("style-name"));
        OdtParagraph read = read_odt_paragraph(reading_, story_, node, style, depth_);
        const Place place = place_in(story_, node);
        append(std::move(read.before));
        if (!is_blank(read.pieces))
            placed(node, std::move(read.pieces), place, style, label);
        else if (style.names.contains("horizontal line"))
            append({block_at(place, Separator{})});
        append(std::move(read.after));
    }

    void placed(xml::Node node, Pieces pieces, const Place& place, const OdtParagraphStyle& style,
                const std::string& label) {
        const std::string language = settle_languages(pieces);
        const bool title = style.names.contains("title");
        if (node.is("h") || title) {
            const int outline = std::clamp(number_or(node.attribute("outline-level"), 1), 1, 10);
            heading(std::move(pieces), place, title ? 1 : std::min(outline + reading_.title_shift, 6),
                    node.is("h") && label.empty() ? outline_label(node, outline) : label);
            out_.back().language = language;
            return;
        }
        Block block = block_at(place, Paragraph{nest(pieces)});
        block.language = language;
        const bool quotation = style.names.contains("quotations") || style.names.contains("quote");
        if (quotation && in_quotation_) {
            std::get<Quotation>(out_.back().node).content.push_back(std::move(block));
            return;
        }
        in_quotation_ = quotation;
        if (!quotation) {
            indents_.emplace(out_.size(), static_cast<int>(style.indent.value_or(0) * 20));
            out_.push_back(std::move(block));
            return;
        }
        Quotation whole;
        whole.content.push_back(std::move(block));
        out_.push_back(block_at(place, std::move(whole)));
    }

    std::string outline_label(xml::Node node, int outline) {
        const auto level = static_cast<std::size_t>(outline - 1);
        const OdtListLevel& at = story_.styles.outline()[level];
        if (at.format == NumberFormat::bullet || node.attribute("is-list-header") == "true")
            return {};
        return next_odt_label(story_.styles.outline(), reading_.outline_counters, level, -1);
    }

    void heading(Pieces pieces, const Place& place, int level, const std::string& label) {
        in_quotation_ = false;
        for (Piece& piece : pieces)
            piece.marks[bit(Mark::strong)] = false;
        if (!label.empty()) {
            Piece number;
            number.node = Text{label + " ", place};
            pieces.insert(pieces.begin(), std::move(number));
        }
        out_.push_back(block_at(place, Heading{level, nest(pieces)}));
    }

    // ---------------------------------------------------------------- lists

    // A list gives a List, or several around the headings that stand in it.
    Blocks list(xml::Node node, const ListPlace& outer) {
        ListPlace here = outer;
        if (node.has("style-name"))
            here.style_name = node.attribute("style-name");
        else if (outer.style == nullptr)
            here.style_name = style_of_first_paragraph(node);
        here.style = story_.styles.list(here.style_name);
        static const OdtListStyle bullets{};
        if (here.style == nullptr)
            here.style = &bullets;
        OdtCounters own = counters_for(node, here);
        if (outer.counters == nullptr)
            here.counters = &own;
        else
            here.level = std::min(outer.level + 1, odt_list_levels - 1);

        Blocks out;
        List open;
        open.kind = (*here.style)[here.level].format == NumberFormat::bullet ? ListKind::bulleted
                                                                             : ListKind::numbered;
        const Place place = place_in(story_, node);
        for (const xml::Node item : xml::children(node))
            if (item.is("list-item") || item.is("list-header"))
                list_item(item, here, open, out, place);
        close(open, out, place);
        if (outer.counters == nullptr) {
            reading_.list_counters["style " + here.style_name] = own;
            if (node.has("id"))
                reading_.list_counters["id " + node.attribute("id")] = own;
        }
        return out;
    }

    std::string style_of_first_paragraph(xml::Node node) const {
        const xml::Node item = node.first("list-item");
        const xml::Node paragraph = item.first("p") ? item.first("p") : item.first("h");
        return story_.styles.paragraph(paragraph.attribute("style-name")).list_style;
    }

    OdtCounters counters_for(xml::Node node, const ListPlace& here) const {
        std::string key;
        if (node.has("continue-list"))
            key = "id " + node.attribute("continue-list");
        else if (node.attribute("continue-numbering") == "true")
            key = "style " + here.style_name;
        const auto found = reading_.list_counters.find(key);
        return found == reading_.list_counters.end() ? OdtCounters{} : found->second;
    }

    static void close(List& open, Blocks& out, const Place& place) {
        if (open.items.empty())
            return;
        const ListKind kind = open.kind;
        out.push_back(block_at(place, std::exchange(open, List{kind, {}})));
    }

    void list_item(xml::Node node, const ListPlace& here, List& open, Blocks& out, const Place& place) {
        xml::Node first = node.first();
        while (first && !first.is_element())
            first = first.next();
        const bool labelled = node.is("list-item") && first && !first.is("list");
        const std::string label = labelled ? next_odt_label(*here.style, *here.counters, here.level,
                                                            number_or(node.attribute("start-value"), -1))
                                           : std::string();
        const bool numbered = (*here.style)[here.level].format != NumberFormat::bullet;

        BlockReader inside(reading_, story_, depth_ + 1);
        bool has_heading = false;
        for (xml::Node child = first; child; child = child.next()) {
            if (!child.is_element())
                continue;
            has_heading = has_heading || child.is("h");
            if (child.is("list"))
                inside.append(inside.list(child, here));
            else if (child.is("h"))
                inside.paragraph(child, numbered ? label : std::string());
            else
                inside.child(child);
        }
        Blocks content = inside.take();
        if (content.empty())
            return;
        if (has_heading) {
            close(open, out, place);
            std::move(content.begin(), content.end(), std::back_inserter(out));
        } else if (!labelled && !open.items.empty()) {
            auto& last = open.items.back().content;
            std::move(content.begin(), content.end(), std::back_inserter(last));
        } else if (!labelled || label.find_first_not_of(' ') == std::string::npos) {
            close(open, out, place);
            std::move(content.begin(), content.end(), std::back_inserter(out));
        } else {
            open.items.push_back({label, std::move(content)});
        }
    }

    OdtReading& reading_;
    const OdtStory& story_;
    int depth_;
    Blocks out_;
    bool in_quotation_ = false;
    Indents indents_; // of the paragraphs in out_
};

} // namespace

Blocks read_odt_blocks(OdtReading& reading, const OdtStory& story, xml::Node container, int depth) {
    if (depth >= reading.limits.depth) {
        reading.left_out.add(Omission::depth, place_in(story, container));
        return {};
    }
    BlockReader reader(reading, story, depth);
    reader.container(container);
    return reader.take();
}

} // namespace plainsend
