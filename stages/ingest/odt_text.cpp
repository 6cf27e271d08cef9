#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "stages/document/error.h"
#include "stages/ingest/links.h"
#include "stages/ingest/odt_reading.h"
#include "stages/ingest/office_pictures.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

constexpr int most_spaces = 1000; // of one text:s

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Spaces of any kind, as word processors put into an empty place for text.
bool is_space_piece(const Piece& piece) {
    const auto* text = std::get_if<Text>(&piece.node);
    if (text == nullptr)
        return false;
    for (std::size_t at = 0; at < text->text.size();) {
        const Character here = character_at(text->text, at);
        const bool wide = here.code == 0xA0 || (here.code >= 0x2000 && here.code <= 0x200B);
        if (here.code != ' ' && here.code != '\t' && !wide)
            return false;
        at += here.length;
    }
    return true;
}

class TextReader {
public:
    TextReader(OdtReading& reading, const OdtStory& story, const OdtParagraphStyle& style, int depth)
        : reading_(reading), story_(story), style_(style), depth_(depth) {}

    void container(xml::Node parent, const OdtFormat& format) {
        for (const xml::Node node : xml::children(parent)) {
            if (node.is_text())
                text(node, format);
            else
                child(node, format);
        }
    }

    void child(xml::Node node, const OdtFormat& format) {
        const std::string_view name = node.name();
        const Place place = place_in(story_, node);
        if (name == "span")
            container(node, over(story_.styles.text(node.attribute("style-name")), format));
        else if (name == "a")
            anchor(node, format);
        else if (name == "s")
            spaces(node, format);
        else if (name == "tab")
            tab(node, format);
        else if (name == "line-break")
            line_break();
        else if (name == "note")
            note(node);
        else if (name == "frame")
            frame(node);
        else if (name == "annotation")
            reading_.left_out.add(Omission::comment, place, odt_comment(node));
        else if (name == "page-number" || name == "page-count")
            reading_.left_out.add(Omission::page_number, place);
        else if (name == "placeholder")
            reading_.left_out.add(Omission::placeholder, place, node.all_text());
        else if (name == "hidden-text")
            hidden_text(node, format);
        else if (name == "ruby")
            ruby(node, format);
        else if (name == "control")
            control(node);
        else if (is_odt_drawing(node))
            shape(node);
        else if (name == "script")
            reading_.left_out.add(Omission::macros, place);
        else if (name == "content-control")
            content_control(node, format);
        else if (name == "fieldmark") {
            if (const auto given = odt_fieldmark(node))
                answer(*given, node);
        } else if (name == "fieldmark-start") {
            if (is_odt_text_field(node))
                text_field_ = out_.pieces.size();
        } else if (name == "fieldmark-end") {
            if (text_field_)
                end_of_text_field(node);
        } else if (name == "text-input" && node.all_text().empty())
            field(odt_room, node);
        else if (name != "annotation-end" && name != "event-listeners")
            container(node, format); // fields, bookmarks, metadata: their words count
    }

    // By what its condition came to when the document was last saved.
    void hidden_text(xml::Node node, const OdtFormat& format) {
        if (node.attribute("is-hidden") != "false")
            reading_.left_out.add(Omission::hidden_text, place_in(story_, node));
        else if (node.all_text().empty())
            add(node.attribute("string-value"), node, format);
        else
            container(node, format);
    }

    // How a word is read, printed small above it: in one line it follows in brackets.
    void ruby(xml::Node node, const OdtFormat& format) {
        container(node.first("ruby-base"), format);
        if (node.first("ruby-text").all_text().empty())
            return;
        add(" (", node, format);
        container(node.first("ruby-text"), format);
        add(")", node, format);
    }

    void frame(xml::Node node) {
        const std::string title = node.first("title").all_text();
        const std::string words =
            node.first("desc").all_text().empty() ? title : node.first("desc").all_text();
        const Place place = place_in(story_, node);
        if (const xml::Node box = node.first("text-box")) {
            Blocks blocks = read_odt_blocks(reading_, story_, box, depth_ + 1);
            Blocks& to = is_blank(out_.pieces) ? out_.before : out_.after;
            std::move(blocks.begin(), blocks.end(), std::back_inserter(to));
        } else if (const std::string formula = odt_formula(reading_, node.first("object"));
                   !formula.empty()) {
            reading_.left_out.add(Omission::formula, place);
            add(formula, node, style_.format);
            after_space_ = false;
        } else if (node.first("object") || node.first("object-ole") || node.first("plugin") ||
                   node.first("applet")) {
            reading_.left_out.add(node.first("object") ? Omission::drawing : Omission::embedded_object, place,
                                  words);
        } else if (const xml::Node picture = node.first("image")) {
            Image image;
            image.alternative = words;
            image.decorative = node.attribute("decorative") == "true";
            image.width = odt_points(node.attribute("width"));
            image.height = odt_points(node.attribute("height"));
            image.place = place;
            add_picture(picture, std::move(image));
        }
    }

