// The words between two blocks become paragraphs: where they have blank lines, several.
#include <algorithm>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/html_reader.h"
#include "stages/ingest/typed_lists.h"

namespace plainsend::html {

namespace {

// Spaces, also of no width, and soft hyphens.
bool shows_nothing(std::string_view text) {
    static constexpr std::string_view unseen[] = {" ",      "\u00A0", "\u00AD", "\u200B",
                                                  "\u200C", "\u200D", "\u2060", "\uFEFF"};
    while (!text.empty()) {
        const auto found = std::find_if(std::begin(unseen), std::end(unseen),
                                        [&](std::string_view one) { return text.starts_with(one); });
        if (found == std::end(unseen))
            return false;
        text.remove_prefix(found->size());
    }
    return true;
}

bool shows_something(const Inlines& content) {
    bool something = false;
    for_each_inline(content, [&](const Inline& in) {
        const auto* text = std::get_if<Text>(&in.node);
        something = something || (text != nullptr && !shows_nothing(text->text)) ||
                    std::holds_alternative<Image>(in.node) || std::holds_alternative<Field>(in.node) ||
                    std::holds_alternative<NoteMark>(in.node) || std::holds_alternative<Generated>(in.node);
    });
    return something;
}

Inlines* content_of(Inline& in) {
    return std::visit(
        [](auto& node) -> Inlines* {
            if constexpr (requires { node.content; })
                return &node.content;
            else
                return nullptr;
        },
        in.node);
}

bool is_break(const Inline& in) {
    return std::holds_alternative<LineBreak>(in.node);
}

bool is_unseen(const Inline& in) {
    const auto* text = std::get_if<Text>(&in.node);
    return text != nullptr && shows_nothing(text->text);
}

// Parted where there are two line breaks, also inside bold words and the like.
std::vector<Inlines> parted(Inlines content) {
    std::vector<Inlines> parts(1);
    Inlines held; // line breaks, and the spaces between them
    for (Inline& in : content) {
        if (is_break(in) || (!held.empty() && is_unseen(in))) {
            held.push_back(std::move(in));
            continue;
        }
        if (std::count_if(held.begin(), held.end(), is_break) >= 2)
            parts.emplace_back();
        else
            parts.back().insert(parts.back().end(), held.begin(), held.end());
        held.clear();
        Inlines* inner = content_of(in);
        if (inner == nullptr) {
            parts.back().push_back(std::move(in));
            continue;
        }
        std::vector<Inlines> pieces = parted(std::move(*inner));
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            inner->clear();
            Inline piece = in;
            *content_of(piece) = std::move(pieces[i]);
            if (i > 0)
                parts.emplace_back();
            parts.back().push_back(std::move(piece));
        }
    }
    // Breaks at the end part nothing here, but may do so together with those that follow.
    parts.back().insert(parts.back().end(), held.begin(), held.end());
    return parts;
}

// Lines that begin with a bullet or a number typed by hand are paragraphs, from which lists are made.
void append_items(Inlines content, std::vector<Inlines>& out) {
    std::vector<Inlines> lines(1);
    for (Inline& in : content) {
        if (is_break(in))
            lines.emplace_back();
        else
            lines.back().push_back(std::move(in));
    }
    std::vector<std::string> texts;
    for (const Inlines& line : lines)
        texts.push_back(inline_text(line));
    const std::vector<bool> items = typed_items(texts);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == 0 || items[i]) {
            out.push_back(std::move(lines[i]));
            continue;
        }
        out.back().push_back({LineBreak{}});
        out.back().insert(out.back().end(), std::make_move_iterator(lines[i].begin()),
                          std::make_move_iterator(lines[i].end()));
    }
}

void trim_breaks(Inlines& content) {
    while (!content.empty() && (is_break(content.back()) || is_unseen(content.back())))
        content.pop_back();
    while (!content.empty() && (is_break(content.front()) || is_unseen(content.front())))
        content.erase(content.begin());
}

Place start_of(const Inlines& content) {
    Place start;
    bool found = false;
    for_each_inline(content, [&](const Inline& in) {
        const auto* text = std::get_if<Text>(&in.node);
        if (!found && text != nullptr && !text->text.empty()) {
            start = text->place;
            found = true;
        }
    });
    return start;
}

} // namespace

void Reader::flush(Inlines& pending, Blocks& out, const Around& around) {
    Inlines content = std::exchange(pending, {});
    finish_inlines(content, place_);
    std::vector<Inlines> parts;
    if (is_own_) {
        parts.push_back(std::move(content));
    } else {
        for (Inlines& part : parted(std::move(content)))
            append_items(std::move(part), parts);
    }
    for (Inlines& part : parts)
        paragraph(std::move(part), out, around);
}

void Reader::paragraph(Inlines content, Blocks& out, const Around& around) {
    trim_breaks(content);
    if (!shows_something(content))
        return;
    const Place start = start_of(content);
    for (auto wrapper = around.wrap.rbegin(); wrapper != around.wrap.rend(); ++wrapper) {
        Inline outer = *wrapper;
        if (Inlines* inner = content_of(outer))
            *inner = std::exchange(content, {});
        content.push_back(std::move(outer));
    }
    out.push_back({"", start, around.language, "", false, Paragraph{std::move(content)}});
}

void Reader::find_lists(Blocks& blocks) {
    if (is_own_)
        return;
    for (const Place& place : find_typed_lists(blocks)) {
        if (std::exchange(told_typed_, true))
            continue;
        Finding finding;
        finding.rule = "html/typed-list";
        finding.severity = Severity::note;
        finding.message =
            "Bullets or numbers that were typed by hand were taken for a list. Make it one with "
            "the list button, so that nobody has to guess.";
        finding.place = place;
        findings_.push_back(std::move(finding));
    }
}

} // namespace plainsend::html
