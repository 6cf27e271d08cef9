#include "stages/ingest/docx_text.h"

#include <string_view>
#include <utility>

#include "stages/ingest/docx_fields.h"
#include "stages/ingest/docx_formula.h"
#include "stages/ingest/docx_scripts.h"
#include "stages/ingest/docx_symbols.h"
#include "stages/ingest/links.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_shown = 400; // of a field's result
constexpr std::size_t longest_mark = 12;   // of a note: "*", "(a)"

} // namespace

DocxText::DocxText(DocxReading& reading, DocxStory& story, const ParagraphStyle& style, xml::Node paragraph,
                   int depth)
    : reading_(reading), story_(story), style_(style), paragraph_(paragraph.offset()), depth_(depth) {
    tabs_ = read_tabs(paragraph.first("pPr"));
    if (tabs_.empty())
        tabs_ = style.tabs;
}

void DocxText::container(xml::Node parent) {
    for (const xml::Node node : xml::children(parent))
        if (node.is_element())
            child(node);
}

DocxParagraph DocxText::take() {
    out_.pieces = find_blanks(std::move(out_.pieces));
    return std::move(out_);
}

void DocxText::child(xml::Node node) {
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

void DocxText::leave_out(Omission omission, xml::Node node, std::string_view detail) {
    const std::size_t before = reading_.left_out.places_next(omission) ? text_of(out_.pieces).size() : 0;
    reading_.left_out.add(omission, place_in(story_, node), detail, before);
}

void DocxText::inserted(xml::Node node) {
    if (const std::string words = tracked_text(node); !words.empty() && !silent())
        leave_out(Omission::insertion, node, words);
    container(node);
}

void DocxText::content_control(xml::Node node) {
    const xml::Node properties = node.first("sdtPr");
    if (is_on(properties.first("showingPlcHdr")))
        leave_out(Omission::placeholder, node,
                  name_of_box(reading_, out_.pieces, node.first("sdtContent").all_text(), depth_));
    else
        container(node.first("sdtContent"));
}

void DocxText::ruby(xml::Node node, const RunFormat& format) {
    const Place place = place_in(story_, node);
    container(node.first("rubyBase"));
    if (node.first("rt").all_text().empty())
        return;
    add(Text{" (", place}, format);
    container(node.first("rt"));
    add(Text{")", place}, format);
}

void DocxText::formula(xml::Node node) {
    const Place place = place_in(story_, node);
    reading_.left_out.add(Omission::formula, place);
    add(Text{formula_text(node), place}, style_.run);
}

void DocxText::hyperlink(xml::Node node) {
    const std::string before = link_;
    const auto found = story_.relationships.find(node.attribute("id"));
    if (found != story_.relationships.end())
        link_ = fair_link(found->second.target, node);
    container(node);
    link_ = before;
}

std::string DocxText::fair_link(const std::string& target, xml::Node node) {
    if (const auto fair = allowed_target(target))
        return *fair;
    if (!target.empty())
        leave_out(Omission::link, node, target);
    return {};
}

RunFormat DocxText::format_of(xml::Node run) const {
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

void DocxText::run(xml::Node node) {
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
    bool marked = false; // by the author's own sign for a note
    for (const xml::Node child : xml::children(node)) {
        if (!child.is_element() || (marked && (child.is("t") || child.is("sym"))))
            continue;
        const std::string mark = own_mark(child);
        marked = marked || !mark.empty();
        if (!mark.empty() && !silent())
            note_mark(child, format, mark);
        else
            run_child(child, format, place);
    }
}

std::string DocxText::own_mark(xml::Node node) {
    const bool note = node.is("footnoteReference") || node.is("endnoteReference");
    const std::string follows = note ? node.attribute("customMarkFollows") : std::string();
    if (follows.empty() || follows == "0" || follows == "false" || follows == "off")
        return {};
    std::string mark;
    for (xml::Node next = node.next(); next; next = next.next()) {
        if (next.is("footnoteReference") || next.is("endnoteReference"))
            break;
        if (next.is("t"))
            mark += next.all_text();
        else if (next.is("sym"))
            mark += symbol_text(next.attribute("font"), sign_code(next.attribute("char")));
        if (mark.size() > longest_mark)
            return {};
    }
    return mark;
}

void DocxText::run_child(xml::Node node, const RunFormat& format, const Place& place) {
    const std::string_view name = node.name();
    if (name == "fldChar")
        return field_character(node);
    if (name == "instrText") {
        if (!story_.fields.empty() && !story_.fields.back().in_result)
            story_.fields.back().instruction += node.all_text();
        return;
    }
    if (name == "commentReference")
        return comment(node);
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
        note_mark(node, format, {});
    else if (name == "drawing" || name == "pict" || name == "object")
        drawing(node, format, place);
    else if (name == "ruby")
        ruby(node, format);
    else if (name == "AlternateContent")
        for (const xml::Node inside : xml::children(chosen_alternative(node)))
            if (inside.is_element())
                run_child(inside, format, place);
}

void DocxText::text(xml::Node node, const RunFormat& format, const Place& place) {
    std::string words = node.all_text();
    for (char& c : words)
        c = c == '\n' || c == '\r' ? ' ' : c; // Word shows a space there
    if (node.attribute("space") != "preserve") {
        const std::size_t begin = words.find_first_not_of(' ');
        words =
            begin == std::string::npos ? "" : words.substr(begin, words.find_last_not_of(' ') - begin + 1);
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

void DocxText::comment(xml::Node node) {
    if (const auto found = reading_.comments.find(node.attribute("id")); found != reading_.comments.end()) {
        leave_out(Omission::comment, node, found->second);
        reading_.comments.erase(found);
    }
}

void DocxText::tab(const RunFormat& format, const Place& place) {
    const bool leader = tab_number_ < tabs_.size() && tabs_[tab_number_].leader;
    ++tab_number_;
    if (!leader && !format.underline.value_or(false))
        return add(Text{"\t", place}, format);
    if (auto* last = out_.pieces.empty() ? nullptr : std::get_if<Field>(&out_.pieces.back().node))
        last->text += '\t';
    else
        add(Field{"\t", place}, format);
}

void DocxText::line_break(xml::Node node, const RunFormat& format) {
    const std::string type = node.attribute("type");
    tab_number_ = 0;
    // The text goes on elsewhere; a break before or after all of it says nothing.
    if (type == "page" || type == "column")
        parted_ = !is_blank(out_.pieces);
    else
        add(LineBreak{}, format);
}

void DocxText::symbol(xml::Node node, const RunFormat& format, const Place& place) {
    const std::string shown = symbol_text(node.attribute("font"), sign_code(node.attribute("char")));
    if (shown.empty())
        reading_.left_out.add(Omission::symbol, place);
    else
        add(Text{shown, place}, format);
}

void DocxText::note_mark(xml::Node node, const RunFormat& format, const std::string& mark) {
    const NoteKind kind = node.is("footnoteReference") ? NoteKind::footnote : NoteKind::endnote;
    const std::size_t index = note_of(reading_, kind, node.attribute("id"), mark, place_in(story_, node));
    // Marks inside notes only lead on to later notes, so that nobody is sent round in a circle.
    if (reading_.open_note && index <= *reading_.open_note) {
        reading_.left_out.add(Omission::note_circle, place_in(story_, node));
        return;
    }
    RunFormat plain = format;
    plain.position = Position::baseline; // writers set note marks in their own way
    add(NoteMark{reading_.notes[index].id}, plain);
}

void DocxText::drawing(xml::Node node, const RunFormat& format, const Place& place) {
    DocxDrawing found = read_docx_drawing(reading_, story_, node, place, depth_);
    for (Image& image : found.images)
        add(std::move(image), format);
    Blocks& boxes = is_blank(out_.pieces) ? out_.before : out_.after;
    std::move(found.boxes.begin(), found.boxes.end(), std::back_inserter(boxes));
    out_.rule = out_.rule || found.rule;
}

void DocxText::add(InlineNode node, const RunFormat& format) {
    if (silent())
        return;
    const auto* words = std::get_if<Text>(&node);
    if (words == nullptr || !is_only_space(words->text))
        if (std::exchange(parted_, false))
            add(LineBreak{}, format);
    if (words != nullptr)
        return add_text(*words, format);
    Piece piece;
    piece.node = std::move(node);
    piece.link = current_link();
    // pictures, marks and breaks are neither bold nor foreign
    if (!out_.pieces.empty() && std::holds_alternative<LineBreak>(piece.node))
        piece.marks = out_.pieces.back().marks;
    out_.pieces.push_back(std::move(piece));
}

void DocxText::add_text(const Text& text, const RunFormat& format) {
    for (DocxField& field : story_.fields)
        if (field.shown.size() < longest_shown)
            field.shown += text.text;
    const std::string& language =
        format.right_to_left.value_or(false) ? format.right_to_left_language : format.language;
    if (!writes_east_asian(format.east_asian_language))
        return add_words(text, format, language);
    for (Scripted& part : by_script(text.text))
        add_words({std::move(part.text), text.place}, format,
                  part.east_asian ? format.east_asian_language : language);
}

void DocxText::add_words(Text text, const RunFormat& format, const std::string& language) {
    Piece piece;
    piece.node = std::move(text);
    piece.link = current_link();
    piece.marks[bit(Mark::strong)] = format.bold.value_or(false);
    piece.marks[bit(Mark::emphasis)] = format.italic.value_or(false);
    piece.marks[bit(Mark::underline)] = format.underline.value_or(false);
    piece.marks[bit(Mark::strike)] = format.strike.value_or(false);
    piece.marks[bit(Mark::superscript)] = format.position == Position::superscript;
    piece.marks[bit(Mark::subscript)] = format.position == Position::subscript;
    if (base_language(language) != base_language(reading_.document.metadata.language))
        piece.language = language;
    out_.pieces.push_back(std::move(piece));
}

DocxParagraph read_docx_paragraph(DocxReading& reading, DocxStory& story, xml::Node paragraph,
                                  const ParagraphStyle& style, int depth) {
    DocxText reader(reading, story, style, paragraph, depth);
    reader.container(paragraph);
    return reader.take();
}

} // namespace plainsend
