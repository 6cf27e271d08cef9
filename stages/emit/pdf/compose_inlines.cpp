#include "stages/emit/pdf/compose_inlines.h"

#include <algorithm>

namespace plainsend::pdf {

namespace {

// An ActualText has an end (canvas.h); longer right-to-left text gets several spans, cut between characters.
constexpr std::size_t actual_text_bytes = 20000;

// Pictures smaller than this many points a side would be lost on paper.
constexpr double pixel = 0.75; // points, at 96 pixels an inch

std::size_t cut_at(std::string_view text) {
    if (text.size() <= actual_text_bytes)
        return text.size();
    std::size_t at = actual_text_bytes;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

} // namespace

InlineComposer::InlineComposer(Composer& composer, const Setting& setting, int element, const Block* from)
    : composer_(composer), setting_(setting), from_(from), paragraph_(composer.empty_paragraph(setting)) {
    look_.element = element;
    look_.weight = setting.weight;
    look_.ink = setting.ink;
    look_.language = setting.language;
}

void InlineComposer::add(const Inlines& inlines) {
    add(inlines, look_);
}

void InlineComposer::add(const Inlines& inlines, const Look& look) {
    for (const Inline& in : inlines)
        add(in, look);
}

int InlineComposer::span(const Look& look, const char* type) {
    return composer_.out_.structure.add(look.element, type);
}

int InlineComposer::slot_of(int element) {
    Structure& structure = composer_.out_.structure;
    const auto& kids = structure.elements[static_cast<std::size_t>(element)].kids;
    if (!kids.empty() && kids.back().kind == Kid::Kind::content)
        return kids.back().index;
    return structure.add_slot(element);
}

void InlineComposer::add(const Inline& in, const Look& look) {
    auto& elements = composer_.out_.structure.elements;
    std::visit(overloaded{
                   [&](const Text& node) { text(node.text, look); },
                   [&](const LineBreak&) { text("\n", look); },
                   [&](const Marked& node) {
                       Look marked = look;
                       // Neither italics nor underlining in clear print: emphasis is bold (UKAAF G003).
                       if (node.mark == Mark::strong || node.mark == Mark::emphasis)
                           marked.weight = Weight::bold;
                       if (node.mark == Mark::superscript)
                           marked.rise = 0.25;
                       if (node.mark == Mark::subscript)
                           marked.rise = -0.15;
                       if (node.mark == Mark::strike) {
                           marked.strike = true;
                           marked.element = span(look);
                           elements[static_cast<std::size_t>(marked.element)].strike = true;
                       }
                       add(node.content, marked);
                   },
                   [&](const Link& node) { link(node, look); },
                   [&](const LanguageRun& node) {
                       Look foreign = look;
                       foreign.language = node.language;
                       foreign.element = span(look);
                       elements[static_cast<std::size_t>(foreign.element)].language = node.language;
                       add(node.content, foreign);
                   },
                   [&](const Image& node) { image(node, look); },
                   [&](const NoteMark& node) { note_mark(node, look); },
                   [&](const Term& node) { term(node, look); },
                   [&](const Abbreviation& node) {
                       Look short_form = look;
                       short_form.element = span(look);
                       elements[static_cast<std::size_t>(short_form.element)].expansion = node.expansion;
                       add(node.content, short_form);
                   },
                   [&](const Field& node) {
                       const bool visible = node.text.find_first_not_of(" \t\n") != std::string::npos;
                       if (!visible) { // nothing was printed there: the room is ours
                           if (!node.text.empty())
                               text(node.text, look);
                           Look ours = look;
                           ours.authors = false;
                           ours.element = span(look);
                           elements[static_cast<std::size_t>(ours.element)].chrome = true;
                           text("____", ours, Blank::yes);
                       } else {
                           text(node.text, look, Blank::yes);
                       }
                   },
                   [&](const Generated& node) {
                       Look ours = look;
                       ours.authors = false;
                       if (!composer_.out_.structure.in_chrome(look.element)) {
                           ours.element = span(look);
                           elements[static_cast<std::size_t>(ours.element)].chrome = true;
                       }
                       text(node.text, ours);
                   },
               },
               in.node);
}

void InlineComposer::text(std::string_view text, const Look& look, Blank blank) {
    // Right-to-left words stand in logical order on the page, which not every reader program puts right: the
    // element says the text once more.
    if (!has_right_to_left(text)) {
        piece(text, look, blank, look.element);
        return;
    }
    while (!text.empty()) {
        const std::size_t end = cut_at(text);
        const int element = span(look);
        composer_.out_.structure.elements[static_cast<std::size_t>(element)].actual_text =
            text.substr(0, end);
        piece(text.substr(0, end), look, blank, element);
        text.remove_prefix(end);
    }
}

void InlineComposer::piece(std::string_view text, const Look& look, Blank blank, int element) {
    if (text.empty())
        return;
    Span span;
    span.begin = paragraph_.text.size();
    paragraph_.text += text;
    span.end = paragraph_.text.size();
    span.weight = look.weight;
    span.ink = look.ink;
    span.blank = blank;
    span.strike = look.strike;
    span.rise = look.rise;
    span.slot = slot_of(element);
    span.link = look.link;
    span.language = look.language;
    if (look.authors) {
        span.source = source_;
        source_ += text.size();
    }
    paragraph_.spans.push_back(std::move(span));
}

void InlineComposer::link(const Link& node, Look look) {
    Structure& structure = composer_.out_.structure;
    look.element = span(look, "Link");
    look.ink = Ink::accent;
    look.link = static_cast<int>(structure.links.size());
    std::string description = inline_text(node.content);
    for_each_inline(node.content, [&](const Inline& in) {
        if (const auto* ours = std::get_if<Generated>(&in.node))
            description += ours->text;
    });
    structure.links.push_back({look.element, node.target, description.empty() ? node.target : description});
    add(node.content, look);
}

void InlineComposer::term(const Term& node, Look look) {
    Structure& structure = composer_.out_.structure;
    const auto entry = composer_.descriptions_.find(node.entry);
    if (entry == composer_.descriptions_.end() || look.link >= 0) {
        add(node.content, look);
        return;
    }
    look.element = span(look, "Link");
    look.link = static_cast<int>(structure.links.size());
    structure.links.push_back({look.element, "#" + node.entry, entry->second});
    add(node.content, look);
    Look mark = look;
    mark.ink = Ink::accent;
    mark.authors = false;
    if (!structure.in_chrome(look.element)) {
        mark.element = span(look);
        structure.elements[static_cast<std::size_t>(mark.element)].chrome = true;
    }
    text(direction_of(look.language) == Direction::right_to_left ? "\xE2\x86\x90" : "\xE2\x86\x92", mark);
}

void InlineComposer::note_mark(const NoteMark& node, Look look) {
    const auto label = composer_.note_labels_.find(node.note);
    if (label == composer_.note_labels_.end())
        return;
    Structure& structure = composer_.out_.structure;
    look.authors = false;
    look.element = span(look, "Reference");
    structure.elements[static_cast<std::size_t>(look.element)].chrome = !structure.in_chrome(look.element);
    look.element = span(look, "Link");
    look.link = static_cast<int>(structure.links.size());
    look.ink = Ink::accent;
    structure.links.push_back(
        {look.element, "#" + node.note,
         say_text(composer_.document_, composer_.style_, "note-mark", {{"label", label->second}})});
    marks_.push_back({paragraph_.text.size(), mark_anchor(node.note)});
    composer_.marked_notes_.insert(node.note);
    text("[" + label->second + "]", look);
}

// A picture stands on a line of its own, at most as wide as the text.
void InlineComposer::image(const Image& node, const Look& look) {
    const auto resource = composer_.document_.resources.find(node.resource);
    if (resource == composer_.document_.resources.end())
        return;
    end_piece();
    PictureBox picture;
    picture.resource = node.resource;
    const double wide = std::max(1, resource->second.width);
    const double high = std::max(1, resource->second.height);
    picture.width = node.width > 0 ? node.width : wide * pixel;
    picture.height = node.height > 0 ? node.height : picture.width * high / wide;
    if (!node.decorative) {
        picture.element = span(look, "Figure");
        Element& figure = composer_.out_.structure.elements[static_cast<std::size_t>(picture.element)];
        figure.alternative = node.alternative;
        figure.outer = true;
        picture.slot = composer_.out_.structure.add_slot(picture.element);
        if (node.alternative.empty()) {
            composer_.out_.alternatives_missing = true;
            Finding finding;
            finding.rule = "pdf/image-without-alternative";
            finding.severity = Severity::warning;
            finding.block = from_ != nullptr ? from_->id : "";
            finding.message = "This picture has no description, so people who cannot see it learn nothing "
                              "from it, and the PDF "
                              "does not claim to be accessible (PDF/UA-1, PDF/A-2a). Describe it in the "
                              "document (alternative text) or mark it as decoration.";
            finding.place = node.place;
            composer_.out_.findings.push_back(std::move(finding));
        }
    }
    boxes_.push_back({.node = std::move(picture), .before = setting_.gap / 2, .after = setting_.gap / 2});
}

// What parted the words from the picture before them is not room at the start of their line.
void InlineComposer::skip_space_at_the_start() {
    if (boxes_.empty())
        return;
    const std::size_t spaces = std::min(paragraph_.text.find_first_not_of(" \n"), paragraph_.text.size());
    paragraph_.text.erase(0, spaces);
    for (Span& span : paragraph_.spans) {
        if (span.source != nowhere && span.begin < spaces)
            span.source += std::min(spaces, span.end) - span.begin;
        span.begin -= std::min(span.begin, spaces);
        span.end -= std::min(span.end, spaces);
    }
    std::erase_if(paragraph_.spans, [](const Span& span) { return span.begin == span.end; });
    for (MarkPlace& mark : marks_)
        mark.offset -= std::min(mark.offset, spaces);
}

void InlineComposer::end_piece() {
    skip_space_at_the_start();
    const bool visible = std::any_of(paragraph_.text.begin(), paragraph_.text.end(),
                                     [](char c) { return c != ' ' && c != '\n' && c != '\t'; });
    if (visible) {
        TextBox box;
        box.text = composer_.shape(std::move(paragraph_), from_);
        box.marks = std::move(marks_);
        boxes_.push_back({.node = std::move(box), .before = 0, .after = 0});
    }
    paragraph_ = composer_.empty_paragraph(setting_);
    marks_.clear();
}

Boxes InlineComposer::finish() {
    end_piece();
    return std::move(boxes_);
}

} // namespace plainsend::pdf
