#include <algorithm>
#include <string_view>
#include <utility>

#include "stages/ingest/docx_reading.h"
#include "stages/ingest/empty_items.h"
#include "stages/ingest/typed_lists.h"

namespace plainsend {

namespace {

struct OpenList {
    int level = 0;
    int number = 0;
    Place place;
    List list;
    int indent = 0; // where the text of its last item begins
};

bool is_all_strong(const Pieces& pieces) {
    return std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        const auto* text = std::get_if<Text>(&piece.node);
        return piece.marks[bit(Mark::strong)] ||
               (text != nullptr && text->text.find_first_not_of(" \t") == std::string::npos);
    });
}

Block block_at(const Place& place, BlockNode node) {
    Block block;
    block.place = place;
    block.node = std::move(node);
    return block;
}

bool is_quotation(const ParagraphStyle& style) {
    for (const std::string_view name :
         {"quote", "intense quote", "quotations", "block text", "block quotation"})
        if (style.names.contains(std::string(name)))
            return true;
    return false;
}

class BlockReader {
public:
    BlockReader(DocxReading& reading, DocxStory& story, int depth)
        : reading_(reading), story_(story), depth_(depth) {}

    void container(xml::Node parent) {
        for (const xml::Node node : xml::children(parent))
            if (node.is_element())
                child(node);
    }

    Blocks take() {
        put_carried();
        close_lists(-1);
        find_typed(out_, indents_);
        return std::move(out_);
    }

private:
    void child(xml::Node node) {
        const std::string_view name = node.name();
        if (name == "p" || name == "r" || name == "hyperlink") // damaged files have words in no paragraph
            paragraph(node);
        else if (name == "tbl")
            table(node);
        else if (name == "sdt")
            content_control(node);
        else if (name == "AlternateContent")
            container(chosen_alternative(node));
        else if (name == "altChunk")
            append(read_docx_chunk(reading_, story_, node, depth_));
        else if (name == "subDoc")
            reading_.left_out.add(Omission::embedded_document, place_in(story_, node));
        else if (name == "del" || name == "moveFrom")
            reading_.left_out.add(Omission::deletion, place_in(story_, node), node.all_text());
        else if (name == "ins" || name == "moveTo")
            inserted(node);
        else if (name != "sectPr" && !name.ends_with("Pr"))
            container(node); // customXml, sdtContent
    }

    void inserted(xml::Node node) {
        if (const std::string words = tracked_text(node); !words.empty())
            reading_.left_out.add(Omission::insertion, place_in(story_, node), words);
        container(node);
    }

    void content_control(xml::Node node) {
        const xml::Node properties = node.first("sdtPr");
        const std::string gallery = value_of(properties.first("docPartObj"), "docPartGallery");
        if (gallery == "Table of Contents")
            contents_box(node);
        else if (is_on(properties.first("showingPlcHdr")))
            reading_.left_out.add(Omission::placeholder, place_in(story_, node),
                                  name_of_box(reading_, {}, node.first("sdtContent").all_text(), depth_));
        else
            container(node.first("sdtContent"));
    }

    // People type below the list without leaving its box: only the list itself goes, a field of its own.
    void contents_box(xml::Node node) {
        const std::size_t told = reading_.left_out.count(Omission::contents_list);
        const auto before = std::exchange(contents_, Contents::title_may_follow);
        const bool went_before = std::exchange(contents_went_, false);
        container(node.first("sdtContent"));
        if (contents_went_ && reading_.left_out.count(Omission::contents_list) == told)
            reading_.left_out.add(Omission::contents_list, place_in(story_, node));
        contents_ = before;
        contents_went_ = went_before;
    }

    bool belongs_to_contents(const Pieces& pieces, const ParagraphStyle& style) {
        if (contents_ == Contents::none || is_blank(pieces))
            return false;
        const bool first = std::exchange(contents_, Contents::begun) == Contents::title_may_follow;
        const bool belongs = is_contents_entry(style) || (first && is_contents_title(text_of(pieces)));
        contents_went_ = contents_went_ || belongs;
        return belongs;
    }

    // What was to begin the next paragraph, when none follows.
    void put_carried() {
        if (carried_.empty())
            return;
        close_lists(-1);
        put(Paragraph{nest(carried_)}, carried_place_);
        carried_.clear();
    }

    void table(xml::Node node) {
        put_carried();
        close_lists(-1);
        in_quotation_ = false;
        append(read_docx_table(reading_, story_, node, depth_));
    }

