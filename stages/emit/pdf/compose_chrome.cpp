#include <algorithm>

#include "stages/emit/pdf/compose_inlines.h"
#include "stages/emit/pdf/lines.h"
#include "stages/text/text.h"

namespace plainsend::pdf {

namespace {

constexpr double points_a_millimetre = 72 / 25.4;

// Lines to write on by hand stand at least 9 mm apart, further for those who write as large as they read.
double hand_writing(const Style& style) {
    return std::max(9.5 * points_a_millimetre, style.size);
}

// Bodies that begin with the school's head keep it above everything else.
bool begins_with_letterhead(const Document& document) {
    return !document.body.empty() && std::holds_alternative<Letterhead>(document.body.front().node);
}

// At most so many characters, cut between words.
std::string shortened(const std::string& title, std::size_t most) {
    std::size_t at = 0;
    std::size_t space = 0;
    for (std::size_t count = 0; at < title.size() && count < most; ++count) {
        if (title[at] == ' ')
            space = at;
        character_at(title, at);
    }
    if (at >= title.size())
        return title;
    return title.substr(0, space > 0 ? space : at) + "\xE2\x80\xA6";
}

} // namespace

int Composer::chrome_section(const char* type) {
    const int element = out_.structure.add(0, type);
    out_.structure.elements[static_cast<std::size_t>(element)].chrome = true;
    return element;
}

void Composer::chrome_text(const Inlines& words, int element, Boxes& boxes, const char* type) {
    Setting setting = body_setting();
    setting.element = out_.structure.add(element, type);
    InlineComposer inlines(*this, setting, setting.element, nullptr);
    inlines.add(words);
    for (Box& box : inlines.finish()) {
        box.after = setting.gap;
        boxes.push_back(std::move(box));
    }
}

void Composer::chrome_heading(const Inlines& words, int level, int element, const std::string& anchor,
                              Boxes& boxes) {
    Setting setting = body_setting();
    setting.weight = Weight::bold;
    setting.size = heading_size(level);
    setting.element = out_.structure.add(element, "H" + std::to_string(level));
    InlineComposer inlines(*this, setting, setting.element, nullptr);
    inlines.add(words);
    std::string plain;
    for_each_inline(words, [&](const Inline& in) {
        if (const auto* ours = std::get_if<Generated>(&in.node))
            plain += ours->text;
    });
    const double leading = style_.size * style_.leading;
    bool first = true;
    for (Box& box : inlines.finish()) {
        if (auto* text = std::get_if<TextBox>(&box.node); text != nullptr && first) {
            text->anchor = anchor;
            text->heading = static_cast<int>(out_.headings.size());
            out_.headings.push_back({level, plain, anchor});
            first = false;
        }
        box.before = leading * 1.7;
        box.after = leading * 0.45;
        box.keep = Keep::always;
        boxes.push_back(std::move(box));
    }
}

void Composer::banner(Boxes& boxes) {
    const Blocks notice = review_notice(document_, style_);
    const Blocks words = plainsend::banner(document_, style_);
    if (notice.empty() && words.empty())
        return;
    const int element = chrome_section("Div");
    Setting setting = body_setting();
    setting.element = element;
    for (const Blocks* part : {&notice, &words}) {
        if (part->empty())
            continue;
        GroupBox box{.indent = style_.size, .edge = Edge::frame, .content = {}};
        blocks(*part, setting, box.content);
        boxes.push_back({.node = std::move(box), .before = 0, .after = body_setting().gap});
    }
}

void Composer::title(Boxes& boxes) {
    if (!prints_title_)
        return;
    const int element = chrome_section("Div");
    chrome_heading({{Generated{title_of(document_, style_)}}}, 1, element, "plainsend-title", boxes);
}

// Made when the headings are known, used when the pages turn out to be many; the page numbers come with the
// pages.
void Composer::contents(int section) {
    constexpr std::size_t most_entries = 60;
    const auto entries_to = [&](int level) {
        return std::count_if(out_.headings.begin(), out_.headings.end(),
                             [&](const HeadingMark& each) { return each.level > 1 && each.level <= level; });
    };
    const int deepest = static_cast<std::size_t>(entries_to(3)) <= most_entries ? 3 : 2;
    if (entries_to(deepest) < 3 || authors_headings_ < 3)
        return;
    const std::vector<HeadingMark> headings = out_.headings;
    chrome_heading(say(document_, style_, "contents-title"), 2, section, "plainsend-contents", out_.contents);
    out_.headings.pop_back(); // the outline is the same list
    std::get<TextBox>(out_.contents.front().node).heading = -1;
    const int list = out_.structure.add(section, "TOC");
    for (const HeadingMark& mark : headings) {
        if (mark.level < 2 || mark.level > deepest || mark.text.empty())
            continue;
        const int entry = out_.structure.add(list, "TOCI");
        Setting setting = body_setting();
        setting.element = out_.structure.add(entry, "Reference");
        InlineComposer inlines(*this, setting, setting.element, nullptr);
        inlines.add({{Link{"#" + mark.anchor, {{Generated{mark.text}}}}}});
        GroupBox group;
        group.indent = (mark.level - 2) * style_.size * 1.5;
        group.content = inlines.finish();
        for (Box& box : group.content)
            if (auto* text = std::get_if<TextBox>(&box.node)) {
                text->leads_to = mark.anchor;
                text->page_slot = out_.structure.add_slot(entry);
            }
        out_.contents.push_back({.node = std::move(group), .before = 0, .after = style_.size * 0.4});
    }
    out_.contents.back().after = body_setting().gap;
}

// The number of a note leads back to where the note is mentioned, as its mark led here.
ShapedText Composer::label_of_note(const Note& note, int element, const Setting& setting) {
    if (!marked_notes_.contains(note.id))
        return label_of(note.label, element, setting);
    Structure& tree = out_.structure;
    Setting linked = setting;
    linked.ink = Ink::accent;
    const int link = tree.add(element, "Link");
    tree.links.push_back({link, "#" + mark_anchor(note.id),
                          say_text(document_, style_, "note-back", {{"label", note.label}})});
    InlineComposer inlines(*this, linked, link, nullptr);
    inlines.follow(static_cast<int>(tree.links.size()) - 1);
    inlines.add({{Text{note.label + " ", {}}}});
    Boxes boxes = inlines.finish();
    const auto* text = boxes.empty() ? nullptr : std::get_if<TextBox>(&boxes.front().node);
    return text == nullptr ? nullptr : text->text;
}

void Composer::notes(Boxes& boxes) {
    if (document_.notes.empty())
        return;
    const int heading = chrome_section("Div");
    chrome_heading(say(document_, style_, "notes-title"), 2, heading, "plainsend-notes", boxes);
    for (const Note& note : document_.notes) {
        Setting setting = body_setting();
        const int element = out_.structure.add(0, "Note");
        out_.structure.elements[static_cast<std::size_t>(element)].id = note.id;
        const int label = out_.structure.add(element, "Lbl");
        out_.structure.elements[static_cast<std::size_t>(label)].chrome = true;
        ItemBox item;
        item.label = label_of_note(note, label, setting);
        item.label_width = setting.size * 2;
        setting.element = element;
        blocks(note.content, setting, item.content);
        for (Box& box : item.content)
            if (auto* text = std::get_if<TextBox>(&box.node)) {
                text->anchor = note.id;
                break;
            }
        boxes.push_back({.node = std::move(item), .before = 0, .after = setting.gap});
    }
}

void Composer::closing(Boxes& boxes) {
    const Blocks words = plainsend::closing(document_, style_);
    if (words.empty())
        return;
    const int element = chrome_section("Sect");
    Setting setting = body_setting();
    setting.element = element;
    if (is_letter(document_) && document_.status.openness != Openness::draft)
        boxes.push_back(
            {.node = RuleBox{}, .before = setting.gap, .after = setting.gap * 0.5, .keep = Keep::with_next});
    else
        chrome_heading(say(document_, style_, "closing-title"), 2, element, "plainsend-closing", boxes);
    blocks(words, setting, boxes);
}

void Composer::agreed(Boxes& boxes) {
    const Blocks words = plainsend::agreed(document_, style_);
    if (words.empty())
        return;
    Setting setting = body_setting();
    setting.element = chrome_section("Sect");
    chrome_heading(say(document_, style_, "agreed-title"), 2, setting.element, "plainsend-agreed", boxes);
    blocks(words, setting, boxes);
    boxes.back().after = body_setting().gap;
}

// A letter has no glossary page: its two or three words are explained at the foot, as closely as a note.
void Composer::letter_glossary(Boxes& boxes) {
    Setting setting = body_setting();
    setting.element = chrome_section("Sect");
    for (const GlossaryItem& item : document_.glossary) {
        Inlines term{
            {Marked{Mark::strong, glossary_term(document_, item)}},
            {Generated{direction_of(document_.metadata.language) == Direction::right_to_left ? "←" : "→"}}};
        Block line;
        line.node = plainsend::Paragraph{labelled(document_, style_, std::move(term),
                                                  glossary_words(document_, style_, item, Telling::briefly))};
        const std::size_t from = boxes.size();
        blocks({std::move(line)}, setting, boxes);
        if (auto* text = boxes.size() > from ? std::get_if<TextBox>(&boxes[from].node) : nullptr)
            text->anchor = item.id;
    }
}

void Composer::glossary(Boxes& boxes) {
    if (document_.glossary.empty())
        return;
    if (is_letter(document_) && document_.status.openness != Openness::draft)
        return letter_glossary(boxes);
    const int element = chrome_section("Sect");
    chrome_heading(say(document_, style_, "glossary-title"), 2, element, "plainsend-glossary", boxes);
    chrome_text(say(document_, style_, "glossary-mark"), element, boxes);
    for (const GlossaryItem& item : document_.glossary) {
        const std::size_t from = boxes.size();
        chrome_text(labelled(document_, style_, {{Marked{Mark::strong, glossary_term(document_, item)}}},
                             glossary_words(document_, style_, item)),
                    element, boxes);
        if (boxes.size() > from)
            if (auto* text = std::get_if<TextBox>(&boxes[from].node))
                text->anchor = item.id;
    }
}

void Composer::versions(Boxes& boxes) {
    Inlines words;
    for (const Sibling& sibling : document_.siblings) {
        if (!sibling.href.ends_with(".pdf"))
            continue;
        const std::string language =
            sibling.language.empty() ? document_.metadata.language : sibling.language;
        Inlines name{{Generated{version_name_in(style_, language, sibling.version)}}};
        Inlines link{{Link{sibling.href, std::move(name)}}};
        if (language != document_.metadata.language)
            link = {{LanguageRun{language, std::move(link)}}};
        words = listed(document_, style_, std::move(words), std::move(link));
    }
    if (words.empty())
        return;
    chrome_text(labelled(document_, style_, say(document_, style_, "versions-title"), std::move(words)),
                chrome_section("Div"), boxes);
    boxes.back().before = body_setting().gap;
}

// "Your name" and room to write it.
void Composer::blank(const std::string& key, int lines, int element, Boxes& boxes) {
    const std::string number = example_number(document_);
    chrome_text(say(document_, style_, key,
                    key == "slip-number" ? std::map<std::string, std::string>{{"number", number}}
                                         : std::map<std::string, std::string>{}),
                element, boxes);
    boxes.back().after = 0;
    boxes.back().keep = Keep::with_next;
    // With the lines to write on at least as much as a blank line.
    const double high = lines * hand_writing(style_);
    boxes.push_back({.node = BlankLines{lines, hand_writing(style_)},
                     .before = 0,
                     .after = std::max(style_.size * 0.3, body_setting().gap - high)});
}

// A sheet of its own, to fill in by hand: nobody needs a computer to answer.
void Composer::reply_slip(Boxes& boxes) {
    if (document_.status.openness != Openness::draft)
        return;
    const int element = chrome_section("Sect");
    boxes.push_back({.node = NewPage{}});
    chrome_heading(say(document_, style_, "slip-title"), 2, element, "plainsend-slip", boxes);
    chrome_text(labelled(document_, style_, say(document_, style_, "slip-document"),
                         listed(document_, style_, {{Generated{title_of(document_, style_)}}},
                                {{Generated{status_line(document_, style_)}}})),
                element, boxes);
    chrome_text(say(document_, style_, "slip-intro"), element, boxes);
    const bool numbers = !example_number(document_).empty();
    const bool large = style_.size > 14; // what is large must still fit on the sheet
    const int places = style_.size > 12 ? 1 : 2;
    for (int place = 0; place < places; ++place) {
        blank(numbers ? "slip-number" : "slip-words", 1, element, boxes);
        blank("slip-instead", large ? 2 : 3, element, boxes);
    }
    blank("slip-other", large ? 1 : 2, element, boxes);
    blank("slip-name", 1, element, boxes);
    blank("slip-reach", 1, element, boxes);
    if (!large)
        blank("slip-date", 1, element, boxes);
    Inlines contact = person_to_ask(document_);
    if (contact.empty())
        contact = say(document_, style_, "slip-school");
    std::map<std::string, Inlines> values{{"contact", std::move(contact)}};
    const char* key = "slip-return";
    if (document_.status.reply_by) {
        key = "slip-return-by";
        values["date"] = {{Generated{date_text(document_, style_, key, *document_.status.reply_by)}}};
    }
    chrome_text(say_with(document_, style_, key, values), element, boxes);
}

Composition Composer::compose() {
    const Setting setting = body_setting();
    std::size_t first = 0;
    if (begins_with_letterhead(document_)) {
        block(document_.body.front(), setting, out_.before);
        first = 1;
    }
    banner(out_.before);
    title(out_.before);
    // What was agreed and the contents follow the title and what is said under it.
    const std::size_t second = prints_title_ ? first : std::max(first, opening_blocks(document_));
    for (std::size_t i = first; i < second; ++i)
        block(document_.body[i], setting, out_.before);
    agreed(out_.before);
    const int contents_section = chrome_section("Sect");
    for (std::size_t i = second; i < document_.body.size(); ++i)
        block(document_.body[i], setting, out_.after);
    authors_headings_ = out_.headings.size();
    notes(out_.after);
    closing(out_.after);
    glossary(out_.after);
    versions(out_.after);
    reply_slip(out_.after);
    contents(contents_section);
    running_head();
    return std::move(out_);
}

// One line, no longer than a line of text, with a title that is cut short to fit; two in large print. What
// makes way after that is the name of the version, which its letters tell, and never the draft and its date.
void Composer::running_head() {
    constexpr std::size_t longest_title = 60; // characters
    constexpr std::size_t shortest_title = 20;
    out_.header_width = std::min(style_.measure, 210 - 2 * style_.margin) * points_a_millimetre;
    Document head; // all that the running header says
    head.metadata = document_.metadata;
    head.status = document_.status;
    head.version = document_.version;
    const std::string title = head.metadata.title;
    const auto fits = [&](std::size_t room, HeaderVersion version, std::size_t lines) {
        head.metadata.title = shortened(title, room);
        if (lines < 2 && code_points(head.metadata.title) < std::min(shortest_title, code_points(title)))
            return false; // cut to a word that says nothing
        out_.running_header = chrome_line(style_, shaper_, running_header(head, style_, version),
                                          document_.metadata.language, Ink::quiet);
        return cut_lines(*out_.running_header, out_.header_width).size() <= lines;
    };
    for (const std::size_t lines : {1U, 2U})
        for (const HeaderVersion version : {HeaderVersion::named, HeaderVersion::left_out}) {
            if (lines == 1 && version == HeaderVersion::left_out)
                continue;
            for (std::size_t room = longest_title; room >= shortest_title; room -= 2)
                if (fits(room, version, lines))
                    return;
        }
    fits(shortest_title / 2, HeaderVersion::left_out, 2);
}

Composition compose(const Document& document, const Style& style, Shaper& shaper) {
    return Composer(document, style, shaper).compose();
}

ShapedText chrome_line(const Style& style, Shaper& shaper, const std::string& text,
                       const std::string& language, Ink ink, int slot) {
    Paragraph paragraph;
    paragraph.text = text;
    paragraph.language = language;
    paragraph.direction = direction_of(language);
    paragraph.size = style.size;
    paragraph.leading = style.size * style.leading;
    paragraph.letter_space = style.letter_space;
    paragraph.word_space = style.word_space;
    Span span;
    span.end = text.size();
    span.ink = ink;
    span.slot = slot;
    paragraph.spans.push_back(std::move(span));
    return std::make_shared<const Shaped>(shaper.shape(std::move(paragraph)));
}

} // namespace plainsend::pdf
