#include "stages/language/definition_wording.h"

#include <algorithm>
#include <array>

#include "stages/text/one_of.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_wording = 6; // words

// Words that may stand between a long form and its short form; the first of them say that one is coming.
constexpr auto naming = std::to_array<std::string_view>(
    {"or", "known", "called", "shortened", "abbreviated", "call", "say", "hereafter", "hereinafter"});
constexpr auto joining = std::to_array<std::string_view>(
    {"as", "to", "also", "often", "sometimes", "usually", "commonly", "better", "the", "a",   "an",  "our",
     "we", "it", "them", "this",  "from",      "now",     "here",     "on",     "is",  "are", "both"});

constexpr auto articles = std::to_array<std::string_view>({"the", "a", "an", "our", "your", "his", "her"});

bool is_dash(std::string_view mark) {
    return mark == "\u2013" || mark == "\u2014" || mark == "-" || mark == "--";
}

// The mark behind a token, without spaces and quotation marks; empty when only space follows.
std::string_view mark_after(const Passage& passage, std::size_t token) {
    std::string_view rest = std::string_view(passage.text).substr(passage.tokens[token].whole_end);
    for (const std::string_view mark : {"\u201d", "\u2019", "\"", "'"})
        if (rest.starts_with(mark))
            rest.remove_prefix(mark.size());
    rest = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
    for (const std::string_view mark : {"\u2013", "\u2014", "- ", ")", "]", ",", ";", ".", ":"})
        if (rest.starts_with(mark))
            return mark;
    return rest.empty() ? "." : "";
}

std::string_view word_at(const Passage& passage, std::size_t token) {
    return token < passage.tokens.size() ? std::string_view(passage.tokens[token].word) : std::string_view();
}

// The token behind these words, when they stand at `at` with nothing but space and commas between them.
std::optional<std::size_t> behind(const Passage& passage, std::size_t at,
                                  std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
        if (word_at(passage, at) != word)
            return std::nullopt;
        ++at;
    }
    return at < passage.tokens.size() ? std::optional(at) : std::nullopt;
}

std::size_t past_article(const Passage& passage, std::size_t token) {
    return is_one_of(articles, word_at(passage, token)) ? token + 1 : token;
}

// The token behind "which stands for" and the like.
std::optional<std::size_t> behind_wording(const Passage& passage, std::size_t at) {
    for (const auto& words :
         std::initializer_list<std::initializer_list<std::string_view>>{{"which", "stands", "for"},
                                                                        {"which", "is", "short", "for"},
                                                                        {"which", "means"},
                                                                        {"stands", "for"},
                                                                        {"is", "short", "for"},
                                                                        {"short", "for"},
                                                                        {"we", "mean"},
                                                                        {"that", "is"},
                                                                        {"means"},
                                                                        {"meaning"},
                                                                        {"i.e"},
                                                                        {"ie"},
                                                                        {"or"}})
        if (const auto found = behind(passage, at, words))
            return past_article(passage, *found);
    return std::nullopt;
}

bool is_for_short(const Passage& passage, std::size_t token) {
    return behind(passage, token + 1, {"for"}).has_value() && word_at(passage, token + 2) == "short";
}

// What the mark before the wording makes of it; nothing when it leads nowhere.
std::optional<Lead> lead_of(const Passage& passage, std::string_view mark, bool worded, std::size_t token) {
    const bool short_ = is_for_short(passage, token);
    const std::string_view after = mark_after(passage, token);
    if (opens_bracket(mark)) {
        if (closes_bracket_after(passage, token))
            return Lead::bracket;
        if (short_ || after == "," || after == ";" || is_dash(without_spaces(after)) ||
            word_at(passage, token + 1) == "by")
            return Lead::open_bracket;
        return std::nullopt;
    }
    const bool dash = is_dash(mark);
    if ((dash || mark == "," || mark == ";") && (worded || short_))
        return Lead::wording;
    if ((dash && is_dash(without_spaces(after))) || (mark == "," && (after == "," || after == ".")))
        return Lead::bare;
    return std::nullopt;
}

} // namespace

std::string_view between(const Passage& passage, std::size_t first, std::size_t second) {
    const std::size_t begin = passage.tokens[first].whole_end;
    return std::string_view(passage.text).substr(begin, passage.tokens[second].begin - begin);
}

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

bool opens_bracket(std::string_view text) {
    text = without_spaces(text);
    return text == "(" || text == "(\"" || text == "(\u201c" || text == "(\u2018" || text == "('" ||
           text == "[";
}

bool closes_bracket_after(const Passage& passage, std::size_t token) {
    const std::string_view mark = mark_after(passage, token);
    return mark == ")" || mark == "]";
}

std::optional<LongForm> long_form_before(const Passage& passage, std::size_t short_form) {
    std::size_t first = short_form;
    bool worded = false;
    while (first > 0) {
        std::string_view mark = without_spaces(between(passage, first - 1, first));
        if (mark == "\u201c" || mark == "\"" || mark == "\u2018") // known as "BWT"
            mark = "";
        if (!mark.empty()) {
            const auto lead = lead_of(passage, mark, worded, short_form);
            return lead ? std::optional(LongForm{first - 1, *lead}) : std::nullopt;
        }
        const std::string_view word = word_at(passage, first - 1);
        const bool names = is_one_of(naming, word);
        if (!names && !is_one_of(joining, word))
            return worded || is_for_short(passage, short_form)
                       ? std::optional(LongForm{first - 1, Lead::wording})
                       : std::nullopt;
        worded = worded || names || (word == "on" && word_at(passage, first - 2) == "now") ||
                 (word == "on" && word_at(passage, first - 2) == "here");
        --first;
        if (short_form - first > longest_wording)
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<LongForm> long_form_behind(const Passage& passage, std::size_t short_form) {
    const std::size_t next = short_form + 1;
    if (next + 1 >= passage.tokens.size())
        return std::nullopt;
    const std::string_view mark = without_spaces(between(passage, short_form, next));
    const bool space = mark.empty();
    const auto worded = behind_wording(passage, next);
    if (opens_bracket(mark))
        return LongForm{worded ? *worded : past_article(passage, next), Lead::bracket};
    if (mark == ":" || mark == "=" || is_dash(mark))
        return LongForm{next, Lead::bare};
    if (mark == "?" && short_form > 1 && word_at(passage, 0) == "what")
        return LongForm{past_article(passage, next), Lead::wording};
    if ((mark == "," || space) && worded)
        return LongForm{*worded, Lead::wording};
    const bool in_bracket = short_form > 0 && opens_bracket(between(passage, short_form - 1, short_form));
    if (mark == "," && in_bracket) // "(SEN, special educational needs)"
        return LongForm{next, Lead::bracket};
    if (mark == "," && past_article(passage, next) > next) // "the EP, an educational psychologist"
        return LongForm{next + 1, Lead::name};
    if (space && word_at(passage, next) == "is" && past_article(passage, next + 1) > next + 1)
        return LongForm{next + 2, Lead::name};
    return std::nullopt;
}

bool is_called(const Passage& passage, std::size_t first, std::size_t short_form) {
    static constexpr auto verbs = std::to_array<std::string_view>({"call", "calls", "called"});
    const std::size_t verb =
        first > 0 && is_one_of(articles, word_at(passage, first - 1)) ? first - 1 : first;
    return verb > 0 && is_one_of(verbs, word_at(passage, verb - 1)) && short_form > 0 &&
           without_spaces(between(passage, short_form - 1, short_form)).empty();
}

} // namespace plainsend
