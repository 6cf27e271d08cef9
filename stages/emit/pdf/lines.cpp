#include "stages/emit/pdf/lines.h"

#include <algorithm>

namespace plainsend::pdf {

namespace {

bool is_space(char c) {
    return c == ' ';
}

// Where the visible part of [begin, end) ends.
std::size_t visible_end(const Shaped& shaped, std::size_t begin, std::size_t end) {
    while (end > begin && is_space(shaped.drawn[end - 1]))
        --end;
    return end;
}

double width(const Shaped& shaped, std::size_t begin, std::size_t end) {
    return static_cast<double>(shaped.until[end]) - static_cast<double>(shaped.until[begin]);
}

// The last place that still fits when not even one piece does: a reluctant break, else a spare one between
// words, else one inside a word, else between two clusters (where the sum of widths grows), but at least one
// cluster.
std::size_t emergency_end(const Shaped& shaped, std::size_t begin, std::size_t limit, double most) {
    std::size_t reluctant = begin;
    std::size_t between = begin;
    std::size_t spare = begin;
    std::size_t cluster = begin;
    for (std::size_t at = begin + 1; at <= limit; ++at) {
        const bool starts_cluster = at == limit || shaped.until[at + 1] > shaped.until[at];
        const bool fits = width(shaped, begin, visible_end(shaped, begin, at)) <= most;
        if (starts_cluster && (fits || cluster == begin))
            cluster = at;
        if (shaped.breaks[at] == Break::reluctant && fits)
            reluctant = at;
        else if (shaped.breaks[at] != Break::no && fits)
            (is_space(shaped.drawn[at - 1]) ? between : spare) = at;
        if (!fits && cluster > begin)
            break;
    }
    for (const std::size_t end : {reluctant, between, spare})
        if (end > begin)
            return end;
    return cluster;
}

// Where the line ends whose text up to fitting fits and up to at does not. A piece that is wider than a whole
// line ("Friday 12 February 2027" in a large heading) has to be parted: then it begins on this line.
std::size_t line_end(const Shaped& shaped, std::size_t begin, std::size_t fitting, std::size_t at,
                     double most) {
    if (fitting <= begin)
        return emergency_end(shaped, begin, at, most);
    std::size_t end = fitting;
    if (width(shaped, fitting, visible_end(shaped, fitting, at)) > most)
        for (std::size_t inside = fitting + 1; inside < at; ++inside)
            if (shaped.breaks[inside] == Break::reluctant &&
                width(shaped, begin, visible_end(shaped, begin, inside)) <= most)
                end = inside;
    return end;
}

// A stretch of a run on one line. [first, last): its glyphs, in visual order.
struct Piece {
    const Run* run = nullptr;
    std::uint8_t level = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

struct Pieces {
    std::vector<Piece> all;
    std::vector<Glyph> glyphs;
};

// The pieces of runs on a line. White space at its end takes the paragraph's level (UAX #9, L1).
Pieces pieces_of(const Shaper& shaper, const Shaped& shaped, const Cut& cut, std::size_t visible) {
    Pieces pieces;
    auto run = std::upper_bound(shaped.runs.begin(), shaped.runs.end(), cut.begin,
                                [](std::size_t at, const Run& r) { return at < r.end; });
    const std::uint8_t base = shaped.paragraph.direction == Direction::right_to_left ? 1 : 0;
    for (; run != shaped.runs.end() && run->begin < cut.end; ++run) {
        const std::size_t begin = std::max<std::size_t>(run->begin, cut.begin);
        const std::size_t end = std::min<std::size_t>(run->end, cut.end);
        const std::size_t first = pieces.glyphs.size();
        shaper.glyphs(shaped, *run, begin, end, pieces.glyphs);
        const std::size_t last = pieces.glyphs.size();
        if (end <= visible || begin >= visible || run->level == base) {
            pieces.all.push_back({&*run, begin >= visible ? base : run->level, first, last});
            continue;
        }
        const auto glyphs = pieces.glyphs.begin() + static_cast<std::ptrdiff_t>(first);
        const auto rest = std::stable_partition(glyphs, pieces.glyphs.end(),
                                                [&](const Glyph& g) { return g.begin < visible; });
        const std::size_t parted = first + static_cast<std::size_t>(rest - glyphs);
        pieces.all.push_back({&*run, run->level, first, parted});
        pieces.all.push_back({&*run, base, parted, last});
    }
    return pieces;
}

// UAX #9, rule L2: from the highest level to the lowest odd one, turn round every stretch at that level or
// above.
std::vector<std::size_t> visual_order(const std::vector<Piece>& pieces) {
    std::vector<std::size_t> order(pieces.size());
    std::uint8_t highest = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        order[i] = i;
        highest = std::max(highest, pieces[i].level);
    }
    for (std::uint8_t level = highest; level >= 1; --level)
        for (std::size_t i = 0; i < order.size();) {
            std::size_t end = i;
            while (end < order.size() && pieces[order[end]].level >= level)
                ++end;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i),
                         order.begin() + static_cast<std::ptrdiff_t>(end));
            i = std::max(end, i + 1);
        }
    return order;
}

