#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "stages/emit/pdf/addressee.h"
#include "stages/emit/pdf/compose_inlines.h"
#include "stages/emit/pdf/lines.h"

namespace plainsend::pdf {

namespace {

constexpr double points_a_millimetre = 72 / 25.4;

// "Heading" and the lines after it belong together; so do a label and what it names.
void keep_together(Boxes& boxes, std::size_t from, Keep keep = Keep::with_next) {
    for (std::size_t i = from; i < boxes.size(); ++i)
        boxes[i].keep = std::max(boxes[i].keep, keep);
}

// "Your child will need:" and the list, "Yours sincerely," and the name; a line of scissors and the slip.
bool leads_on(const plainsend::Paragraph& node) {
    std::string text = inline_text(node.content);
    text.erase(text.find_last_not_of(" \t\n") + 1);
    for (const std::string_view end : {":", ",", "：", "，", "،"})
        if (text.ends_with(end))
            return true;
    return text.find("\u2702") != std::string::npos || text.starts_with("- - - -") ||
           text.starts_with("-----");
}

void space(Boxes& boxes, std::size_t from, double before, double after) {
    if (boxes.size() <= from)
        return;
    boxes[from].before = std::max(boxes[from].before, before);
    boxes.back().after = std::max(boxes.back().after, after);
}

// A small logo stands beside the school's name and address: above them it would cost a letter three lines.
void set_logo_beside(Boxes& boxes, std::size_t from, double size) {
    const auto* logo = boxes.size() > from + 1 ? std::get_if<PictureBox>(&boxes[from].node) : nullptr;
    if (logo == nullptr || logo->width > 10 * size || logo->height > 8 * size)
        return;
    ItemBox beside;
    beside.picture = *logo;
    beside.label_width = logo->width + std::min(size, 14.0);
    const auto rest = boxes.begin() + static_cast<std::ptrdiff_t>(from) + 1;
    beside.content.assign(std::make_move_iterator(rest), std::make_move_iterator(boxes.end()));
    boxes.resize(from);
    boxes.push_back({.node = std::move(beside)});
}

TextBox* first_text(Boxes& boxes, std::size_t from) {
    for (std::size_t i = from; i < boxes.size(); ++i)
        if (auto* text = std::get_if<TextBox>(&boxes[i].node))
            return text;
    return nullptr;
}

// A paragraph and at most the list it introduces: such items stand close together.
bool is_short(const ListItem& item) {
    return item.content.empty() ||
           (std::holds_alternative<plainsend::Paragraph>(item.content[0].node) &&
            (item.content.size() == 1 ||
             (item.content.size() == 2 && std::holds_alternative<List>(item.content[1].node))));
}

} // namespace

Composer::Composer(const Document& document, const Style& style, Shaper& shaper)
    : document_(document), style_(style), shaper_(shaper), levels_(heading_levels(document)) {
    // A final letter wears nothing that its author did not write.
    const bool bare = is_letter(document) && document.status.openness != Openness::draft;
    const bool untitled = title_is_chrome(document);
    prints_title_ = untitled && !bare;
    if (bare)
        addressee_ = addressee_of(document);
    level_shift_ = untitled && bare ? 1 : 0;

    for (const GlossaryItem& item : document.glossary) {
        const std::string term = item.long_form.empty() ? item.term
                                                        : in_brackets(style, document.metadata.language,
                                                                      item.term, item.long_form);
        descriptions_[item.id] =
            labelled_text(document, style, say_text(document, style, "glossary-title"), term);
    }
    for (const Note& note : document.notes)
        note_labels_[note.id] = note.label;
}

// A line holds at least ten em of a heading, that is its longest words: where the text is very large the
// steps are smaller, all in proportion, but each still to be seen.
double Composer::heading_size(int level) const {
    constexpr double least_line = 10; // em
    constexpr double least_step = 1.2;
    int steps = std::max(0, style_.heading_steps - level + 1);
    if (is_letter(document_)) // the subject of a letter is no title page
        steps = std::min(steps, 1);
    const double wanted = std::pow(style_.heading_scale, steps);
    const double most = std::pow(style_.heading_scale, style_.heading_steps);
    const double room = style_.measure * points_a_millimetre / least_line / style_.size;
    if (steps == 0 || room >= most)
        return style_.size * wanted;
    const double share = std::max(0.0, (room - 1) / (most - 1));
    return style_.size * std::min(wanted, std::max(least_step, 1 + (wanted - 1) * share));
}

Setting Composer::body_setting() const {
    Setting setting;
    setting.size = style_.size;
    setting.gap = style_.size * style_.leading * style_.paragraph_space;
    setting.language = document_.metadata.language;
    return setting;
}

Paragraph Composer::empty_paragraph(const Setting& setting) const {
    Paragraph paragraph;
    paragraph.language = setting.language;
    paragraph.direction = direction_of(setting.language);
    paragraph.size = setting.size;
    double leading = style_.leading;
    const auto face = style_.language_faces.find(written_language(setting.language));
    if (face != style_.language_faces.end() && face->second.leading > 0)
        leading = face->second.leading;
    // Larger letters need less room between their lines, in proportion.
    if (setting.size > style_.size * 1.01)
        leading = std::max(1.2, leading - 0.15);
    paragraph.leading = setting.size * leading;
    paragraph.letter_space = style_.letter_space;
    paragraph.word_space = style_.word_space;
    return paragraph;
}

ShapedText Composer::shape(Paragraph paragraph, const Block* from) {
    auto shaped = std::make_shared<const Shaped>(shaper_.shape(std::move(paragraph)));
    for (const Missing& missing : shaped->missing) {
        std::size_t end = missing.offset;
        const char32_t code = character_at(shaped->paragraph.text, end);
        const std::string character = shaped->paragraph.text.substr(missing.offset, end - missing.offset);
        Finding finding;
        finding.rule = "pdf/no-glyph";
        finding.severity = Severity::warning;
        finding.text = character;
        finding.message = fmt::format(
            "No installed font can print the character '{}' (U+{:04X}). A sign for something missing "
            "stands in its place, so the PDF does not claim to be accessible (PDF/UA-1, "
            "PDF/A-2a). Write it another way, or install a font that has it.",
            character, static_cast<std::uint32_t>(code));
        for (const Span& span : shaped->paragraph.spans)
            if (missing.offset >= span.begin && missing.offset < span.end && span.source != nowhere &&
                from != nullptr) {
                finding.block = from->id;
                finding.begin = span.source + (missing.offset - span.begin);
                finding.end = finding.begin + character.size();
                finding.place = place_of(*from, finding.begin);
            }
        out_.findings.push_back(std::move(finding));
    }
    return shaped;
}

// The number that a parent quotes stands beside or above the paragraph, and in the tree before its words.
ShapedText Composer::number_of(const Block& block, int element, const Setting& setting) {
    if (block.number.empty() || block.number_is_authors)
        return nullptr;
    const int span = out_.structure.add(element, "Span");
    out_.structure.elements[static_cast<std::size_t>(span)].chrome = true;
    Setting quiet = setting;
    quiet.size = style_.size;
    quiet.ink = Ink::quiet;
    quiet.weight = Weight::regular;
    InlineComposer inlines(*this, quiet, span, nullptr);
    std::string label = block.number;
    if (const auto page = document_.standard_pages.find(block.id);
        page != document_.standard_pages.end() && style_.number_above) // a line of its own has the room
        label += " \u00B7 " +
                 say_text(document_, style_, "standard-page", {{"page", std::to_string(page->second)}});
    inlines.add({{Generated{label + " "}}});
    Boxes boxes = inlines.finish();
    const TextBox* text = first_text(boxes, 0);
    if (text == nullptr)
        return nullptr;
    if (!style_.number_above)
        out_.number_column = std::max(out_.number_column, widths_of(*text->text).most + style_.size * 0.8);
    return text->text;
}

ShapedText Composer::label_of(const std::string& label, int element, const Setting& setting) {
    InlineComposer inlines(*this, setting, element, nullptr);
    inlines.add({{Text{label + " ", {}}}});
    Boxes boxes = inlines.finish();
    const TextBox* text = first_text(boxes, 0);
    return text == nullptr ? nullptr : text->text;
}

// The words of a heading or paragraph, set as one or more boxes of the element.
Boxes Composer::paragraph(const Inlines& content, int element, const Block& block, const Setting& setting) {
    const ShapedText number = number_of(block, element, setting);
    InlineComposer inlines(*this, setting, element, &block);
    inlines.add(content);
    Boxes boxes = inlines.finish();
    if (TextBox* text = first_text(boxes, 0)) {
        text->anchor = block.id;
        text->number = number;
    }
    return boxes;
}

void Composer::blocks(const Blocks& content, const Setting& setting, Boxes& boxes) {
    for (const Block& each : content)
        block(each, setting, boxes);
}

void Composer::block(const Block& source, const Setting& around, Boxes& boxes) {
    Setting setting = around;
    const std::string language = source.language.empty() ? around.language : source.language;
    const std::size_t first_element = out_.structure.elements.size();
    setting.language = language;
    std::visit(overloaded{
                   [&](const Heading& node) { heading(source, node, setting, boxes); },
                   [&](const plainsend::Paragraph& node) {
                       const int element = out_.structure.add(setting.element, "P");
                       const std::size_t from = boxes.size();
                       for (Box& box : paragraph(node.content, element, source, setting))
                           boxes.push_back(std::move(box));
                       space(boxes, from, 0, setting.gap);
                       if (leads_on(node))
                           keep_together(boxes, from);
                       if (&source == addressee_ && boxes.size() > from)
                           boxes[from].addressee = true;
                   },
                   [&](const List& node) { list(node, setting, boxes); },
                   [&](const Table& node) { table(source, node, setting, boxes); },
                   [&](const Records& node) { records(source, node, setting, boxes); },
                   [&](const Quotation& node) {
                       Setting inside = setting;
                       inside.element = out_.structure.add(setting.element, "BlockQuote");
                       GroupBox group{.indent = setting.size * 1.5, .edge = Edge::bar, .content = {}};
                       blocks(node.content, inside, group.content);
                       boxes.push_back(
                           {.node = std::move(group), .before = setting.gap, .after = setting.gap});
                   },
                   [&](const Preformatted& node) { preformatted(source, node, setting, boxes); },
                   [&](const Letterhead& node) {
                       Setting inside = setting;
                       inside.element = out_.structure.add(setting.element, "Div");
                       inside.gap = setting.gap * 0.25;
                       const std::size_t from = boxes.size();
                       blocks(node.content, inside, boxes);
                       set_logo_beside(boxes, from, style_.size);
                       space(boxes, from, 0, setting.gap * 1.5);
                   },
                   [&](const Separator&) {
                       boxes.push_back({.node = RuleBox{}, .before = setting.gap, .after = setting.gap});
                   },
               },
               source.node);
    if (language != around.language && first_element < out_.structure.elements.size())
        out_.structure.elements[first_element].language = language;
}

void Composer::heading(const Block& source, const Heading& node, const Setting& around, Boxes& boxes) {
    const auto found = levels_.find(source.id);
    const int level = found == levels_.end() ? std::clamp(node.level, 1, 6) : found->second - level_shift_;
    Setting setting = around;
    setting.weight = Weight::bold;
    setting.size = heading_size(level);
    const int element = out_.structure.add(around.element, "H" + std::to_string(level));
    const std::size_t from = boxes.size();
    for (Box& box : paragraph(node.content, element, source, setting))
        boxes.push_back(std::move(box));
    // Where paragraphs stand closer than usual (a letter that is to stay on one page), so do headings.
    const double leading = style_.size * style_.leading * std::clamp(style_.paragraph_space, 0.5, 1.0);
    space(boxes, from, leading * (level <= 2 ? 1.7 : 1.3), leading * 0.45);
    keep_together(boxes, from, Keep::always);
    if (TextBox* text = first_text(boxes, from)) {
        text->heading = static_cast<int>(out_.headings.size());
        std::string words = inline_text(node.content);
        std::replace(words.begin(), words.end(), '\n', ' ');
        out_.headings.push_back({level, std::move(words), source.id});
    }
}

void Composer::list(const List& node, const Setting& setting, Boxes& boxes) {
    const int element = out_.structure.add(setting.element, "L");
    out_.structure.elements[static_cast<std::size_t>(element)].numbering =
        node.kind == ListKind::bulleted ? Numbering::disc : Numbering::decimal;
    const bool tight = std::all_of(node.items.begin(), node.items.end(), is_short);
    std::vector<ItemBox> items;
    double label_width = setting.size * 1.1;
    for (const ListItem& item : node.items) {
        const int entry = out_.structure.add(element, "LI");
        const std::string label = !item.label.empty()               ? item.label
                                  : node.kind == ListKind::bulleted ? "\xE2\x80\xA2"
                                                                    : "";
        ItemBox box;
        if (!label.empty())
            box.label = label_of(label, out_.structure.add(entry, "Lbl"), setting);
        if (box.label)
            label_width = std::max(label_width, widths_of(*box.label).most + setting.size * 0.6);
        Setting inside = setting;
        inside.element = out_.structure.add(entry, "LBody");
        if (tight)
            inside.gap = setting.gap * 0.4;
        blocks(item.content, inside, box.content);
        items.push_back(std::move(box));
    }
    label_width = std::min(label_width, setting.size * 6);
    const std::size_t from = boxes.size();
    for (ItemBox& item : items) {
        item.label_width = label_width;
        boxes.push_back(
            {.node = std::move(item), .before = 0, .after = tight ? setting.gap * 0.4 : setting.gap});
    }
    space(boxes, from, 0, setting.gap);
}

// A table told entry by entry: the author's column headings once, then each row as a labelled block.
void Composer::records(const Block& source, const Records& node, const Setting& setting, Boxes& boxes) {
    const std::size_t from = boxes.size();
    Setting inside = setting;
    inside.element = out_.structure.add(setting.element, "Sect");
    const int lead = out_.structure.add(inside.element, "P");
    Setting bold = inside;
    bold.weight = Weight::bold;
    ShapedText number; // where nothing stands before the first row
    if (!node.caption.empty())
        for (Box& box : paragraph(node.caption, lead, source, bold))
            boxes.push_back(std::move(box));
    else if (node.headings.empty())
        number = number_of(source, lead, inside);
    else
        for (Box& box : paragraph(say(document_, style_, "records-lead"), lead, source, inside))
            boxes.push_back(std::move(box));
    space(boxes, from, 0, setting.gap * 0.4);
    keep_together(boxes, from);
    bold.gap = setting.gap * 0.2;
    GroupBox headings{
        .indent = setting.size * 1.1, .edge = Edge::none, .content = {}, .inside = Keep::with_next};
    bold.element = out_.structure.add(inside.element, "Div");
    for (const Cell& cell : node.headings)
        blocks(cell.content, bold, headings.content);
    if (!headings.content.empty())
        boxes.push_back({.node = std::move(headings), .before = 0, .after = setting.gap});
    for (const Record& record : node.records) {
        Setting entry = inside;
        entry.element = out_.structure.add(inside.element, "Div");
        GroupBox group{.indent = 0, .edge = Edge::none, .content = {}, .inside = Keep::rather};
        group.content.push_back(
            {.node = RuleBox{}, .before = 0, .after = setting.gap * 0.4, .keep = Keep::with_next});
        for (const RecordEntry& field : record.entries)
            record_entry(field, entry, group.content);
        if (TextBox* text = first_text(group.content, 0); text != nullptr &&
                                                          &record == &node.records.front() &&
                                                          node.headings.empty() && node.caption.empty()) {
            text->number = number;
            text->marks.push_back({0, source.id});
        }
        boxes.push_back({.node = std::move(group), .before = 0, .after = setting.gap * 0.4});
    }
    space(boxes, from, 0, setting.gap);
}

// "Who: Mrs Khan" in one paragraph where the cell is one; else the label on a line above.
void Composer::record_entry(const RecordEntry& field, const Setting& setting, Boxes& boxes) {
    const Block* only = field.content.size() == 1 ? &field.content.front() : nullptr;
    const auto* words = only == nullptr ? nullptr : std::get_if<plainsend::Paragraph>(&only->node);
    const bool same_language =
        only != nullptr && (only->language.empty() || only->language == setting.language);
    const std::size_t begin = boxes.size();
    const int label = out_.structure.add(setting.element, "P");
    InlineComposer inlines(*this, setting, label, words != nullptr ? only : nullptr);
    const bool run_in = words != nullptr && same_language;
    Inlines name = field.label; // one piece with its colon: that is how it is read out
    if (auto* ours = name.empty() ? nullptr : std::get_if<Generated>(&name.back().node);
        ours != nullptr && run_in)
        ours->text += ": ";
    if (!name.empty())
        inlines.add({{Marked{Mark::strong, std::move(name)}}});
    if (run_in) {
        inlines.add(words->content);
        for (Box& box : inlines.finish())
            boxes.push_back(std::move(box));
        if (TextBox* text = first_text(boxes, begin))
            text->anchor = only->id;
        space(boxes, begin, 0, setting.gap * 0.4);
        return;
    }
    for (Box& box : inlines.finish())
        boxes.push_back(std::move(box));
    space(boxes, begin, 0, setting.gap * 0.1);
    keep_together(boxes, begin);
    GroupBox body{.indent = setting.size * 1.1, .edge = Edge::none, .content = {}};
    Setting value = setting;
    value.gap = setting.gap * 0.4;
    blocks(field.content, value, body.content);
    boxes.push_back({.node = std::move(body), .before = 0, .after = setting.gap * 0.5});
}

// Spaces at the start of a line count here: they are drawn as they stand.
void Composer::preformatted(const Block& source, const Preformatted& node, const Setting& setting,
                            Boxes& boxes) {
    const int element = out_.structure.add(setting.element, "P");
    const std::size_t from = boxes.size();
    for (Box& box : paragraph({{Text{node.text, source.place}}}, element, source, setting))
        boxes.push_back(std::move(box));
    space(boxes, from, 0, setting.gap);
    if (boxes.size() > from)
        boxes[from].before = std::max(boxes[from].before, points_a_millimetre);
}

} // namespace plainsend::pdf
