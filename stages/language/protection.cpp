#include "stages/language/protection.h"

#include <algorithm>
#include <array>

#include "stages/text/one_of.h"

namespace plainsend {

namespace {

bool is_letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return false;
    const unsigned char c = static_cast<unsigned char>(text[at]);
    // Outside ASCII only the general punctuation (E2 80 ..) and NBSP are taken for "no letter".
    if (c >= 0x80)
        return !(c == 0xE2 && text.substr(at, 2) == "\xE2\x80") && text.substr(at, 2) != "\u00a0";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_letter_before(std::string_view text, std::size_t at) {
    while (at > 0) {
        --at;
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80)
            return is_letter_at(text, at);
    }
    return false;
}

// From each opening mark to the last closing one before the next opening mark: an apostrophe after a plural
// looks like a closing mark, and to protect too much only costs a proposal.
void add_pairs(std::vector<Protected>& found, std::string_view text, std::string_view open,
               std::string_view close) {
    for (std::size_t at = text.find(open); at != std::string_view::npos;) {
        const bool opens = open != "'" || (!is_letter_before(text, at) && is_letter_at(text, at + 1));
        std::size_t next = text.find(open, at + open.size());
        if (open == "'") {
            while (next != std::string_view::npos &&
                   (is_letter_before(text, next) || !is_letter_at(text, next + 1)))
                next = text.find(open, next + 1);
        }
        if (opens) {
            std::size_t last = std::string_view::npos;
            const std::string_view until = text.substr(0, next);
            for (std::size_t end = until.find(close, at + open.size()); end != std::string_view::npos;
                 end = until.find(close, end + close.size())) {
                if (!is_letter_at(text, end + close.size()))
                    last = end;
            }
            // A single mark that nothing closes is an apostrophe; a double one quotes to the end of the
            // block.
            if (last != std::string_view::npos)
                found.push_back({{at, last + close.size()}, Zone::untouchable});
            else if (open == "\u201c")
                found.push_back({{at, std::min(next, text.size())}, Zone::untouchable});
        }
        at = next;
    }
}

void add_straight_doubles(std::vector<Protected>& found, std::string_view text) {
    std::size_t open = std::string_view::npos;
    for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at + 1)) {
        const bool inches =
            open == std::string_view::npos && at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
        if (inches)
            continue;
        if (open == std::string_view::npos) {
            open = at;
        } else {
            found.push_back({{open, at + 1}, Zone::untouchable});
            open = std::string_view::npos;
        }
    }
    if (open != std::string_view::npos)
        found.push_back({{open, text.size()}, Zone::untouchable});
}

bool is_joining_word(const std::string& word) {
    static constexpr std::array<std::string_view, 8> table{"and", "of", "the",  "for",
                                                           "in",  "to", "with", "on"};
    return is_one_of(table, word);
}

bool is_law(const Token& token) {
    static constexpr std::array<std::string_view, 8> table{"act",  "acts",    "regulations", "order",
                                                           "bill", "measure", "directive",   "convention"};
    return token.starts_upper && is_one_of(table, token.word);
}

// "Children and Families Act 2014", "Additional Support for Learning (Scotland) Act 2004", "SEND Code of
// Practice".
void add_laws(std::vector<Protected>& found, const std::vector<Token>& tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool code = tokens[at].starts_upper && tokens[at].word == "code" && at + 2 < tokens.size() &&
                          tokens[at + 1].word == "of" && tokens[at + 2].word == "practice";
        if (!is_law(tokens[at]) && !code)
            continue;
        std::size_t first = at;
        constexpr std::size_t longest_title = 16;
        for (std::size_t back = at; back > 0 && at - back < longest_title;) {
            --back;
            if (tokens[back].starts_upper)
                first = back;
            else if (!is_joining_word(tokens[back].word))
                break;
        }
        std::size_t last = code ? at + 2 : at;
        if (last + 1 < tokens.size() && tokens[last + 1].word.size() == 4 && tokens[last + 1].digits)
            ++last;
        if (first < at || last > at)
            found.push_back({{tokens[first].begin, tokens[last].whole_end}, Zone::untouchable});
    }
}

// "Section F: special educational provision", "Part 3", "Schedule 2": the words of the form are the law's.
bool is_legal_heading(const std::vector<Token>& tokens) {
    static constexpr std::array<std::string_view, 7> table{"section", "part",       "schedule", "article",
                                                           "clause",  "regulation", "annex"};
    return tokens.size() >= 2 && tokens[0].starts_upper && is_one_of(table, tokens[0].word) &&
           (tokens[1].digits || (tokens[1].upper && tokens[1].word.size() <= 3));
}

// Web and mail addresses: everything between white space that holds "@", "://" or "www.".
void add_addresses(std::vector<Protected>& found, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \t\n", at);
        if (begin == std::string_view::npos)
            return;
        const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
        const std::string_view piece = text.substr(begin, end - begin);
        if (piece.find('@') != std::string_view::npos || piece.find("://") != std::string_view::npos ||
            piece.find("www.") != std::string_view::npos)
            found.push_back({{begin, end}, Zone::code});
        at = end;
    }
}

} // namespace

std::vector<Protected> protected_words(std::string_view text, const std::vector<Token>& tokens, Where where) {
    std::vector<Protected> found;
    add_pairs(found, text, "\u201c", "\u201d");
    add_pairs(found, text, "\u2018", "\u2019");
    add_pairs(found, text, "\u00ab", "\u00bb");
    add_pairs(found, text, "'", "'");
    add_straight_doubles(found, text);
    add_laws(found, tokens);
    add_addresses(found, text);
    if (where == Where::heading && is_legal_heading(tokens))
        found.push_back({{0, text.size()}, Zone::untouchable});
    return found;
}

} // namespace plainsend
