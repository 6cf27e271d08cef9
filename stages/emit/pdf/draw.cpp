#include "stages/emit/pdf/draw.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "stages/emit/pdf/bookmarks.h"
#include "stages/emit/pdf/embed.h"
#include "stages/emit/pdf/picture.h"

namespace plainsend::pdf {

namespace {

// One page's content stream: marked content is opened and closed here and nowhere else.
class PageStream {
public:
    std::string bytes;
    std::vector<int> slots; // of each marked content, by its number

    void open(int slot, int page, const char* artifact, Structure& structure) {
        if (slot >= 0 && slot == open_slot_)
            return;
        close();
        if (slot >= 0) {
            const auto& element =
                structure
                    .elements[static_cast<std::size_t>(structure.owners[static_cast<std::size_t>(slot)])];
            const int id = static_cast<int>(slots.size());
            // The tag in the content is for people who look inside; the tree decides.
            bytes += "/" + (element.type.empty() ? std::string("Span") : element.type) + " <</MCID " +
                     std::to_string(id) + ">> BDC\n";
            slots.push_back(slot);
            structure.slots[static_cast<std::size_t>(slot)].push_back({page, id});
            open_slot_ = slot;
        } else {
            bytes += "/Artifact <</Type /";
            bytes += artifact;
            bytes += ">> BDC\n";
            open_slot_ = artifact_open;
        }
    }
    void close() {
        if (open_slot_ != nothing_open)
            bytes += "EMC\n";
        open_slot_ = nothing_open;
    }
    // One byte of a string in brackets (ISO 32000-1, 7.3.4.2).
    void byte(unsigned value) {
        const char c = static_cast<char>(value);
        if (c == '(' || c == ')' || c == '\\')
            bytes += '\\';
        if (c == '\r') // bare, it would be read as a line feed
            bytes += "\\r";
        else
            bytes += c;
    }
    PageStream& number(double value) {
        write_number(bytes, value);
        bytes += ' ';
        return *this;
    }
    void colour(const Colour& colour, const char* operation) {
        const std::array key{colour.red, colour.green, colour.blue, static_cast<int>(operation[0])};
        auto& now = operation[0] == 'r' ? fill_ : stroke_;
        if (now == key)
            return;
        now = key;
        number(colour.red / 255.0).number(colour.green / 255.0).number(colour.blue / 255.0);
        bytes += operation;
        bytes += '\n';
    }

private:
    static constexpr int nothing_open = -2;
    static constexpr int artifact_open = -1;
    int open_slot_ = nothing_open;
    std::array<int, 4> fill_{-1, -1, -1, -1};
    std::array<int, 4> stroke_{-1, -1, -1, -1};
};

// A line at the moment of drawing.
struct SetLine {
    const ShapedText& text;
    const Line& line;
};

class Drawing {
public:
    Drawing(Canvas& canvas, const Document& document, const Style& style, Shaper& shaper,
            Composition& composition, const Pages& pages, const Sheet& sheet)
        : canvas_(canvas), document_(document), style_(style), shaper_(shaper), composition_(composition),
          pages_(pages), sheet_(sheet), resources_(canvas.reserve()),
          mirrored_(direction_of(document.metadata.language) == Direction::right_to_left) {}

    void run() {
        const auto count = pages_.pages.size();
        for (std::size_t i = 0; i < count; ++i)
            contents_.push_back({canvas_.page(sheet_.geometry.width, sheet_.geometry.height), {}});
        for (std::size_t i = 0; i < count; ++i) {
            page_ = static_cast<int>(i);
            stream_ = PageStream{};
            if (style_.paper != Colour{255, 255, 255})
                background();
            // Tints first: that of a row would cover a cell that reaches into it from above.
            for (const OnPage& each : pages_.pages[i])
                if (std::holds_alternative<FillItem>(each.item.node))
                    item(each);
            for (const OnPage& each : pages_.pages[i])
                if (!std::holds_alternative<FillItem>(each.item.node))
                    item(each);
            running();
            stream_.close();
            contents_[i].slots = std::move(stream_.slots);
            canvas_.fill(contents_[i].page, std::move(stream_.bytes), resources_);
            canvas_.put(contents_[i].page, "StructParents", page_);
            canvas_.put(contents_[i].page, "Tabs", Name{"S"});
        }
        write_resources();
        write_annotations();
        write_bookmarks(canvas_, composition_.headings,
                        [&](const std::string& anchor) -> std::optional<Value> {
                            const auto place = pages_.anchors.find(anchor);
                            return place == pages_.anchors.end() ? std::nullopt
                                                                 : std::optional(destination(place->second));
                        });
        write_tags(canvas_, composition_.structure, contents_, annotation_objects_);
    }

private:
    // Page coordinates: from the left and from the bottom; right-to-left documents are turned round.
    double left(double x, double width) const {
        const double start = sheet_.geometry.margin + x;
        return mirrored_ ? sheet_.geometry.width - start - width : start;
    }
    double up(double y) const { return sheet_.geometry.height - sheet_.geometry.top - y; }

