#include "stages/ingest/pieces.h"

#include <algorithm>
#include <utility>

namespace plainsend {

namespace {

constexpr std::string_view ellipsis = "\u2026";
constexpr std::size_t least_dots = 4;

// How many leader characters stand at a place of the text, and in how many bytes. 0 dots: none.
struct Leader {
    std::size_t dots = 0;
    std::size_t bytes = 0;
};

Leader leader_at(std::string_view text, std::size_t at) {
    if (text[at] == '.' || text[at] == '_')
        return {1, 1};
    if (text.substr(at).starts_with(ellipsis))
        return {3, ellipsis.size()};
    return {};
}

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// "....", "____", "……", "_ _ _ _": single spaces may stand between, for people type them so.
Range blank_at(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    std::size_t end = begin;
    std::size_t dots = 0;
    while (at < text.size()) {
        const Leader leader = leader_at(text, at);
        if (leader.dots != 0) {
            dots += leader.dots;
            at += leader.bytes;
            end = at;
        } else if (text[at] == ' ' && at == end && at + 1 < text.size() &&
                   leader_at(text, at + 1).dots != 0) {
            ++at;
        } else {
            break;
        }
    }
    return dots >= least_dots ? Range{begin, end} : Range{end, end};
}

std::vector<Range> blanks_in(std::string_view text) {
    std::vector<Range> found;
    for (std::size_t at = 0; at < text.size();) {
        if (leader_at(text, at).dots == 0) {
            ++at;
            continue;
        }
        const Range blank = blank_at(text, at);
        if (blank.begin < blank.end)
            found.push_back(blank);
        at = blank.end;
    }
    return found;
}

void append_text(Pieces& out, const Piece& like, const Text& text, std::size_t begin, std::size_t end) {
    if (begin >= end)
        return;
    Piece piece = like;
    piece.node = Text{text.text.substr(begin, end - begin), text.place};
    out.push_back(std::move(piece));
}

void append_field(Pieces& out, const Piece& like, const std::string& text, const Place& place) {
    Field* last = out.empty() ? nullptr : std::get_if<Field>(&out.back().node);
    if (last != nullptr) {
        last->text += text;
        return;
    }
    Piece piece = like;
    piece.node = Field{text, place};
    piece.marks.reset();
    out.push_back(std::move(piece));
}

// Cuts one text piece, which stands at `start` of the joined text, where the blanks say.
void cut(Pieces& out, const Piece& piece, const Text& text, std::size_t start,
         const std::vector<Range>& blanks, std::size_t& next) {
    const std::size_t stop = start + text.text.size();
    std::size_t done = start;
    while (next < blanks.size() && blanks[next].begin < stop) {
        const std::size_t begin = std::max(blanks[next].begin, start);
        const std::size_t end = std::min(blanks[next].end, stop);
        append_text(out, piece, text, done - start, begin - start);
        append_field(out, piece, text.text.substr(begin - start, end - begin), text.place);
        done = end;
        if (blanks[next].end > stop)
            break;
        ++next;
    }
    append_text(out, piece, text, done - start, stop - start);
}

bool same_level(const Piece& a, const Piece& b, std::size_t level) {
    if (level == 0)
        return a.link == b.link;
    if (level == 1)
        return a.language == b.language;
    return a.marks[level - 2] == b.marks[level - 2];
}

// Wraps [begin, end) of the pieces in what they share, one property after another.
Inlines nest_range(const Pieces& pieces, std::size_t begin, std::size_t end, std::size_t level) {
    constexpr std::size_t levels = 2 + Marks().size();
    Inlines out;
    for (std::size_t at = begin; at < end;) {
        if (level == levels) {
            out.push_back({pieces[at++].node});
            continue;
        }
        std::size_t stop = at + 1;
        while (stop < end && same_level(pieces[at], pieces[stop], level))
            ++stop;
        const Piece& first = pieces[at];
        Inlines content = nest_range(pieces, at, stop, level + 1);
        at = stop;
        const bool underlined_link = level == 2 + bit(Mark::underline) && !first.link.empty();
        if (level == 0 && !first.link.empty())
            out.push_back({Link{first.link, std::move(content)}});
        else if (level == 1 && !first.language.empty())
            out.push_back({LanguageRun{first.language, std::move(content)}});
        else if (level >= 2 && first.marks[level - 2] && !underlined_link)
            out.push_back({Marked{static_cast<Mark>(level - 2), std::move(content)}});
        else
            std::move(content.begin(), content.end(), std::back_inserter(out));
    }
    return out;
}

// Good enough to tell words from signs: ASCII letters, and everything from U+00C0 on but general punctuation.
bool has_letter(const Piece& piece) {
    const auto* text = std::get_if<Text>(&piece.node);
    if (text == nullptr)
        return false;
    for (std::size_t at = 0; at < text->text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text->text[at]);
        const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (letter || (byte >= 0xC3 && byte != 0xE2))
            return true;
    }
    return false;
}

} // namespace

