#include <string_view>
#include <utility>

#include "stages/ingest/docx_fields.h"
#include "stages/ingest/docx_formula.h"
#include "stages/ingest/docx_reading.h"
#include "stages/ingest/docx_symbols.h"
#include "stages/ingest/links.h"

namespace plainsend {

namespace {

constexpr std::size_t most_fields = 50; // open at once

bool is_only_space(std::string_view text) {
    return text.find_first_not_of(" \t\u00A0") == std::string_view::npos || text.empty();
}

class TextReader {
public:
    TextReader(DocxReading& reading, DocxStory& story, const ParagraphStyle& style, xml::Node paragraph,
               int depth)
        : reading_(reading), story_(story), style_(style), depth_(depth) {
        tabs_ = read_tabs(paragraph.first("pPr"));
        if (tabs_.empty())
            tabs_ = style.tabs;
    }

    void container(xml::Node parent) {
        for (const xml::Node node : xml::children(parent))
            if (node.is_element())
                child(node);
    }

    DocxParagraph take() {
        out_.pieces = find_blanks(std::move(out_.pieces));
        return std::move(out_);
    }

private:
    void child(xml::Node node) {
        const std::string_view name = node.name();
        if (name == "r")
            run(node);
        else if (name == "hyperlink")
            hyperlink(node);
        else if (name == "del" || name == "moveFrom")
            leave_out(Omission::deletion, node, tracked_text(node));
        else if (name == "ins" || name == "moveTo")
            inserted(node);
        else if (name == "t") // right in the paragraph, where no run holds it
            text(node, style_.run, place_in(story_, node));
        else if (name == "fldSimple")
            simple_field(node);
        else if (name == "sdt")
            content_control(node);
        else if (name == "oMath" || name == "oMathPara")
            formula(node);
        else if (name == "AlternateContent")
            container(chosen_alternative(node));
        else if (name == "ruby")
            ruby(node, style_.run);
        else if (name != "pPr" && name != "rPr" && name != "sdtPr" && name != "sdtEndPr" &&
                 name != "smartTagPr" && name != "customXmlPr")
            container(node); // smartTag, bdo, customXml: what is inside counts
    }

    // The text before is looked at only where it is told: the first time.
    void leave_out(Omission omission, xml::Node node, std::string_view detail) {
        const std::size_t before = reading_.left_out.has(omission) ? 0 : text_of(out_.pieces).size();
        reading_.left_out.add(omission, place_in(story_, node), detail, before);
    }

    void inserted(xml::Node node) {
        if (const std::string words = tracked_text(node); !words.empty() && !silent())
            leave_out(Omission::insertion, node, words);
        container(node);
    }

    void content_control(xml::Node node) {
        const xml::Node properties = node.first("sdtPr");
        if (is_on(properties.first("showingPlcHdr")))
            leave_out(Omission::placeholder, node, name_of_box(reading_, out_.pieces, node, depth_));
        else
            container(node.first("sdtContent"));
    }

    // How a word is read, printed small above it: in one line it follows in brackets.
    void ruby(xml::Node node, const RunFormat& format) {
        const Place place = place_in(story_, node);
        container(node.first("rubyBase"));
        add(Text{" (", place}, format);
        container(node.first("rt"));
        add(Text{")", place}, format);
    }

    void formula(xml::Node node) {
        const Place place = place_in(story_, node);
        reading_.left_out.add(Omission::formula, place);
        add(Text{formula_text(node), place}, style_.run);
    }

    void hyperlink(xml::Node node) {
        const std::string before = link_;
        const auto found = story_.relationships.find(node.attribute("id"));
        if (found != story_.relationships.end())
            link_ = fair_link(found->second.target, node);
        container(node);
        link_ = before;
    }

    std::string fair_link(const std::string& target, xml::Node node) {
        if (const auto fair = allowed_target(target))
            return *fair;
        if (!target.empty())
            leave_out(Omission::link, node, target);
        return {};
    }

    // ---------------------------------------------------------------- fields

    void simple_field(xml::Node node) {
        story_.fields.push_back({node.attribute("instr"), false, false, {}, {}});
        begin_result(node);
        container(node);
        story_.fields.pop_back();
    }

    void field_character(xml::Node node) {
        const std::string type = node.attribute("fldCharType");
        if (type == "begin" && story_.fields.size() < most_fields) {
            if (story_.unended_fields.contains(node.offset()))
                return; // what follows would all be its code
            story_.fields.emplace_back();
            story_.fields.back().choice = chosen_entry(node.first("ffData").first("ddList"));
            check_box(node.first("ffData").first("checkBox"), node);
        } else if (type == "separate" && !story_.fields.empty()) {
            begin_result(node);
        } else if (type == "end" && !story_.fields.empty()) {
            const DocxField field = std::move(story_.fields.back());
            story_.fields.pop_back();
            if (!field.in_result && !field.choice.empty())
                add(Text{field.choice, place_in(story_, node.parent())}, style_.run);
        }
    }

