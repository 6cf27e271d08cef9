#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "stages/text/ascii.h"
#include "stages/text/breaks.h"
#include "stages/text/text.h"

// ICU (UAX #29) breaks after every full stop that is followed by a capital. The exceptions below take back
// the breaks that are wrong in British school and council text. They look at most a few dozen bytes around a
// break, so the whole stays linear.

namespace plainsend {

namespace {

using Words = std::initializer_list<std::string_view>;

bool one_of(std::string_view word, Words list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

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
    char after = ' ';          // first byte after the break
    bool space = false;        // white space between
    bool quoted = false;       // a closing quotation mark stands at the end
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
        around.quoted = around.quoted || (head.back() != ')' && head.back() != ']');
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
    around.after = after < text.size() ? text[after] : ' ';
    return around;
}

std::string plain_word(std::string_view word) {
    while (!word.empty() &&
           (word.back() == '.' || word.back() == ',' || word.back() == ':' || word.back() == ';'))
        word.remove_suffix(1);
    return lower(word);
}

// Words that begin a sentence far more often than they are part of a name.
bool begins_sentences(std::string_view next) {
    return one_of(plain_word(next),
                  {"the",  "a",        "an",       "he",    "she",   "it",   "they",   "we",    "i",
                   "you",  "this",     "that",     "these", "those", "his",  "her",    "their", "our",
                   "your", "my",       "its",      "there", "if",    "when", "please", "in",    "on",
                   "at",   "after",    "before",   "and",   "but",   "so",   "as",     "for",   "to",
                   "all",  "both",     "parents",  "what",  "who",   "how",  "why",    "where", "no",
                   "yes",  "everyone", "children", "staff"});
}

bool is_title(std::string_view word) {
    return one_of(word, {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "fr",
                         "sr", "cllr", "sgt", "insp", "capt", "hon", "sir", "messrs"});
}

bool is_day_or_month(std::string_view word) {
    return one_of(word, {"monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
                         "january", "february",  "march",     "april",    "may",      "june",     "july",
                         "august",  "september", "october",   "november", "december", "bst",      "gmt"});
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

// True when the full stop belongs to a short form, so that the sentence goes on.
bool stop_of_short_form(const Around& around) {
    const std::string word = plain_word(around.token);
    const bool number_follows = !around.next.empty() && is_digit(around.next[0]);
    if (is_title(word) ||
        one_of(word, {"e.g", "eg", "i.e", "ie", "cf", "viz", "vs", "approx", "esp", "incl"}))
        return true;
    if (number_follows &&
        one_of(word,
               {"no",  "nos", "s",   "ss",  "reg", "regs", "sec", "para", "paras", "p",    "pp",   "sch",
                "art", "ch",  "cl",  "vol", "ext", "tel",  "fig", "yr",   "yrs",   "jan",  "feb",  "mar",
                "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",  "dec",   "mon",  "tue",  "tues",
                "wed", "thu", "fri", "sat", "sun", "c",    "pt",  "ver",  "rm",    "thur", "thurs"}))
        return true;
    if (one_of(word, {"st", "rd", "ave", "mt"}))
        return !begins_sentences(around.next);
    if (one_of(word, {"a.m", "p.m", "am", "pm"}) || word.ends_with("a.m") || word.ends_with("p.m")) {
        const std::string next = plain_word(around.next);
        return is_title(next) || is_day_or_month(next);
    }
    if (is_initials(around.token)) {
        const bool single = around.token.size() == 2;
        // "vitamin C. Later" ends there; "Ms J. Okoro" and "S.E.N. Coordinator" do not.
        if (single && !around.previous.empty() && !starts_upper(around.previous))
            return false;
        return !begins_sentences(around.next);
    }
    return false;
}

bool sentence_goes_on(const Around& around) {
    if (is_label(around.sentence) && around.space)
        return true;
    if (!around.space && one_of(std::string_view(&around.after, 1), {",", ";", ":", ")"}))
        return true;
    // "Why?" she asked.
    if (around.quoted && around.after >= 'a' && around.after <= 'z')
        return true;
    return around.token.ends_with('.') && stop_of_short_form(around);
}

} // namespace

std::vector<Span> sentences(std::string_view text, std::string_view language) {
    const std::string_view primary = primary_subtag(language);
    const bool english = primary.empty() || primary == "en";
    std::vector<Span> found;
    std::optional<std::size_t> pending; // begin of a sentence that goes on over ICU's break
    for_each_piece(BreakKind::sentence, text, language, [&](std::size_t begin, std::size_t end, int) {
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
    });
    return found;
}

} // namespace plainsend
