#include "stages/text/word_pieces.h"

#include <array>
#include <cstdint>

#include "stages/text/breaks.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

// What UAX #29 (table 3) makes of a character. hard: one that ICU has to look at.
enum class Kind : std::uint8_t {
    hard,
    blank,      // what stands before and behind it can be cut apart from each other
    other,      // joins nothing either
    letter,     // ALetter
    digit,      // Numeric
    mid_number, // MidNum: joins digits
    mid_both,   // MidNumLet and Single_Quote: joins letters, joins digits
    colon,      // joins letters in some languages
};

constexpr std::array<Kind, 128> ascii_kinds = [] {
    std::array<Kind, 128> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_number = c >= '0' && c <= '9';
        if (is_letter || is_number)
            kinds[c] = is_letter ? Kind::letter : Kind::digit;
        else
            kinds[c] = c > ' ' && c < 127 ? Kind::other : Kind::hard;
    }
    kinds[' '] = kinds['\n'] = kinds['\t'] = Kind::blank;
    kinds['.'] = kinds['\''] = Kind::mid_both;
    kinds[','] = kinds[';'] = Kind::mid_number;
    kinds[':'] = Kind::colon;
    kinds['_'] = kinds['@'] = Kind::hard; // join everything
    return kinds;
}();

constexpr std::size_t usual_word = 5; // bytes, with the blank; to ask for memory once

struct Sign {
    Kind kind = Kind::hard;
    std::size_t length = 1;
};

// The Latin letters of Europe, and the punctuation of English texts.
Kind kind_of(std::uint32_t code) {
    if (code >= 0xC0 && code < 0x250)
        return code == 0xD7 || code == 0xF7 ? Kind::other : Kind::letter;
    switch (code) {
    case 0x2018: // single quotation marks
    case 0x2019:
        return Kind::mid_both;
    case 0xA0:   // no-break space
    case 0xA3:   // pound
    case 0x2010: // hyphens and dashes
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x201C: // double quotation marks
    case 0x201D:
    case 0x2022: // bullet
    case 0x2026: // ellipsis
        return Kind::other;
    default:
        return Kind::hard;
    }
}

Sign long_sign_at(std::string_view text, std::size_t at) {
    const Character c = character_at(text, at);
    return {c.valid ? kind_of(c.code) : Kind::hard, c.length};
}

// Apart from the above, so that it is compiled into the loops.
inline Sign sign_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < ascii_kinds.size() ? Sign{ascii_kinds[byte], 1} : long_sign_at(text, at);
}

// The rest of a word between blanks, from `at` on.
struct Chunk {
    std::size_t end = 0; // behind the blank
    bool hard = false;
};

Chunk chunk_at(std::string_view text, std::size_t at) {
    Chunk chunk;
    Kind last = Kind::blank;
    while (at < text.size()) {
        const Sign sign = sign_at(text, at);
        at += sign.length;
        if (sign.kind == Kind::blank)
            break;
        const bool between_letters = sign.kind == Kind::colon && last == Kind::letter && at < text.size() &&
                                     sign_at(text, at).kind == Kind::letter;
        chunk.hard = chunk.hard || sign.kind == Kind::hard || between_letters;
        last = sign.kind;
    }
    chunk.end = at;
    return chunk;
}

bool joins(Kind before, Kind middle, Kind after) {
    if (before != after || (before != Kind::letter && before != Kind::digit))
        return false;
    return middle == Kind::mid_both ||
           (middle == Kind::mid_number && before == Kind::digit); // WB6, 7, 11, 12
}

// Text in which nothing is hard.
void cut_plain(std::string_view text, std::size_t at, std::size_t end, std::vector<Span>& pieces) {
    const auto is_word = [](Kind kind) { return kind == Kind::letter || kind == Kind::digit; };
    while (at < end) {
        const Sign first = sign_at(text, at);
        const std::size_t begin = at;
        at += first.length;
        if (!is_word(first.kind))
            continue;
        for (Kind last = first.kind; at < end;) {
            Sign next = sign_at(text, at);
            std::size_t length = next.length;
            if (!is_word(next.kind)) {
                if (at + length >= end)
                    break;
                const Sign after = sign_at(text, at + length);
                if (!joins(last, next.kind, after.kind))
                    break;
                next = after;
                length += after.length;
            }
            at += length;
            last = next.kind;
        }
        pieces.push_back({begin, at});
    }
}

} // namespace

std::vector<Span> word_pieces(std::string_view text, std::string_view language) {
    std::vector<Span> pieces;
    pieces.reserve(text.size() / usual_word + 1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        Chunk chunk = chunk_at(text, at);
        if (!chunk.hard) {
            cut_plain(text, at, chunk.end, pieces);
            at = chunk.end;
            continue;
        }
        for (; chunk.hard; chunk = chunk_at(text, at)) // all hard ones in a row at once
            at = chunk.end;
        for_each_piece(BreakKind::word, text.substr(begin, at - begin), language,
                       [&](std::size_t first, std::size_t end, int status) {
                           if (status >= 100)
                               pieces.push_back({begin + first, begin + end});
                       });
    }
    return pieces;
}

} // namespace plainsend
