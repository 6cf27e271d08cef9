// Footnotes and endnotes: their labels, as Word prints them, and their words.
#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/docx_reading.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

bool has_type(xml::Node node, std::string_view type) {
    const std::string kind = node.attribute("type");
    return kind.empty() || kind == type;
}

// A part of notes, and its notes by id.
struct NotePart {
    DocxStory story;
    std::map<std::string, xml::Node> by_id;
};

std::optional<NotePart> open_notes(DocxReading& reading, const Relationships& relationships, NoteKind kind) {
    const Relationship* found =
        find_relationship(relationships, kind == NoteKind::footnote ? "footnotes" : "endnotes");
    if (reading.notes.empty() || found == nullptr || !reading.package.has(found->target))
        return std::nullopt;
    NotePart part{open_story(reading, found->target), {}};
    for (const xml::Node node : xml::children(part.story.tree.root()))
        if (node.is_element() && has_type(node, "normal"))
            part.by_id.emplace(node.attribute("id"), node);
    return part;
}

// Sections may number in their own way; the first that says so counts for the whole document.
void take_numbers(NoteNumbers& numbers, xml::Node properties) {
    if (numbers.format.empty() && properties.first("numFmt"))
        numbers.format = value_of(properties, "numFmt");
    if (const auto start = number_of(properties.first("numStart"), "val"); start && numbers.next == 1)
        numbers.next = *start;
}

void take_both(DocxReading& reading, xml::Node parent) {
    take_numbers(reading.footnotes, parent.first("footnotePr"));
    take_numbers(reading.endnotes, parent.first("endnotePr"));
}

std::string label_of(const NoteNumbers& numbers, std::string_view usual) {
    const std::string_view format = numbers.format.empty() ? usual : std::string_view(numbers.format);
    if (format != "chicago")
        return numeral(numbers.next, number_format(format));
    static constexpr std::array<std::string_view, 4> signs{"*", "\u2020", "\u2021", "\u00A7"};
    const auto at = static_cast<std::size_t>(std::max(numbers.next - 1, 0));
    std::string label;
    for (std::size_t i = 0; i <= at / signs.size() && i < 10; ++i)
        label += signs[at % signs.size()];
    return label;
}

// The author typed the mark before the note's words too; there it is the label.
void take_off_mark(Blocks& content, const std::string& mark) {
    Inlines* inlines = content.empty() ? nullptr : inlines_of(content.front());
    while (inlines != nullptr && !inlines->empty() && std::holds_alternative<Marked>(inlines->front().node))
        inlines = &std::get<Marked>(inlines->front().node).content;
    auto* text = inlines == nullptr || inlines->empty() ? nullptr : std::get_if<Text>(&inlines->front().node);
    if (text == nullptr || mark.empty() || !text->text.starts_with(mark))
        return;
    const auto is_letter_or_digit = [](char c) {
        return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z');
    };
    if (is_letter_or_digit(mark.back()) && text->text.size() > mark.size() &&
        is_letter_or_digit(text->text[mark.size()])) // "1" before "15 minutes" is none
        return;
    text->text.erase(0, mark.size());
    text->text.erase(0, std::min(text->text.find_first_not_of(" \t"), text->text.size()));
    if (text->text.empty() && inlines->size() > 1)
        if (auto* next = std::get_if<Text>(&(*inlines)[1].node))
            next->text.erase(0, std::min(next->text.find_first_not_of(" \t"), next->text.size()));
}

} // namespace

std::size_t note_of(DocxReading& reading, NoteKind kind, const std::string& source,
                    const std::string& own_mark, const Place& place) {
    const auto [known, is_new] = reading.note_numbers.emplace(std::pair(kind, source), reading.notes.size());
    if (!is_new)
        return known->second;
    const bool footnote = kind == NoteKind::footnote;
    NoteNumbers& numbers = footnote ? reading.footnotes : reading.endnotes;
    DocxNote note{kind,     source, "n" + std::to_string(reading.notes.size() + 1),
                  own_mark, place,  !own_mark.empty()};
    if (!note.own_mark) { // a mark of its own is not counted
        note.label = label_of(numbers, footnote ? "decimal" : "lowerRoman");
        ++numbers.next;
    }
    reading.notes.push_back(std::move(note));
    return known->second;
}

void read_note_numbers(DocxReading& reading, xml::Node settings, xml::Node body) {
    for (const xml::Node node : xml::children(body)) {
        if (node.is("sectPr"))
            take_both(reading, node);
        else if (const xml::Node inside = node.first("pPr").first("sectPr"))
            take_both(reading, inside);
    }
    take_both(reading, settings);
}

void read_notes(DocxReading& reading, const Relationships& relationships) {
    auto footnotes = open_notes(reading, relationships, NoteKind::footnote);
    auto endnotes = open_notes(reading, relationships, NoteKind::endnote);
    for (std::size_t i = 0; i < reading.notes.size(); ++i) { // a note may hold marks of more notes
        const DocxNote note = reading.notes[i];
        auto& part = note.kind == NoteKind::footnote ? footnotes : endnotes;
        Blocks content;
        reading.open_note = i;
        if (part && part->by_id.contains(note.source))
            content = read_docx_blocks(reading, part->story, part->by_id.at(note.source), 1);
        else
            reading.left_out.add(Omission::missing_note, note.place, note.label);
        if (note.own_mark)
            take_off_mark(content, note.label);
        reading.document.notes.push_back({note.id, note.label, std::move(content)});
    }
    reading.open_note.reset();
}

} // namespace plainsend
