#include <algorithm>
#include <optional>
#include <vector>

#include "stages/text/ascii.h"
#include "stages/text/breaks.h"
#include "stages/text/short_forms.h"
#include "stages/text/text.h"

// ICU (UAX #29) breaks after every full stop that is followed by a capital, and never before a number or a
// small letter. Below, breaks are added ("... a week. 2 hours of ...") and then those are taken back that are
// wrong in British school and council text. All look at most at a few dozen bytes around a break, or once at
// each byte, so the whole stays linear.

namespace plainsend {

namespace {

// White space at the start of text: its length in bytes, 0 when none.
std::size_t space_length(std::string_view text) {
    if (text.empty())
        return 0;
    if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r'))
        return 1;
    if (text.starts_with("\u00A0") || text.starts_with("\u0085"))
        return 2;
    for (const std::string_view wide :
         {"\u2002", "\u2003", "\u2007", "\u2009", "\u200A", "\u202F", "\u2028", "\u2029", "\u3000"}) {
        if (text.starts_with(wide))
            return 3;
    }
    return 0;
}

std::size_t space_length_at_end(std::string_view text) {
    for (const std::size_t length : {1U, 2U, 3U}) {
        if (text.size() >= length && space_length(text.substr(text.size() - length)) == length)
            return length;
    }
    return 0;
}

Span trimmed(std::string_view text, Span span) {
    while (span.begin < span.end) {
        const std::size_t length = space_length(text.substr(span.begin, span.end - span.begin));
        if (length == 0)
            break;
        span.begin += length;
    }
    while (span.begin < span.end) {
        const std::size_t length = space_length_at_end(text.substr(span.begin, span.end - span.begin));
        if (length == 0)
            break;
        span.end -= length;
    }
    return span;
}

// What stands on both sides of a break that ICU proposes.
struct Around {
    std::string_view sentence; // from its start to the break, trimmed
    std::string_view token;    // the last word with its stop, without brackets and quotes around it
    std::string_view previous; // the word before that
    std::string_view next;     // the first word after the break
    std::string_view rest;     // what follows the break
    char after = ' ';          // first byte after the break
    bool space = false;        // white space between
    bool closed = false;       // a closing quotation mark or bracket stands at the end
};

std::size_t closing_length(std::string_view text) {
    if (text.empty())
        return 0;
    if (text.back() == '"' || text.back() == '\'' || text.back() == ')' || text.back() == ']')
        return 1;
    return text.ends_with("\u2019") || text.ends_with("\u201D") ? 3 : 0;
}

std::string_view without_opening(std::string_view word) {
    while (!word.empty()) {
        if (word[0] == '(' || word[0] == '[' || word[0] == '"' || word[0] == '\'')
            word.remove_prefix(1);
        else if (word.starts_with("\u2018") || word.starts_with("\u201C"))
            word.remove_prefix(3);
        else
            break;
    }
    return word;
}

constexpr std::size_t longest_token = 48;

// The last run of text without white space, and where it begins; at most longest_token bytes are looked at.
std::size_t token_begin(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && text.size() - begin < longest_token &&
           space_length_at_end(text.substr(0, begin)) == 0)
        --begin;
    return begin;
}

Around look_around(std::string_view text, std::size_t begin, std::size_t at, std::size_t after) {
    Around around;
    around.sentence = text.substr(begin, at - begin);
    around.space = after > at;
    std::string_view head = around.sentence;
    while (const std::size_t length = closing_length(head)) {
        around.closed = true;
        head.remove_suffix(length);
        if (around.sentence.size() - head.size() > 16)
            break;
    }
    const std::size_t token = token_begin(head);
    around.token = without_opening(head.substr(token));
    std::string_view before = head.substr(0, token);
    while (const std::size_t length = space_length_at_end(before))
        before.remove_suffix(length);
    around.previous = without_opening(before.substr(token_begin(before)));
    std::size_t end = after;
    while (end < text.size() && end - after < longest_token && space_length(text.substr(end)) == 0)
        ++end;
    around.next = without_opening(text.substr(after, end - after));
    around.rest = text.substr(after);
    around.after = after < text.size() ? text[after] : ' ';
    return around;
}

std::string plain_word(std::string_view word) {
    while (!word.empty() &&
           (word.back() == '.' || word.back() == ',' || word.back() == ':' || word.back() == ';'))
        word.remove_suffix(1);
    return lower(word);
}

// "1.", "4.3.", "(a)", "iv.": the label of a list item that a person typed.
bool is_label(std::string_view text) {
    if (text.size() > 10)
        return false;
    text = without_opening(text);
    const std::size_t stop = text.find_last_not_of(".)");
    if (stop == std::string_view::npos || stop + 1 == text.size())
        return false;
    text = text.substr(0, stop + 1);
    const bool number = std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
    const bool roman = text.find_first_not_of("ivxIVX") == std::string_view::npos && text.size() <= 5;
    const bool letter =
        text.size() == 1 && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
    return number || roman || letter;
}

// "J.", or "S.E.N.": capitals, each with its stop.
bool is_initials(std::string_view token) {
    if (token.size() < 2 || token.size() % 2 != 0)
        return false;
    for (std::size_t i = 0; i < token.size(); i += 2) {
        if (token[i] < 'A' || token[i] > 'Z' || token[i + 1] != '.')
            return false;
    }
    return true;
}

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

// "iPads", "eSchools", "e-safety", "b)".
bool begins_in_small_letters(std::string_view next) {
    if (next.size() < 2 || !is_small(next[0]))
        return false;
    const std::size_t close = next.find(')');
    return is_capital(next[1]) || next.starts_with("e-") ||
           (close != std::string_view::npos && is_label(next.substr(0, close + 1)));
}

bool begins_with_number(std::string_view next) {
    for (const std::string_view sign : {"\u00A3", "\u20AC", "$"}) {
        if (next.starts_with(sign))
            next.remove_prefix(sign.size());
    }
    return !next.empty() && is_digit(next[0]);
}

// "\u2013 Bring a coat."
bool begins_with_dash(std::string_view next) {
    for (const std::string_view dash : {"\u2013", "\u2014", "-"}) {
        if (next.starts_with(dash)) {
            next.remove_prefix(dash.size());
            const std::size_t space = space_length(next);
            return space > 0 && starts_upper(next.substr(space, longest_token));
        }
    }
    return false;
}

// How long the stops, closing quotation marks and brackets at the start of text are.
std::size_t end_length(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size()) {
        const std::string_view rest = text.substr(length);
        if (std::string_view(".?!\"')]").find(rest[0]) != std::string_view::npos)
            ++length;
        else if (rest.starts_with("\u2026") || rest.starts_with("\u2019") || rest.starts_with("\u201D"))
            length += 3;
        else
            break;
    }
    return length;
}