    OdtParagraph take() {
        if (const auto* last = out_.pieces.empty() ? nullptr : std::get_if<Text>(&out_.pieces.back().node);
            last != nullptr && last->text == " ") // that set a control off from what never came
            out_.pieces.pop_back();
        out_.pieces = find_blanks(std::move(out_.pieces));
        return std::move(out_);
    }

private:
    // A drawn shape may hold paragraphs; a group holds shapes and frames.
    void shape(xml::Node node) {
        if (story_.flatten_tables && is_odt_watermark(node))
            return tell_odt_watermark(reading_, story_, node);
        if (node.first("p") || node.first("list")) { // whatever else stands inside is read with them
            Blocks blocks = read_odt_blocks(reading_, story_, node, depth_ + 1);
            Blocks& to = is_blank(out_.pieces) ? out_.before : out_.after;
            std::move(blocks.begin(), blocks.end(), std::back_inserter(to));
            return;
        }
        const std::string words = node.first("desc").all_text().empty() ? node.first("title").all_text()
                                                                        : node.first("desc").all_text();
        if (!words.empty()) // what a drawing shows is said only there
            reading_.left_out.add(Omission::drawing, place_in(story_, node), words);
        for (const xml::Node inside : xml::children(node))
            if (inside.is("frame"))
                frame(inside);
            else if (inside.is("control"))
                control(inside);
            else if (is_odt_drawing(inside))
                shape(inside);
    }

    // What is ticked or filled in is text; what is not is room to write.
    void control(xml::Node node) {
        const auto found = reading_.controls.find(node.attribute("control"));
        if (found == reading_.controls.end())
            return;
        if (is_odt_button(found->second)) {
            reading_.remarks.push_back(remark("odt", "button", Severity::note, place_in(story_, node),
                                              "The button '" + found->second.attribute("label") +
                                                  "' was left out; nothing happens on paper."));
            return;
        }
        if (!after_space_)
            add(" ", node, style_.format);
        answer(odt_answer(found->second), node);
        add(" ", node, style_.format);
        after_space_ = true;
    }

    void answer(const OdtAnswer& given, xml::Node node) {
        if (given.box == OdtAnswer::Box::ticked)
            add("\u2612", node, style_.format);
        else if (given.box == OdtAnswer::Box::empty)
            field("\u2610", node);
        if (given.box != OdtAnswer::Box::none && !given.words.empty())
            add(" ", node, style_.format);
        add(given.words, node, style_.format);
        if (given.room) {
            if (!given.words.empty())
                add(" ", node, style_.format);
            field(odt_room, node);
        }
        after_space_ = false;
    }

    void content_control(xml::Node node, const OdtFormat& format) {
        if (const auto given = odt_content_control(node))
            answer(*given, node);
        else if (node.attribute("showing-place-holder") == "true")
            reading_.left_out.add(Omission::placeholder, place_in(story_, node), node.all_text());
        else
            container(node, format);
    }

    // A place for text that holds only spaces was not filled in.
    void end_of_text_field(xml::Node node) {
        const auto begin = out_.pieces.begin() + static_cast<std::ptrdiff_t>(*text_field_);
        text_field_.reset();
        if (!std::all_of(begin, out_.pieces.end(), is_space_piece))
            return;
        out_.pieces.erase(begin, out_.pieces.end());
        field(odt_room, node);
        after_space_ = false;
    }

    void anchor(xml::Node node, const OdtFormat& format) {
        const std::string before = link_;
        const std::string target = node.attribute("href");
        if (const auto fair = allowed_target(target))
            link_ = *fair;
        else if (!target.empty() && !target.starts_with('#'))
            reading_.left_out.add(Omission::link, place_in(story_, node), target);
        container(node, format);
        link_ = before;
    }

    // White space collapses as in HTML (ODF 1.3 part 3, 6.1.2); more of it is written as text:s.
    void text(xml::Node node, const OdtFormat& format) {
        std::string words;
        for (const char c : node.text()) {
            if (!is_space(c))
                words += c;
            else if (!after_space_)
                words += ' ';
            after_space_ = is_space(c);
        }
        add(words, node, format);
    }

    void spaces(xml::Node node, const OdtFormat& format) {
        const std::string count = node.attribute("c");
        int number = 1;
        std::from_chars(count.data(), count.data() + count.size(), number);
        const std::string blank(static_cast<std::size_t>(std::clamp(number, 0, most_spaces)), ' ');
        const auto underline = format.marks.find(Mark::underline);
        if (underline != format.marks.end() && underline->second && blank.size() >= 4)
            field(blank, node);
        else
            add(blank, node, format);
        after_space_ = false;
    }