    void append(Blocks blocks) {
        if (blocks.empty())
            return;
        close_lists(-1);
        in_quotation_ = false;
        std::move(blocks.begin(), blocks.end(), std::back_inserter(out_));
    }

    void put(BlockNode node, const Place& place) { out_.push_back(block_at(place, std::move(node))); }

    // ---------------------------------------------------------------- paragraphs

    void paragraph(xml::Node node) {
        const xml::Node properties = node.first("pPr");
        const ParagraphStyle style = reading_.styles.paragraph(value_of(properties, "pStyle"));
        const bool in_field = !story_.fields.empty();
        DocxParagraph read = read_docx_paragraph(reading_, story_, node, style, depth_);
        if (belongs_to_contents(read.pieces, style))
            read.pieces.clear();
        reading_.label = label_for_next(text_of(read.pieces));
        const Place place = place_in(story_, node);
        const xml::Node mark = properties.first("rPr");
        if (!carried_.empty()) {
            carried_.insert(carried_.end(), std::make_move_iterator(read.pieces.begin()),
                            std::make_move_iterator(read.pieces.end()));
            read.pieces = std::exchange(carried_, {});
        }
        append(std::move(read.before));
        // A deleted end of paragraph joins this paragraph to the next; so does a letter set large before it.
        if (mark.first("del") || mark.first("moveFrom") || is_drop_cap(properties)) {
            carried_ = std::move(read.pieces);
            carried_place_ = place;
        } else {
            const bool unseen = is_on(mark.first("vanish")) && is_blank(read.pieces);
            const auto label = unseen ? std::nullopt : numbering(properties, style);
            if (!is_blank(read.pieces))
                placed_paragraph(std::move(read.pieces), place, properties, style, label);
            else if (read.rule || (!label && is_rule(properties)))
                separator(place);
            else if (label && !in_field && !outline_of(properties, style) && is_untouched(node))
                list_item(block_at(place, Paragraph{}), place, *label); // nobody has written there yet
        }
        append(std::move(read.after));
    }

    // 17.3.1.11: a frame of its own for the first letters of the next paragraph.
    static bool is_drop_cap(xml::Node properties) {
        const std::string drop = properties.first("framePr").attribute("dropCap");
        return drop == "drop" || drop == "margin";
    }

    // An empty paragraph with a line under it is how people draw a line across the page.
    static bool is_rule(xml::Node properties) {
        const std::string line = value_of(properties.first("pBdr"), "bottom");
        return !line.empty() && line != "none" && line != "nil";
    }

    void separator(const Place& place) {
        close_lists(-1);
        in_quotation_ = false;
        put(Separator{}, place);
    }

    struct Numbered {
        int number = 0;
        int level = 0;
        DocxNumbering::Label label;
        int indent = 0;
    };

    std::optional<Numbered> numbering(xml::Node properties, const ParagraphStyle& style) {
        const xml::Node direct = properties.first("numPr");
        auto number = number_of(direct.first("numId"), "val");
        auto level = number_of(direct.first("ilvl"), "val");
        if (!number && style.numbering) {
            number = style.numbering;
            if (!level)
                level = reading_.numbering.level_of_style(*number, style.numbering_style);
        }
        if (!level)
            level = style.level;
        if (!number || *number == 0)
            return std::nullopt;
        // Word knows nine levels; a level that no list has would never be closed, and its items be lost.
        const int known_level = std::clamp(level.value_or(0), 0, 8);
        const auto label = reading_.numbering.next(*number, known_level);
        if (!label)
            return std::nullopt;
        // The style's own indent goes before that of the list it names, and the list's before that of
        // another.
        const bool from_style = style.numbering && !direct.first("numId");
        const auto indent = read_indent(properties)      ? read_indent(properties)
                            : from_style && style.indent ? style.indent
                            : label->indent              ? label->indent
                                                         : style.indent;
        return Numbered{*number, known_level, *label, indent.value_or(0)};
    }

    // 0 to 8; nothing for body text.
    static std::optional<int> outline_of(xml::Node properties, const ParagraphStyle& style) {
        const auto outline =
            properties.first("outlineLvl") ? number_of(properties.first("outlineLvl"), "val") : style.outline;
        return outline && *outline >= 0 && *outline < 9 ? outline : std::nullopt;
    }