// Where sentences begin inside of one of ICU's: behind a stop, before a number, "iPads" or a dash, and behind
// "\u2026" before a capital.
std::vector<std::size_t> further_begins(std::string_view text) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool dots = text.substr(at).starts_with("\u2026");
        if (!dots && text[at] != '.' && text[at] != '?' && text[at] != '!')
            continue;
        at += end_length(text.substr(at));
        const std::size_t end = at;
        while (const std::size_t space = space_length(text.substr(at)))
            at += space;
        const std::string_view next = text.substr(at);
        if (at > end && !next.empty() &&
            (begins_with_number(next) || begins_in_small_letters(next.substr(0, longest_token)) ||
             begins_with_dash(next) || (dots && starts_upper(next.substr(0, longest_token)))))
            found.push_back(at);
        --at;
    }
    return found;
}

bool is_letter_alone(std::string_view word) {
    return word.size() == 1 && is_capital(word[0]);
}

// "J." of "Ms J. Okoro", "by S. Patel" and "J. K. Price"; not of "vitamin C. Later", "Row F. Nobody", "got an
// A. Tom" and "it was I. Nobody".
bool is_initial_of_name(const Around& around) {
    const std::string before = plain_word(around.previous);
    if (is_numbered(before) || before == "a" || before == "an")
        return false;
    if (is_initials(around.next))
        return true;
    if (around.previous.empty() || starts_upper(around.previous))
        return true;
    return around.token != "I." && (begins_sentences(before) || before == "of");
}

// "at 1 p.m. (Year 5) and": no sentence of its own stands in the bracket.
bool note_follows(const Around& around) {
    constexpr std::size_t longest_note = 80; // bytes
    const std::size_t close = around.rest.substr(0, longest_note).find(')');
    return around.after == '(' && close != std::string_view::npos &&
           std::string_view(".?!").find(around.rest[close - 1]) == std::string_view::npos;
}

