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

xml::Node first_element(xml::Node parent) {
    xml::Node first = parent.first();
    while (first && !first.is_element())
        first = first.next();
    return first;
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
        else if (name == "table-of-content")
            reading_.left_out.add(Omission::contents_list, place_in(story_, node));
        else if (name.ends_with("-index"))
            tell_index(node);
        else if (name == "index-title")
            index_title(node);
        else if (name == "section")
            section(node);
        else if (name == "numbered-paragraph")
            numbered_paragraph(node);
        else if (name == "annotation")
            reading_.left_out.add(Omission::comment, place_in(story_, node), odt_comment(node));
        else if (name != "forms" && name != "bibliography-source")
            container(node); // what nobody foresaw may hold paragraphs all the same
    }

    void section(xml::Node node) {
        const std::string display = node.attribute("display");
        if (display == "none" || (display == "condition" && node.attribute("is-hidden") == "true")) {
            reading_.left_out.add(Omission::hidden_text, place_in(story_, node));
            return;
        }
        const std::size_t before = out_.size();
        container(node);
        const xml::Node source = node.first("section-source");
        const std::string file = source.attribute("href");
        if (!source.has("href"))
            return;
        if (out_.size() == before)
            reading_.left_out.add(Omission::embedded_document, place_in(story_, node), file);
        else
            reading_.remarks.push_back(remark("odt", "linked-section", Severity::note, out_[before].place,
                                              "A part of the text comes from another file, \u201C" + file +
                                                  "\u201D. It was taken over as it was when this document "
                                                  "was last saved; that file was not "
                                                  "opened."));
    }

    // A bibliography is text; of the other lists only a contents list is ever made anew.
    void tell_index(xml::Node node) {
        const std::string_view kind = node.name();
        const std::string what = kind == "illustration-index"   ? "list of pictures"
                                 : kind == "table-index"        ? "list of tables"
                                 : kind == "alphabetical-index" ? "alphabetical index"
                                                                : "index";
        reading_.remarks.push_back(remark("odt", "index", Severity::note, place_in(story_, node),
                                          "The " + what +
                                              " was left out, because its page numbers would be wrong; the "
                                              "new versions have none."));
    }

    void index_title(xml::Node node) {
        for (const xml::Node line : xml::children(node)) {
            if (!line.is("p"))
                continue;
            OdtParagraph read = read_odt_paragraph(
                reading_, story_, line, story_.styles.paragraph(line.attribute("style-name")), depth_);
            for (Piece& piece : read.pieces)
                piece.marks.set(bit(Mark::strong));
            append_paragraph(std::move(read), line);
        }
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
        if (is_hidden_paragraph(node)) {
            reading_.left_out.add(Omission::hidden_text, place_in(story_, node));
            return;
        }
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
        const int start = node.attribute("restart-numbering") == "true"
                              ? number_or(node.attribute("start-value"), at.start)
                              : -1;
        return next_odt_label(story_.styles.outline(), reading_.outline_counters, level, start);
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
        const std::shared_ptr<OdtCounters> own = counters_for(node, here);
        if (outer.counters == nullptr)
            here.counters = own.get();
        else
            here.level = std::min(outer.level + 1, odt_list_levels - 1);

        Blocks out;
        List open;
        open.kind = kind_of(here);
        const Place place = place_in(story_, node);
        const std::vector<xml::Node> items = odt_list_items(node);
        const bool stray = open.kind == ListKind::bulleted && ends_in_stray_bullet(items);
        for (std::size_t i = 0; i < items.size(); ++i)
            list_item(items[i], here, open, out, place, !stray || i + 1 < items.size());
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

    std::shared_ptr<OdtCounters> counters_for(xml::Node node, const ListPlace& here) const {
        std::string key;
        if (node.has("continue-list"))
            key = "id " + node.attribute("continue-list");
        else if (node.attribute("continue-numbering") == "true")
            key = "style " + here.style_name;
        const auto found = reading_.list_counters.find(key);
        return found == reading_.list_counters.end() ? std::make_shared<OdtCounters>() : found->second;
    }

    static ListKind kind_of(const ListPlace& here) {
        return (*here.style)[here.level].format == NumberFormat::bullet ? ListKind::bulleted
                                                                        : ListKind::numbered;
    }

    // Paragraphs that count together, each on its level, without a list around them.
    void numbered_paragraph(xml::Node node) {
        ListPlace here;
        here.style_name = node.attribute("style-name");
        here.style = story_.styles.list(here.style_name);
        if (here.style == nullptr)
            return container(node);
        here.level = static_cast<std::size_t>(
            std::clamp(number_or(node.attribute("level"), 1), 1, static_cast<int>(odt_list_levels)) - 1);
        std::shared_ptr<OdtCounters>& counters =
            reading_.list_counters[node.has("list-id") ? "numbered " + node.attribute("list-id")
                                                       : "numbered style " + here.style_name];
        if (counters == nullptr)
            counters = std::make_shared<OdtCounters>();
        const std::shared_ptr<OdtCounters> held = counters; // what stands inside may add others
        here.counters = held.get();
        List open;
        open.kind = kind_of(here);
        const Place place = place_in(story_, node);
        Blocks made;
        list_item(node, here, open, made, place, true);
        close(open, made, place);
        if (numbered_before_ == out_.size() && !made.empty() && !out_.empty())
            join_lists(out_, made, here.level);
        append(std::move(made));
        numbered_before_ = out_.size();
    }

    // Moves a list on `level` into the list that ends `out`, when there is one deep enough.
    static void join_lists(Blocks& out, Blocks& made, std::size_t level) {
        List* list = std::get_if<List>(&out.back().node);
        List* next = std::get_if<List>(&made.front().node);
        for (std::size_t at = 0; list != nullptr && at < level; ++at) {
            Blocks& content = list->items.back().content;
            List* inner = content.empty() ? nullptr : std::get_if<List>(&content.back().node);
            if (inner == nullptr && next != nullptr) {
                std::move(made.begin(), made.end(), std::back_inserter(content));
                made.clear();
                return;
            }
            list = inner;
        }
        if (list == nullptr || next == nullptr || list->kind != next->kind)
            return;
        std::move(next->items.begin(), next->items.end(), std::back_inserter(list->items));
        made.erase(made.begin());
    }

    static void close(List& open, Blocks& out, const Place& place) {
        if (open.items.empty())
            return;
        const ListKind kind = open.kind;
        out.push_back(block_at(place, std::exchange(open, List{kind, {}})));
    }

    void list_item(xml::Node node, const ListPlace& outer, List& open, Blocks& out, const Place& place,
                   bool room) {
        ListPlace here = outer;
        if (const OdtListStyle* own = story_.styles.list(node.attribute("style-override")))
            here.style = own; // and the counting goes on
        const xml::Node first = first_element(node);
        const bool labelled =
            !node.is("list-header") && first && !first.is("list") && !is_hidden_paragraph(first);
        const std::string label = labelled ? next_odt_label(*here.style, *here.counters, here.level,
                                                            number_or(node.attribute("start-value"), -1))
                                           : std::string();
        const bool numbered = kind_of(here) == ListKind::numbered;

        BlockReader inside(reading_, story_, depth_ + 1);
        bool has_heading = false;
        for (xml::Node child = first; child; child = child.next()) {
            if (!child.is_element())
                continue;
            has_heading = has_heading || child.is("h");
            if (child.is("list"))
                inside.append(inside.list(child, outer));
            else if (child.is("h"))
                inside.paragraph(child, numbered ? label : std::string());
            else
                inside.child(child);
        }
        Blocks content = inside.take();
        if (content.empty() && room && labelled && is_empty_odt_item(node))
            content.push_back(block_at(place_in(story_, first),
                                       Paragraph{{Inline{Field{odt_room, place_in(story_, first)}}}}));
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
            if (open.kind != kind_of(here))
                close(open, out, place);
            open.kind = kind_of(here);
            open.items.push_back({label, std::move(content)});
        }
    }

    OdtReading& reading_;
    const OdtStory& story_;
    int depth_;
    Blocks out_;
    bool in_quotation_ = false;
    std::size_t numbered_before_ = 0; // blocks that a numbered paragraph ended; 0: none
    Indents indents_;                 // of the paragraphs in out_
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