    const Colour& ink(Ink which) const {
        return which == Ink::quiet ? style_.quiet : which == Ink::accent ? style_.accent : style_.ink;
    }

    void item(const OnPage& each) {
        const Item& place = each.item;
        const double x = left(place.x, place.width);
        const double top = up(each.y);
        std::visit(
            overloaded{
                [&](const LineItem& node) {
                    Line made = make_line(shaper_, *node.text, node.cut);
                    if (node.squeezed_to > 0)
                        squeeze(made, node.squeezed_to);
                    line({node.text, made}, left(place.x, made.width), top - node.baseline,
                         each.repeated == Repeated::yes ? "Layout" : nullptr);
                },
                [&](const RuleItem&) { rule(x, top, place.width, 0.5, style_.quiet); },
                [&](const BlankItem&) { rule(x, top, place.width, 0.75, style_.ink); },
                [&](const FillItem&) { box(x, top - place.height, place.width, place.height, style_.tint); },
                [&](const FrameItem&) { frame(x, top - place.height, place.width, place.height); },
                [&](const BarItem&) { box(x, top - place.height, place.width, place.height, style_.accent); },
                [&](const PictureItem& node) {
                    picture(node, x, top - place.height, place.width, place.height);
                },
                [](const AnchorItem&) {},
                [&](const PageNumberItem& node) { page_number(node, place, top); },
            },
            place.node);
    }

    void rule(double x, double y, double width, double thickness, const Colour& colour) {
        box(x, y - thickness / 2, width, thickness, colour);
    }

    void box(double x, double y, double width, double height, const Colour& colour) {
        stream_.open(-1, page_, "Layout", composition_.structure);
        stream_.colour(colour, "rg");
        stream_.number(x).number(y).number(width).number(height);
        stream_.bytes += "re f\n";
    }

    // A style's own paper, for those whom white dazzles.
    void background() {
        stream_.open(-1, page_, "Background", composition_.structure);
        stream_.colour(style_.paper, "rg");
        stream_.number(0).number(0).number(sheet_.geometry.width).number(sheet_.geometry.height);
        stream_.bytes += "re f\n";
        stream_.close();
    }

    void frame(double x, double y, double width, double height) {
        stream_.open(-1, page_, "Layout", composition_.structure);
        stream_.colour(style_.accent, "RG");
        stream_.bytes += "1.2 w\n";
        stream_.number(x).number(y).number(width).number(height);
        stream_.bytes += "re S\n";
    }

    // A line of text: glyphs in logical order, each where it belongs. artifact: decoration of this type
    // instead of tagged content.
    void line(const SetLine& node, double x, double y, const char* artifact) {
        const Paragraph& paragraph = node.text->paragraph;
        const auto& glyphs = node.line.glyphs;
        for (std::size_t i = 0; i < glyphs.size();) {
            std::size_t end = i;
            while (end < glyphs.size() && glyphs[end].span == glyphs[i].span &&
                   glyphs[end].face == glyphs[i].face)
                ++end;
            const Span& span = paragraph.spans[glyphs[i].span];
            const int slot = artifact != nullptr ? -1 : span.slot;
            stream_.open(slot, page_, artifact != nullptr ? artifact : "Layout", composition_.structure);
            text(node, i, end, x, y, span);
            i = end;
        }
        marks(node, x, y, artifact != nullptr);
    }