bool says(std::string_view word) {
    return word == "say" || word == "says" || word == "said" || word == "is" || word == "was";
}

// True when the full stop belongs to a short form, so that the sentence goes on.
bool stop_of_short_form(const Around& around) {
    const std::string word = plain_word(around.token);
    const std::string next = plain_word(around.next);
    if (is_title(word) || is_always_inside(word))
        return true;
    if (is_lead_in(word) && around.sentence == around.token)
        return true;
    if (word == "no" && says(plain_word(around.previous)))
        return false;
    if (stands_before_number(word) && !around.next.empty() && is_digit(around.next[0]))
        return true;
    if (stands_before_letter(word) && is_letter_alone(upper(next)))
        return true;
    if (is_part_of_address(word))
        return !begins_sentences(next);
    if (word == "am" || word == "pm" || word.ends_with("a.m") || word.ends_with("p.m"))
        return is_title_in_full(next) || is_day_or_month(next) || note_follows(around);
    if (!is_initials(around.token) || begins_sentences(next))
        return false;
    // "The S.A.L.T. Ms Reid": an article and a short form are no sentence.
    const bool begins_with_article =
        begins_sentences(plain_word(around.previous)) && around.previous.data() == around.sentence.data();
    if (begins_with_article)
        return true;
    return around.token.size() == 2 ? is_initial_of_name(around) : !is_title_in_full(next);
}

// "1. Reading 2. Writing": the next number of a list that is typed in a line, or its first behind a colon.
bool is_label_in_line(const Around& around) {
    const std::string_view number = around.token.substr(0, around.token.size() - 1);
    if (number.empty() || number.size() > 2 || !std::all_of(number.begin(), number.end(), is_digit))
        return false;
    if (around.previous.ends_with(':'))
        return true;
    const int value = std::stoi(std::string(number));
    if (value < 2 || is_numbered(plain_word(around.previous)))
        return false;
    constexpr std::size_t longest_item = 200; // bytes
    const std::string one_less = std::to_string(value - 1) + ". ";
    const std::string_view sentence = around.sentence;
    const std::size_t from = sentence.size() > longest_item ? sentence.size() - longest_item : 0;
    return sentence.starts_with(one_less) || sentence.find(" " + one_less, from) != std::string_view::npos;
}

bool sentence_goes_on(const Around& around) {
    if (is_label(around.sentence) && around.space)
        return true;
    if (!around.space && std::string_view(",;:)").find(around.after) != std::string_view::npos)
        return true;
    // A web address: "page?year=3".
    if (!around.space && (is_small(around.after) || is_digit(around.after)))
        return true;
    // "Why?" she asked. We met (at last!) on Monday.
    if (around.closed && is_small(around.after) && !begins_in_small_letters(around.next))
        return true;
    return around.token.ends_with('.') && (stop_of_short_form(around) || is_label_in_line(around));
}

} // namespace

std::vector<Span> sentences(std::string_view text, std::string_view language) {
    const std::string_view primary = primary_subtag(language);
    const bool english = primary.empty() || primary == "en";
    std::vector<Span> found;
    std::optional<std::size_t> pending; // begin of a sentence that goes on over a break
    const auto add = [&](std::size_t begin, std::size_t end) {
        const Span whole{pending.value_or(begin), end};
        const Span span = trimmed(text, whole);
        if (span.begin >= span.end) {
            pending.reset();
            return;
        }
        const std::string_view gap = text.substr(span.end, end - span.end);
        const bool line_ends = gap.find_first_of("\n\r") != std::string_view::npos;
        if (english && end < text.size() && !line_ends &&
            sentence_goes_on(look_around(text, span.begin, span.end, end))) {
            pending = span.begin;
            return;
        }
        found.push_back(span);
        pending.reset();
    };
    for_each_piece(BreakKind::sentence, text, language, [&](std::size_t begin, std::size_t end, int) {
        std::size_t from = begin;
        if (english) {
            for (const std::size_t next : further_begins(text.substr(begin, end - begin))) {
                add(from, begin + next);
                from = begin + next;
            }
        }
        add(from, end);
    });
    return found;
}

} // namespace plainsend
