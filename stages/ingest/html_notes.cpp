// What stands in a page besides its text: notes become notes, the rest is told.
#include <algorithm>
#include <set>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/html_reader.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr std::size_t longest_excerpt = 80;

std::string excerpt(std::string words) {
    if (words.starts_with('[')) // the mark: "[JA1]"
        if (const std::size_t end = words.find(']'); end < longest_excerpt / 4)
            words = collapse_space(std::string_view(words).substr(end + 1));
    if (words.size() <= longest_excerpt)
        return words;
    std::size_t end = longest_excerpt;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
        --end;
    return words.substr(0, end) + "\u2026";
}

// The no-break space between the mark and the words of a note.
void drop_space_before(Blocks& content) {
    Inlines* first = content.empty() ? nullptr : inlines_of(content.front());
    if (first == nullptr || first->empty())
        return;
    if (auto* text = std::get_if<Text>(&first->front().node))
        while (text->text.starts_with("\u00A0") || text->text.starts_with(' '))
            text->text.erase(0, text->text.front() == ' ' ? 1 : 2);
}

} // namespace

void Reader::page_has_asides(Node body) {
    asides_ = asides_of(body);
    is_google_ =
        (" " + std::string(body.attribute("class")) + " ").find(" doc-content ") != std::string::npos;
    for (const Node& node : asides_.told) {
        const std::string words = excerpt(node.all_text());
        if (words.empty())
            continue;
        switch (asides_.parts.at(node.key())) {
        case Aside::comment:
            remark("html/comments", Severity::note, node,
                   "A comment ('" + words + "') was left out; it is not part of the document.");
            break;
        case Aside::deletion:
            remark("html/tracked-changes", Severity::note, node,
                   "A passage that somebody deleted with tracked changes ('" + words +
                       "') was left out. Accept or reject the changes before you send the document.");
            break;
        case Aside::running_header:
        case Aside::running_footer:
            remark("html/running-header", Severity::note, node,
                   "The head or foot of the printed pages ('" + words +
                       "') was left out. If families need these words, put them in the text.");
            break;
        case Aside::note:
        case Aside::silent:
            break;
        }
    }
    for (const Node& node : asides_.insertions)
        remark("html/tracked-changes", Severity::note, node,
               "A passage that somebody inserted with tracked changes ('" + excerpt(node.all_text()) +
                   "') was kept. Accept or reject the changes before you send the document.");
}

bool Reader::note_mark(Node link, Inlines& out) {
    const auto mark = asides_.marks.find(link.key());
    if (mark == asides_.marks.end() || reads_notes_)
        return false;
    auto known = std::find(marked_.begin(), marked_.end(), mark->second);
    if (known == marked_.end())
        known = marked_.insert(known, mark->second);
    out.push_back({NoteMark{"n" + std::to_string(known - marked_.begin() + 1)}});
    return true;
}

void Reader::read_notes() {
    reads_notes_ = true; // a mark inside a note stays words: it might lead round in a circle
    for (std::size_t i = 0; i < marked_.size(); ++i) {
        const PageNote& note = asides_.notes[marked_[i]];
        document_.notes.push_back({"n" + std::to_string(i + 1), note.label, read(note.node)});
        drop_space_before(document_.notes.back().content);
    }
    const std::set<std::size_t> read_ones(marked_.begin(), marked_.end());
    for (std::size_t i = 0; i < asides_.notes.size(); ++i)
        if (!read_ones.contains(i))
            remark("html/note", Severity::warning, asides_.notes[i].node,
                   "A note ('" + excerpt(asides_.notes[i].node.all_text()) +
                       "') was left out, because its mark does not stand in the text that was read.");
    // The line above the notes parts nothing any more.
    while (!marked_.empty() && !document_.body.empty() &&
           std::holds_alternative<Separator>(document_.body.back().node))
        document_.body.pop_back();
}

} // namespace plainsend::html