    // A tick box of an old form has no text at all, yet whether it is ticked matters more than any word.
    void check_box(xml::Node box, xml::Node node) {
        if (!box)
            return;
        const xml::Node checked = box.first("checked");
        const bool ticked = checked ? is_on(checked) : is_on(box.first("default"));
        Piece piece;
        piece.node = Text{ticked ? "\u2612" : "\u2610", place_in(story_, node.parent())};
        out_.pieces.push_back(std::move(piece));
    }

    void begin_result(xml::Node node) {
        DocxField& field = story_.fields.back();
        field.in_result = true;
        const std::string kind = first_word(field.instruction);
        const Place place = place_in(story_, node);
        if (kind == "HYPERLINK") {
            if (const std::string address = hyperlink_address(field.instruction); !address.empty())
                field.link = fair_link(address, node);
        } else if (kind == "TOC" || kind == "INDEX") {
            field.result_out = true;
            reading_.left_out.add(Omission::contents_list, place);
        } else if (kind == "PAGE" || kind == "NUMPAGES" || kind == "SECTIONPAGES") {
            field.result_out = true;
            reading_.left_out.add(Omission::page_number, place);
        } else if (kind == "INCLUDETEXT" || kind == "INCLUDEPICTURE" || kind == "DDE" || kind == "DDEAUTO" ||
                   kind == "LINK") {
            reading_.left_out.add(Omission::external_content, place, field.instruction);
        }
    }

    bool silent() const {
        for (const DocxField& field : story_.fields)
            if (!field.in_result || field.result_out)
                return true;
        return false;
    }

    std::string current_link() const {
        for (auto field = story_.fields.rbegin(); field != story_.fields.rend(); ++field)
            if (!field->link.empty())
                return field->link;
        return link_;
    }

    // ---------------------------------------------------------------- runs

    RunFormat format_of(xml::Node run) const {
        const xml::Node properties = run.first("rPr");
        const RunFormat character = reading_.styles.character(value_of(properties, "rStyle"));
        RunFormat inherited = over(character, style_.run);
        // On-off formats of paragraph and character style cancel each other out (17.7.3).
        const auto cancel = [](std::optional<bool>& to, const std::optional<bool>& a,
                               const std::optional<bool>& b) {
            if (a.value_or(false) && b.value_or(false))
                to = false;
        };
        cancel(inherited.bold, character.bold, style_.run.bold);
        cancel(inherited.italic, character.italic, style_.run.italic);
        cancel(inherited.strike, character.strike, style_.run.strike);
        return over(read_run_format(properties), over(inherited, reading_.styles.defaults()));
    }

    void run(xml::Node node) {
        const RunFormat format = format_of(node);
        const Place place = place_in(story_, node);
        if (format.hidden.value_or(false)) {
            // Field codes keep their order even when nobody sees them.
            bool text = false;
            for (const xml::Node child : xml::children(node)) {
                if (child.is("fldChar"))
                    field_character(child);
                else if (child.is("instrText") && !story_.fields.empty())
                    story_.fields.back().instruction += child.all_text();
                text = text || child.is("t");
            }
            if (text && !silent())
                reading_.left_out.add(Omission::hidden_text, place);
            return;
        }
        for (const xml::Node child : xml::children(node))
            if (child.is_element())
                run_child(child, format, place);
    }

    void run_child(xml::Node node, const RunFormat& format, const Place& place) {
        const std::string_view name = node.name();
        if (name == "fldChar")
            return field_character(node);
        if (name == "instrText") {
            if (!story_.fields.empty() && !story_.fields.back().in_result)
                story_.fields.back().instruction += node.all_text();
            return;
        }
        if (silent())
            return;
        if (name == "t")
            text(node, format, place);
        else if (name == "tab" || name == "ptab")
            tab(format, place);
        else if (name == "br" || name == "cr")
            line_break(node, format);
        else if (name == "noBreakHyphen")
            add(Text{"\u2011", place}, format);
        else if (name == "softHyphen")
            add(Text{"\u00AD", place}, format);
        else if (name == "sym")
            symbol(node, format, place);
        else if (name == "footnoteReference" || name == "endnoteReference")
            note_mark(node, format);
        else if (name == "drawing" || name == "pict" || name == "object")
            drawing(node, format, place);
        else if (name == "ruby")
            ruby(node, format);
        else if (name == "AlternateContent")
            for (const xml::Node inside : xml::children(chosen_alternative(node)))
                if (inside.is_element())
                    run_child(inside, format, place);
    }

    void text(xml::Node node, const RunFormat& format, const Place& place) {
        std::string words = node.all_text();
        for (char& c : words)
            c = c == '\n' || c == '\r' ? ' ' : c; // Word shows a space there
        if (node.attribute("space") != "preserve") {
            const std::size_t begin = words.find_first_not_of(' ');
            words = begin == std::string::npos ? ""
                                               : words.substr(begin, words.find_last_not_of(' ') - begin + 1);
        }
        if (is_picture_font(format.font)) {
            Drawn drawn = drawn_text(words, format.font);
            words = std::move(drawn.text);
            if (drawn.unknown)
                reading_.left_out.add(Omission::symbol, place);
        }
        const bool blank = format.underline.value_or(false) && words.size() >= 4 && is_only_space(words);
        if (blank)
            add(Field{words, place}, format);
        else if (!words.empty())
            add(Text{words, place}, format);
    }