    void text(const SetLine& node, std::size_t begin, std::size_t end, double x, double y, const Span& span) {
        const Paragraph& paragraph = node.text->paragraph;
        const auto& glyphs = node.line.glyphs;
        const std::size_t face = glyphs[begin].face;
        if (fonts_.size() <= face)
            for (std::size_t next = fonts_.size(); next <= face; ++next)
                fonts_.emplace_back(shaper_.face(next),
                                    Spacing{style_.letter_space * 1000, style_.word_space * 1000});
        stream_.colour(ink(span.ink), "rg");
        stream_.bytes += "BT /F" + std::to_string(face) + " ";
        stream_.number(paragraph.size);
        // Words under a line to write on stay in the file as they were printed, but the line is what is seen.
        stream_.bytes += span.blank == Blank::yes ? "Tf 3 Tr\n" : "Tf\n";
        const double unit = paragraph.size / 1000;
        bool open = false;
        double pen = 0;
        double height = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Placed& glyph = glyphs[i];
            if (open && std::abs(glyph.y - height) > 0.0005) {
                stream_.bytes += ")] TJ\n";
                open = false;
            }
            if (!open) {
                stream_.bytes += "1 0 0 1 ";
                stream_.number(x + glyph.x).number(y + glyph.y);
                stream_.bytes += "Tm [(";
                pen = glyph.x;
                height = glyph.y;
                open = true;
            } else if (std::abs(pen - glyph.x) >= unit / 2) {
                const auto shift = std::llround((pen - glyph.x) / unit);
                stream_.bytes += ")" + std::to_string(shift) + "(";
                pen -= static_cast<double>(shift) * unit;
            }
            const std::string_view words(node.text->drawn.data() + glyph.begin, glyph.end - glyph.begin);
            const std::uint16_t code = fonts_[face].code(glyph.glyph, words);
            stream_.byte(static_cast<unsigned>(code) >> 8U);
            stream_.byte(code & 0xFFU);
            pen += fonts_[face].advance_of(code) * unit;
        }
        if (open)
            stream_.bytes += ")] TJ\n";
        stream_.bytes += span.blank == Blank::yes ? "0 Tr ET\n" : "ET\n";
    }

    // What goes with the words: places to click, lines through and lines to write on.
    void marks(const SetLine& node, double x, double y, bool artifact) {
        const Paragraph& paragraph = node.text->paragraph;
        const auto& glyphs = node.line.glyphs;
        for (std::size_t i = 0; i < glyphs.size();) {
            const Span& span = paragraph.spans[glyphs[i].span];
            double from = glyphs[i].x;
            double to = from;
            std::size_t end = i;
            const auto same = [&](const Placed& glyph) {
                const Span& other = paragraph.spans[glyph.span];
                return other.link == span.link && other.blank == span.blank && other.strike == span.strike;
            };
            for (; end < glyphs.size() && same(glyphs[end]); ++end) {
                from = std::min(from, glyphs[end].x);
                to = std::max(to, glyphs[end].x + glyphs[end].advance);
            }
            i = end;
            to = std::min(to, node.line.width);
            if (span.strike)
                rule(x + from, y + paragraph.size * 0.28, to - from, paragraph.size * 0.06, style_.ink);
            if (span.blank == Blank::yes)
                rule(x + from, y - paragraph.size * 0.12, to - from, 0.75, style_.ink);
            if (span.link >= 0 && !artifact && to > from)
                add_link(span.link, {x + from, y - node.line.descent, x + to, y + node.line.ascent});
        }
    }

    void add_link(int link, const std::array<double, 4>& where) {
        Structure& structure = composition_.structure;
        const int index = static_cast<int>(structure.annotations.size());
        structure.annotations.push_back({link, page_, where});
        const int element = structure.links[static_cast<std::size_t>(link)].element;
        structure.elements[static_cast<std::size_t>(element)].kids.push_back({Kid::Kind::annotation, index});
    }

    void picture(const PictureItem& node, double x, double y, double width, double height) {
        const auto resource = document_.resources.find(node.resource);
        if (resource == document_.resources.end())
            return;
        auto [found, added] = images_.try_emplace(node.resource);
        if (added) {
            found->second = "Im" + std::to_string(images_.size());
            const auto made = picture_of(resource->second);
            image_entries_.emplace_back(found->second, canvas_.stream(made->deflated,
                                                                      {{"Type", Name{"XObject"}},
                                                                       {"Subtype", Name{"Image"}},
                                                                       {"Width", made->width},
                                                                       {"Height", made->height},
                                                                       {"ColorSpace", Name{"DeviceRGB"}},
                                                                       {"BitsPerComponent", 8}},
                                                                      Canvas::Filter::deflated_already));
        }
        stream_.open(node.slot, page_, "Layout", composition_.structure);
        stream_.bytes += "q ";
        stream_.number(width).number(0).number(0).number(height).number(x).number(y);
        stream_.bytes += "cm /" + found->second + " Do Q\n";
        if (node.element >= 0)
            composition_.structure.elements[static_cast<std::size_t>(node.element)].box = {x, y, x + width,
                                                                                           y + height};
    }