Pieces find_blanks(Pieces pieces) {
    std::string joined;
    for (const Piece& piece : pieces) {
        const auto* text = std::get_if<Text>(&piece.node);
        joined += text == nullptr ? std::string(1, '\0') : text->text;
    }
    const std::vector<Range> blanks = blanks_in(joined);
    if (blanks.empty())
        return pieces;
    Pieces out;
    std::size_t start = 0;
    std::size_t next = 0;
    for (Piece& piece : pieces) {
        const auto* text = std::get_if<Text>(&piece.node);
        if (text == nullptr) {
            ++start;
            out.push_back(std::move(piece));
            continue;
        }
        cut(out, piece, *text, start, blanks, next);
        start += text->text.size();
    }
    return out;
}

Inlines nest(const Pieces& pieces) {
    return nest_range(pieces, 0, pieces.size(), 0);
}

bool is_blank(const Pieces& pieces) {
    for (const Piece& piece : pieces) {
        const auto* text = std::get_if<Text>(&piece.node);
        if (text == nullptr ? !std::holds_alternative<LineBreak>(piece.node)
                            : text->text.find_first_not_of(" \t\n") != std::string::npos)
            return false;
    }
    return true;
}

std::string text_of(const Pieces& pieces) {
    std::string out;
    for (const Piece& piece : pieces) {
        if (const auto* text = std::get_if<Text>(&piece.node))
            out += text->text;
        else if (std::holds_alternative<LineBreak>(piece.node))
            out += '\n';
    }
    return out;
}

std::string_view base_language(std::string_view language) {
    return language.substr(0, language.find('-'));
}

bool is_language(std::string_view language) {
    const std::string_view primary = base_language(language);
    if (primary.size() < 2 || primary.size() > 3 || language.size() > 35)
        return false;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (!std::all_of(primary.begin(), primary.end(), is_letter))
        return false;
    return std::all_of(language.begin(), language.end(),
                       [&](char c) { return is_letter(c) || c == '-' || (c >= '0' && c <= '9'); });
}

std::string settle_languages(Pieces& pieces) {
    std::string shared;
    std::string before;
    bool same = true;
    bool any = false;
    std::vector<std::size_t> waiting; // since the last piece with letters
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (!has_letter(pieces[at])) {
            waiting.push_back(at);
            continue;
        }
        const std::string language = pieces[at].language;
        for (const std::size_t sign : waiting)
            pieces[sign].language = any && before == language ? language : std::string();
        waiting.clear();
        same = same && (!any || language == shared);
        shared = any ? shared : language;
        any = true;
        before = language;
    }
    for (const std::size_t sign : waiting)
        pieces[sign].language.clear();
    if (!any || !same || shared.empty())
        return {};
    for (Piece& piece : pieces)
        piece.language.clear();
    return shared;
}

} // namespace plainsend