    // A tab that draws dots or a line, or that is underlined, is room to write.
    void tab(const RunFormat& format, const Place& place) {
        const bool leader = tab_number_ < tabs_.size() && tabs_[tab_number_].leader;
        ++tab_number_;
        if (!leader && !format.underline.value_or(false))
            return add(Text{"\t", place}, format);
        if (auto* last = out_.pieces.empty() ? nullptr : std::get_if<Field>(&out_.pieces.back().node))
            last->text += '\t';
        else
            add(Field{"\t", place}, format);
    }

    void line_break(xml::Node node, const RunFormat& format) {
        const std::string type = node.attribute("type");
        if (type == "page" || type == "column")
            return;
        tab_number_ = 0;
        add(LineBreak{}, format);
    }

    void symbol(xml::Node node, const RunFormat& format, const Place& place) {
        int code = 0;
        for (const char c : node.attribute("char").substr(0, 6))
            code = code * 16 + (c >= '0' && c <= '9'   ? c - '0'
                                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                       : 0);
        const std::string shown = symbol_text(node.attribute("font"), code);
        if (shown.empty())
            reading_.left_out.add(Omission::symbol, place);
        else
            add(Text{shown, place}, format);
    }

    // The index of the note that a mark points to; a new one at its first mark.
    std::size_t note_of(NoteKind kind, const std::string& source) {
        const auto [known, is_new] =
            reading_.note_numbers.emplace(std::pair(kind, source), reading_.notes.size());
        if (!is_new)
            return known->second;
        const bool footnote = kind == NoteKind::footnote;
        const int number = footnote ? ++reading_.footnotes : ++reading_.endnotes;
        reading_.notes.push_back(
            {kind, source, "n" + std::to_string(reading_.notes.size() + 1),
             numeral(number, footnote ? NumberFormat::decimal : NumberFormat::lower_roman)});
        return known->second;
    }

    void note_mark(xml::Node node, const RunFormat& format) {
        const NoteKind kind = node.is("footnoteReference") ? NoteKind::footnote : NoteKind::endnote;
        const std::size_t index = note_of(kind, node.attribute("id"));
        // Marks inside notes only lead on to later notes, so that nobody is sent round in a circle.
        if (reading_.open_note && index <= *reading_.open_note) {
            reading_.left_out.add(Omission::note_circle, place_in(story_, node));
            return;
        }
        RunFormat plain = format;
        plain.position = Position::baseline; // writers set note marks in their own way
        add(NoteMark{reading_.notes[index].id}, plain);
    }

    void drawing(xml::Node node, const RunFormat& format, const Place& place) {
        DocxDrawing found = read_docx_drawing(reading_, story_, node, place, depth_);
        for (Image& image : found.images)
            add(std::move(image), format);
        Blocks& boxes = is_blank(out_.pieces) ? out_.before : out_.after;
        std::move(found.boxes.begin(), found.boxes.end(), std::back_inserter(boxes));
        out_.rule = out_.rule || found.rule;
    }

    void add(InlineNode node, const RunFormat& format) {
        if (silent())
            return;
        Piece piece;
        piece.node = std::move(node);
        piece.link = current_link();
        if (!std::holds_alternative<Text>(
                piece.node)) { // pictures, marks and breaks are neither bold nor foreign
            if (!out_.pieces.empty() && std::holds_alternative<LineBreak>(piece.node))
                piece.marks = out_.pieces.back().marks;
            out_.pieces.push_back(std::move(piece));
            return;
        }
        piece.marks[bit(Mark::strong)] = format.bold.value_or(false);
        piece.marks[bit(Mark::emphasis)] = format.italic.value_or(false);
        piece.marks[bit(Mark::underline)] = format.underline.value_or(false);
        piece.marks[bit(Mark::strike)] = format.strike.value_or(false);
        piece.marks[bit(Mark::superscript)] = format.position == Position::superscript;
        piece.marks[bit(Mark::subscript)] = format.position == Position::subscript;
        const std::string& language =
            format.right_to_left.value_or(false) ? format.right_to_left_language : format.language;
        if (base_language(language) != base_language(reading_.document.metadata.language))
            piece.language = language;
        out_.pieces.push_back(std::move(piece));
    }

    DocxReading& reading_;
    DocxStory& story_;
    const ParagraphStyle& style_;
    int depth_;
    std::vector<TabStop> tabs_;
    std::size_t tab_number_ = 0;
    std::string link_;
    DocxParagraph out_;
};

} // namespace

DocxParagraph read_docx_paragraph(DocxReading& reading, DocxStory& story, xml::Node paragraph,
                                  const ParagraphStyle& style, int depth) {
    TextReader reader(reading, story, style, paragraph, depth);
    reader.container(paragraph);
    return reader.take();
}

} // namespace plainsend