    void tab(xml::Node node, const OdtFormat& format) {
        const bool leader = tab_number_ < style_.tab_leaders.size() && style_.tab_leaders[tab_number_];
        ++tab_number_;
        const auto underline = format.marks.find(Mark::underline);
        if (leader || (underline != format.marks.end() && underline->second))
            field("\t", node);
        else
            add("\t", node, format);
        after_space_ = false;
    }

    void line_break() {
        Piece piece;
        piece.node = LineBreak{};
        if (!out_.pieces.empty() && std::holds_alternative<Text>(out_.pieces.back().node))
            piece.marks = out_.pieces.back().marks;
        piece.link = link_;
        out_.pieces.push_back(std::move(piece));
        after_space_ = true;
        tab_number_ = 0;
    }

    void field(const std::string& text, xml::Node node) {
        if (auto* last = out_.pieces.empty() ? nullptr : std::get_if<Field>(&out_.pieces.back().node)) {
            last->text += text;
            return;
        }
        Piece piece;
        piece.node = Field{text, place_in(story_, node)};
        out_.pieces.push_back(std::move(piece));
    }

    void note(xml::Node node) {
        const bool endnote = node.attribute("note-class") == "endnote";
        const int number = endnote ? ++reading_.endnotes : ++reading_.footnotes;
        const std::string citation = node.first("note-citation").all_text();
        const std::string id = "n" + std::to_string(reading_.document.notes.size() + 1);
        Note made{id, citation.empty() ? std::to_string(number) : citation, {}};
        // Its place among the notes comes before that of notes inside it.
        const std::size_t at = reading_.document.notes.size();
        reading_.document.notes.push_back(std::move(made));
        Blocks content = read_odt_blocks(reading_, story_, node.first("note-body"), depth_ + 1);
        reading_.document.notes[at].content = std::move(content);
        Piece piece;
        piece.node = NoteMark{id};
        piece.link = link_;
        out_.pieces.push_back(std::move(piece));
        after_space_ = false;
    }

    void add_picture(xml::Node picture, Image image) {
        image.resource = odt_picture(reading_, picture, image);
        if (image.resource.empty())
            return;
        if (image.decorative)
            image.alternative.clear();
        Piece piece;
        piece.node = std::move(image);
        piece.link = link_;
        out_.pieces.push_back(std::move(piece));
        after_space_ = false;
    }

    void add(const std::string& words, xml::Node node, const OdtFormat& format) {
        if (words.empty())
            return;
        const Place place = place_in(story_, node);
        if (format.hidden.value_or(false)) {
            reading_.left_out.add(Omission::hidden_text, place);
            return;
        }
        const Drawn drawn = odt_words(words, format.font);
        if (drawn.unknown)
            reading_.left_out.add(Omission::symbol, place);
        if (drawn.text.empty())
            return;
        Piece piece;
        piece.node = Text{drawn.text, place};
        for (const auto& [mark, set] : format.marks)
            piece.marks[bit(mark)] = set;
        if (!format.language.empty() &&
            base_language(format.language) != base_language(reading_.document.metadata.language))
            piece.language = format.language;
        piece.link = link_;
        out_.pieces.push_back(std::move(piece));
    }

    OdtReading& reading_;
    const OdtStory& story_;
    const OdtParagraphStyle& style_;
    int depth_;
    std::string link_;
    bool after_space_ = true;
    std::size_t tab_number_ = 0;
    std::optional<std::size_t> text_field_; // where it begins in the pieces
    OdtParagraph out_;
};

} // namespace

OdtParagraph read_odt_paragraph(OdtReading& reading, const OdtStory& story, xml::Node paragraph,
                                const OdtParagraphStyle& style, int depth) {
    TextReader reader(reading, story, style, depth);
    reader.container(paragraph, style.format);
    return reader.take();
}

bool is_odt_drawing(xml::Node node) {
    static constexpr std::array<std::string_view, 16> names{
        "control", "frame",     "a",       "g",       "custom-shape", "rect",
        "ellipse", "circle",    "line",    "polygon", "polyline",     "regular-polygon",
        "path",    "connector", "caption", "measure"};
    return std::find(names.begin(), names.end(), node.name()) != names.end();
}

OdtParagraph read_odt_drawing(OdtReading& reading, const OdtStory& story, xml::Node drawing, int depth) {
    const OdtParagraphStyle none;
    TextReader reader(reading, story, none, depth);
    reader.child(drawing, {});
    return reader.take();
}

} // namespace plainsend