    void placed_paragraph(Pieces pieces, const Place& place, xml::Node properties,
                          const ParagraphStyle& style, const std::optional<Numbered>& numbered) {
        const std::string language = settle_languages(pieces);
        const auto outline = outline_of(properties, style);
        const bool title = style.names.contains("title");
        if (title || outline) {
            close_lists(-1);
            in_quotation_ = false;
            heading(std::move(pieces), place, title ? 1 : *outline + 1 + reading_.title_shift, numbered);
            out_.back().language = language;
            return;
        }
        const bool quotation = is_quotation(style);
        const int indent = read_indent(properties).value_or(style.indent.value_or(0));
        const bool in_item = !numbered && !quotation && !is_all_strong(pieces) && goes_on_in_item(indent);
        Block block = block_at(place, Paragraph{nest(pieces)});
        block.language = language;
        if (in_item) {
            open_.back().list.items.back().content.push_back(std::move(block));
            return;
        }
        if (numbered) {
            list_item(std::move(block), place, *numbered);
            return;
        }
        close_lists(-1);
        if (quotation && in_quotation_) {
            std::get<Quotation>(out_.back().node).content.push_back(std::move(block));
            return;
        }
        in_quotation_ = quotation;
        if (quotation) {
            Quotation whole;
            whole.content.push_back(std::move(block));
            put(std::move(whole), place);
        } else {
            indents_.emplace(out_.size(), indent);
            out_.push_back(std::move(block));
        }
    }

    void find_typed(Blocks& blocks, const Indents& indents) {
        for (const Place& place : find_typed_lists(blocks, indents))
            reading_.left_out.add(Omission::typed_list, place);
    }

    // A heading is bold anyway; its number is the author's, and stands in its text as it does on paper.
    void heading(Pieces pieces, const Place& place, int level, const std::optional<Numbered>& numbered) {
        for (Piece& piece : pieces)
            piece.marks[bit(Mark::strong)] = false;
        if (numbered && numbered->label.kind == ListKind::numbered) {
            Piece number;
            number.node = Text{numbered->label.text + " ", place};
            pieces.insert(pieces.begin(), std::move(number));
        }
        put(Heading{level > 6 ? 6 : level, nest(pieces)}, place);
    }

    // ---------------------------------------------------------------- lists

    // Text set as far in as an item's belongs to that item, and its list goes on below. Deeper lists end.
    bool goes_on_in_item(int indent) {
        constexpr int tolerance = 60;
        const auto home = std::find_if(open_.rbegin(), open_.rend(), [&](const OpenList& list) {
            return list.indent > 0 && list.indent <= indent + tolerance;
        });
        if (home == open_.rend())
            return false;
        close_lists(home->level);
        return true;
    }

    void list_item(Block block, const Place& place, const Numbered& numbered) {
        in_quotation_ = false;
        const auto continues = [&] {
            const OpenList& top = open_.back();
            return top.level == numbered.level && top.number == numbered.number &&
                   top.list.kind == numbered.label.kind;
        };
        close_lists(numbered.level);
        if (!open_.empty() && open_.back().level == numbered.level && !continues())
            close_lists(numbered.level - 1);
        if (open_.empty() || open_.back().level < numbered.level)
            open_.push_back({numbered.level, numbered.number, place, List{numbered.label.kind, {}}, 0});
        open_.back().indent = numbered.indent;
        ListItem item;
        item.label = numbered.label.text;
        item.content.push_back(std::move(block));
        open_.back().list.items.push_back(std::move(item));
    }

    // Closes every open list that lies deeper than `level`.
    void close_lists(int level) {
        while (!open_.empty() && open_.back().level > level) {
            OpenList done = std::move(open_.back());
            open_.pop_back();
            settle_empty_items(done.list);
            if (done.list.items.empty())
                continue;
            for (ListItem& item : done.list.items)
                if (item.content.size() > 1)
                    find_typed(item.content, {});
            Block block = block_at(done.place, std::move(done.list));
            if (open_.empty())
                out_.push_back(std::move(block));
            else
                open_.back().list.items.back().content.push_back(std::move(block));
        }
    }

    DocxReading& reading_;
    DocxStory& story_;
    int depth_;
    Blocks out_;
    std::vector<OpenList> open_;
    Pieces carried_;
    Place carried_place_;
    bool in_quotation_ = false;
    enum class Contents { none, title_may_follow, begun };
    Contents contents_ = Contents::none; // of the box that is being read
    bool contents_went_ = false;         // its title or entries
    Indents indents_;                    // of the paragraphs in out_
};

} // namespace

Blocks read_docx_blocks(DocxReading& reading, DocxStory& story, xml::Node container, int depth) {
    if (depth >= reading.limits.depth) {
        reading.left_out.add(Omission::depth, place_in(story, container));
        return {};
    }
    BlockReader reader(reading, story, depth);
    reader.container(container);
    return reader.take();
}

} // namespace plainsend
