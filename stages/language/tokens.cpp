#include "stages/language/tokens.h"

#include <algorithm>

#include "stages/text/ascii.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::string_view curly_apostrophe = "\u2019";

std::string lower_word(std::string_view word) {
    std::string result = lower(nfc(word));
    for (std::size_t at = result.find(curly_apostrophe); at != std::string::npos;
         at = result.find(curly_apostrophe, at + 1))
        result.replace(at, curly_apostrophe.size(), "'");
    return result;
}

// Length of a hyphen at the start of text: hyphen-minus, U+2010, U+2011, soft hyphen; 0 when there is none.
std::size_t hyphen_length(std::string_view text) {
    if (text.starts_with('-'))
        return 1;
    if (text.empty() || static_cast<unsigned char>(text[0]) < 0x80)
        return 0;
    if (text.starts_with("\u00ad"))
        return 2;
    return text.starts_with("\u2010") || text.starts_with("\u2011") ? 3 : 0;
}

Gap gap_of(std::string_view between) {
    if (between == " ") // nearly always
        return Gap::space;
    Gap gap = Gap::space;
    bool seen = between.empty();
    for (std::size_t i = 0; i < between.size();) {
        const std::string_view rest = between.substr(i);
        const std::size_t hyphen = hyphen_length(rest);
        if (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n') {
            i += 1;
        } else if (rest.starts_with("\u00a0")) {
            i += 2;
        } else if (rest.starts_with("\u202f") || rest.starts_with("\u2009")) {
            i += 3;
        } else if (seen) {
            return Gap::apart; // two marks of punctuation
        } else if (hyphen != 0 && hyphen == between.size()) {
            return Gap::hyphen;
        } else if (rest[0] == ',') {
            gap = Gap::comma;
            seen = true;
            i += 1;
        } else if (rest[0] == '/') {
            gap = Gap::slash;
            seen = true;
            i += 1;
        } else {
            return Gap::apart;
        }
    }
    return between.empty() ? Gap::apart : gap;
}

// Length of the "'s" at the end of a word; 0 when there is none.
std::size_t possessive_length(std::string_view word) {
    if (!word.ends_with('s') && !word.ends_with('S'))
        return 0;
    word.remove_suffix(1);
    return word.ends_with('\'') ? 2 : word.ends_with(curly_apostrophe) ? 1 + curly_apostrophe.size() : 0;
}

void add(std::vector<Token>& tokens, std::string_view text, std::size_t begin, std::size_t end) {
    Token token;
    token.begin = begin;
    token.end = end;
    token.whole_end = end;
    std::string_view word = text.substr(begin, end - begin);
    if (const std::size_t ending = possessive_length(word); ending != 0 && ending < word.size()) {
        token.possessive = true;
        token.end -= ending;
        word.remove_suffix(ending);
    }
    token.word = lower_word(word);
    token.starts_upper = starts_upper(word);
    token.upper = token.starts_upper && is_upper(word);
    token.digits = std::any_of(word.begin(), word.end(), is_digit);
    const std::size_t before = tokens.empty() ? 0 : tokens.back().whole_end;
    token.gap = tokens.empty() ? Gap::apart : gap_of(text.substr(before, begin - before));
    tokens.push_back(std::move(token));
}

// "health & care": the sign is a word.
void add_ampersand(std::vector<Token>& tokens, std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t at = text.substr(0, end).find('&', begin);
    if (at == std::string_view::npos)
        return;
    add(tokens, text, at, at + 1);
    tokens.back().word = "and";
    tokens.back().starts_upper = tokens.back().upper = false;
    // "T&L" holds together as closely as a space would.
    if (at == begin && tokens.size() > 1)
        tokens.back().gap = Gap::space;
}

} // namespace

std::vector<Token> tokenise(std::string_view text) {
    const std::vector<Span> spans = words(text);
    std::vector<Token> tokens;
    tokens.reserve(spans.size());
    std::size_t last = 0;
    for (const Span& span : spans) {
        if (last != 0)
            add_ampersand(tokens, text, last, span.begin);
        std::size_t begin = span.begin;
        for (std::size_t i = span.begin; i < span.end;) {
            const std::size_t hyphen = hyphen_length(text.substr(i));
            if (hyphen != 0 && i > begin && i + hyphen < span.end) {
                add(tokens, text, begin, i);
                begin = i + hyphen;
            }
            i += std::max<std::size_t>(hyphen, 1);
        }
        const bool after_sign = !tokens.empty() && tokens.back().whole_end == begin && text[begin - 1] == '&';
        add(tokens, text, begin, span.end);
        if (after_sign)
            tokens.back().gap = Gap::space;
        last = span.end;
    }
    return tokens;
}

bool hyphen_before(const std::vector<Token>& tokens, std::size_t token) {
    return tokens[token].gap == Gap::hyphen;
}

bool hyphen_after(const std::vector<Token>& tokens, std::size_t token) {
    return token + 1 < tokens.size() && tokens[token + 1].gap == Gap::hyphen;
}

} // namespace plainsend