// Spreads the characters of each cluster over its glyphs, the last one taking the rest: this is what copying
// and assistive technology get back.
void give_text(std::vector<Placed>& glyphs, const std::string& text, std::size_t line_end) {
    for (std::size_t i = 0; i < glyphs.size();) {
        std::size_t next = i;
        while (next < glyphs.size() && glyphs[next].begin == glyphs[i].begin)
            ++next;
        const std::size_t end = next < glyphs.size() ? glyphs[next].begin : line_end;
        std::size_t at = glyphs[i].begin;
        for (; i < next; ++i) {
            glyphs[i].begin = static_cast<std::uint32_t>(at);
            if (at < end)
                character_at(text, at);
            if (i + 1 == next)
                at = end;
            glyphs[i].end = static_cast<std::uint32_t>(at);
        }
    }
}

} // namespace

std::vector<Cut> cut_lines(const Shaped& shaped, double most) {
    std::vector<Cut> lines;
    const std::size_t size = shaped.drawn.size();
    std::size_t begin = 0;
    std::size_t fitting = 0;
    most += 0.01; // rounding
    for (std::size_t at = 1; at <= size; ++at) {
        const Break here = shaped.breaks[at];
        if (here != Break::yes && here != Break::must)
            continue;
        while (width(shaped, begin, visible_end(shaped, begin, at)) > most && begin < at) {
            const std::size_t end = line_end(shaped, begin, fitting, at, most);
            lines.push_back({begin, end});
            begin = fitting = end;
        }
        fitting = at;
        if (here == Break::must && begin < at) {
            lines.push_back({begin, at});
            begin = at;
        }
    }
    return lines;
}

Widths widths_of(const Shaped& shaped) {
    Widths widths;
    std::size_t word = 0;
    std::size_t piece = 0;
    std::size_t line = 0;
    for (std::size_t at = 1; at <= shaped.drawn.size(); ++at) {
        if (shaped.breaks[at] == Break::no)
            continue;
        widths.word = std::max(widths.word, width(shaped, word, visible_end(shaped, word, at)));
        word = at;
        if (shaped.breaks[at] == Break::spare || shaped.breaks[at] == Break::reluctant)
            continue;
        widths.least = std::max(widths.least, width(shaped, piece, visible_end(shaped, piece, at)));
        piece = at;
        if (shaped.breaks[at] == Break::must) {
            widths.most = std::max(widths.most, width(shaped, line, visible_end(shaped, line, at)));
            line = at;
        }
    }
    return widths;
}

double width_of(const Shaped& shaped, const Cut& cut) {
    return width(shaped, cut.begin, visible_end(shaped, cut.begin, cut.end));
}

Line make_line(const Shaper& shaper, const Shaped& shaped, const Cut& cut) {
    Line line;
    const double scale = shaped.paragraph.size / 1000;
    const std::size_t visible = visible_end(shaped, cut.begin, cut.end);
    const auto [pieces, glyphs] = pieces_of(shaper, shaped, cut, visible);
    line.glyphs.resize(glyphs.size());
    // The same for every line of a paragraph, so that their baselines stand evenly.
    line.ascent = shaped.ascent;
    line.descent = shaped.descent;
    double pen = 0;
    double left_space = 0; // white space at the end of a right-to-left line stands left of it
    for (const std::size_t index : visual_order(pieces)) {
        const Piece& piece = pieces[index];
        const double rise = shaped.paragraph.spans[piece.run->span].rise * shaped.paragraph.size;
        const bool backwards = piece.run->level % 2 == 1;
        std::size_t at = backwards ? piece.last : piece.first;
        for (std::size_t visual = piece.first; visual != piece.last; ++visual) {
            const Glyph& glyph = glyphs[visual];
            const double advance = static_cast<double>(glyph.advance) * scale;
            line.glyphs[backwards ? --at : at++] = {glyph.id,
                                                    piece.run->face,
                                                    piece.run->span,
                                                    pen + static_cast<double>(glyph.x) * scale,
                                                    static_cast<double>(glyph.y) * scale + rise,
                                                    advance,
                                                    glyph.begin,
                                                    glyph.begin};
            pen += advance;
            if (glyph.begin < visible)
                line.width += advance;
            else if (shaped.paragraph.direction == Direction::right_to_left)
                left_space += advance;
        }
    }
    if (left_space > 0)
        for (Placed& glyph : line.glyphs)
            glyph.x -= left_space;
    give_text(line.glyphs, shaped.drawn, cut.end);
    return line;
}

void squeeze(Line& line, double width) {
    double last = 0; // keeps its own width
    for (const Placed& glyph : line.glyphs)
        if (glyph.x + glyph.advance > line.width - 0.01 && glyph.x < line.width)
            last = std::max(last, line.width - glyph.x);
    if (line.width <= width || line.width <= last)
        return;
    const double share = std::max(0.0, (width - last) / (line.width - last));
    for (Placed& glyph : line.glyphs) {
        glyph.x *= share;
        glyph.advance *= share;
    }
    line.width = width;
}

} // namespace plainsend::pdf