    // A line of chrome, at the start or the end of its width.
    enum class Side { start, end };
    void chrome(const ShapedText& text, const Cut& cut, double x, double width, double baseline, Side side) {
        const Line made = make_line(shaper_, *text, cut);
        const double start = side == Side::end ? x + width - made.width : x;
        const bool tagged = text->paragraph.spans.front().slot >= 0;
        // PDF/UA-1, 7.8
        line({text, made}, left(start, made.width), baseline,
             tagged                ? nullptr
             : side == Side::start ? "Pagination /Subtype /Header"
                                   : "Pagination /Subtype /Footer");
    }

    // The running header and the folio: the same place on every page.
    void running() {
        if (sheet_.running == Running::none || (sheet_.running == Running::from_second_page && page_ == 0))
            return;
        const Geometry& geometry = sheet_.geometry;
        const double width = geometry.width - 2 * geometry.margin;
        double baseline = geometry.height - geometry.header_baseline;
        for (const Cut& cut : cut_lines(*composition_.running_header, geometry.header_width)) {
            chrome(composition_.running_header, cut, 0, width, baseline, Side::start);
            baseline -= geometry.header_leading;
        }
        const ShapedText& folio = sheet_.folios[static_cast<std::size_t>(page_)];
        chrome(folio, {0, folio->drawn.size()}, 0, width, geometry.folio_baseline, Side::end);
    }

    void page_number(const PageNumberItem& node, const Item& place, double top) {
        const auto found = pages_.anchors.find(node.anchor);
        if (found == pages_.anchors.end())
            return;
        const auto text = chrome_line(style_, shaper_, std::to_string(found->second.page + 1),
                                      document_.metadata.language, Ink::text, node.slot);
        chrome(text, {0, text->drawn.size()}, place.x, place.width, top - node.baseline, Side::end);
    }

    void write_resources() {
        Dictionary fonts;
        for (std::size_t i = 0; i < fonts_.size(); ++i)
            if (fonts_[i].used())
                fonts.emplace_back("F" + std::to_string(i), fonts_[i].write(canvas_));
        Dictionary resources;
        if (!fonts.empty())
            resources.emplace_back("Font", std::move(fonts));
        if (!image_entries_.empty())
            resources.emplace_back("XObject", std::move(image_entries_));
        canvas_.finish(resources_, std::move(resources));
    }

    Value destination(const Destination& place) const {
        return Array{contents_[static_cast<std::size_t>(place.page)].page, Name{"XYZ"}, nullptr,
                     up(place.y) + style_.size, nullptr};
    }

    void write_annotations() {
        std::vector<Array> on_page(contents_.size());
        const Structure& structure = composition_.structure;
        for (std::size_t i = 0; i < structure.annotations.size(); ++i) {
            const Annotation& annotation = structure.annotations[i];
            const LinkTarget& link = structure.links[static_cast<std::size_t>(annotation.link)];
            const auto& [x1, y1, x2, y2] = annotation.box;
            Dictionary entries{{"Type", Name{"Annot"}},
                               {"Subtype", Name{"Link"}},
                               {"Rect", Array{x1, y1, x2, y2}},
                               {"Border", Array{0, 0, 0}},
                               {"F", 4},
                               {"Contents", TextString{link.description}},
                               {"StructParent", static_cast<int>(contents_.size() + i)}};
            const bool inside = link.target.starts_with("#");
            const auto place = pages_.anchors.find(inside ? link.target.substr(1) : "");
            if (inside && place != pages_.anchors.end())
                entries.emplace_back("Dest", destination(place->second));
            else if (!inside)
                entries.emplace_back("A", Dictionary{{"S", Name{"URI"}}, {"URI", ByteString{link.target}}});
            annotation_objects_.push_back(canvas_.dictionary(std::move(entries)));
            on_page[static_cast<std::size_t>(annotation.page)].emplace_back(annotation_objects_.back());
        }
        for (std::size_t i = 0; i < on_page.size(); ++i)
            if (!on_page[i].empty())
                canvas_.put(contents_[i].page, "Annots", std::move(on_page[i]));
    }

    Canvas& canvas_;
    const Document& document_;
    const Style& style_;
    Shaper& shaper_;
    Composition& composition_;
    const Pages& pages_;
    const Sheet& sheet_;
    Ref resources_;
    bool mirrored_;
    int page_ = 0;
    PageStream stream_;
    std::vector<PageContent> contents_;
    std::vector<FontUse> fonts_; // by Run::face
    std::map<std::string, std::string> images_;
    Dictionary image_entries_;
    std::vector<Ref> annotation_objects_;
};

} // namespace

void draw(Canvas& canvas, const Document& document, const Style& style, Shaper& shaper,
          Composition& composition, const Pages& pages, const Sheet& sheet) {
    Drawing(canvas, document, style, shaper, composition, pages, sheet).run();
}

} // namespace plainsend::pdf
