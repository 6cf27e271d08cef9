#include "stages/text/fact_tokens.h"

#include <algorithm>
#include <array>

#include "stages/text/ascii.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

using Before = FactToken::Before;
using Is = FactToken::Is;

constexpr std::uint32_t soft_hyphen = 0xAD;

bool is_letter(std::uint32_t code) {
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    const bool is_sign = code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code <= 0x2BFF) ||
                         (code >= 0x3000 && code <= 0x303F) || code >= 0xFE00;
    return code >= 0xC0 && !is_sign;
}

bool is_apostrophe(std::uint32_t code) {
    return code == '\'' || code == 0x2019 || code == 0x2BC;
}

bool is_number(std::uint32_t code) {
    return code >= '0' && code <= '9';
}

// A sign that is a number or belongs to one.
struct Sign {
    std::uint32_t code;
    std::string_view word;
    Is is;
};
constexpr auto signs = std::to_array<Sign>({{0xA3, "£", Is::sign},
                                            {'$', "$", Is::sign},
                                            {0x20AC, "€", Is::sign},
                                            {'%', "%", Is::sign},
                                            {'<', "<", Is::sign},
                                            {'>', ">", Is::sign},
                                            {0x2264, "≤", Is::sign},
                                            {0x2265, "≥", Is::sign},
                                            {'+', "+", Is::sign},
                                            {0xBD, "1/2", Is::number},
                                            {0xBC, "1/4", Is::number},
                                            {0xBE, "3/4", Is::number},
                                            {0x2153, "1/3", Is::number},
                                            {0x2154, "2/3", Is::number}});

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<FactToken> run() {
        while (at_ < text_.size()) {
            const Character c = character_at(text_, at_);
            const auto* sign = std::find_if(signs.begin(), signs.end(),
                                            [&](const Sign& each) { return each.code == c.code; });
            if (is_number(c.code)) {
                number();
            } else if (is_letter(c.code)) {
                word();
            } else if (sign != signs.end()) {
                const std::size_t begin = at_;
                at_ += c.length;
                push_signed({begin, at_}, std::string(sign->word), sign->is);
            } else {
                pass(c);
            }
        }
        return std::move(tokens_);
    }

private:
    // White space and punctuation: only what they say of the next word counts.
    void pass(const Character& c) {
        const auto at_least = [&](Before before) { before_ = std::max(before_, before); };
        switch (c.code) {
        case ' ':
        case '\t':
        case 0xA0:
        case 0x2009:
        case 0x202F:
            at_least(before_ == Before::hyphen ? Before::sign : Before::space);
            break;
        case '-':
        case 0x2010:
        case 0x2011:
            at_least(before_ == Before::space ? Before::sign : Before::hyphen);
            break;
        case soft_hyphen:
        case 0x200B:
        case 0x2060:
            break;
        case ',':
        case '/':
        case '&':
        case ')':
        case ']':
        case 0x201D:
            at_least(Before::sign);
            break;
        default:
            at_least(Before::stop);
        }
        at_ += c.length;
    }

    void number() {
        const std::size_t begin = at_;
        std::string digits;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            const bool more = at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
            if (is_digit(c) || ((c == '.' || c == ':') && more))
                digits += c;
            else if (c != ',' || !is_thousand())
                break;
        }
        push_signed({begin, at_}, std::move(digits), Is::number);
    }

    void push_signed(Span span, std::string word, Is is) {
        const std::size_t minus = length_of_minus(span.begin);
        push({span.begin - minus, span.end}, std::move(word), is);
        tokens_.back().minus = minus > 0;
    }

    // A dash is a minus sign at the start and behind white space, punctuation or a currency sign. It is none
    // in a range, however it is spaced: "10-15", "10 -15", "9am -11am".
    std::size_t length_of_minus(std::size_t begin) const {
        static constexpr std::array<std::string_view, 6> dashes{"-", "‐", "‑", "–", "−", "－"};
        const std::string_view before = text_.substr(0, begin);
        const auto* dash = std::find_if(dashes.begin(), dashes.end(),
                                        [&](std::string_view each) { return before.ends_with(each); });
        if (dash == dashes.end())
            return 0;
        const std::string_view left = before.substr(0, before.size() - dash->size());
        const std::size_t last = left.find_last_not_of(" \t\n");
        const bool is_spaced = last + 1 < left.size() || left.ends_with("\u00a0") || left.ends_with("\u202f");
        if (last == std::string_view::npos ||
            std::string_view("([<=~/\",;:").find(left[last]) != std::string_view::npos)
            return dash->size();
        if (!tokens_.empty() && tokens_.back().is == Is::sign && tokens_.back().span.end == left.size())
            return dash->size(); // "£-500"
        return is_spaced && !ends_in_number(left.substr(0, last + 1)) ? dash->size() : 0;
    }

    // "10", "9am", "10%"
    static bool ends_in_number(std::string_view text) {
        const std::string_view word = text.substr(text.find_last_of(" \n") + 1);
        return std::any_of(word.begin(), word.end(), is_digit);
    }

    // A comma with just three digits behind it.
    bool is_thousand() const {
        const std::string_view rest = text_.substr(at_ + 1);
        return rest.size() >= 3 && std::all_of(rest.begin(), rest.begin() + 3, is_digit) &&
               (rest.size() == 3 || !is_digit(rest[3]));
    }

    void word() {
        const std::size_t begin = at_;
        std::string written;
        while (at_ < text_.size()) {
            const Character c = character_at(text_, at_);
            const bool inside =
                at_ + c.length < text_.size() && is_letter(character_at(text_, at_ + c.length).code);
            if (is_letter(c.code) || is_number(c.code))
                written += text_.substr(at_, c.length);
            else if (is_apostrophe(c.code) && inside)
                written += '\'';
            else if (c.code != soft_hyphen)
                break;
            at_ += c.length;
        }
        const bool ascii = std::all_of(written.begin(), written.end(),
                                       [](char c) { return static_cast<signed char>(c) > 0; });
        std::string small = ascii ? ascii_lower(written) : lower(written);
        capital_ = ascii ? is_capital(written.front()) : starts_upper(written);
        mixed_ = std::any_of(written.begin() + 1, written.end(), is_capital);
        take_apart(std::move(small), {begin, at_});
        capital_ = mixed_ = false;
    }

    // "don't" is "do", "not"; "he'll" is "he", "will"; "Jamie's" is "jamie".
    void take_apart(std::string word, Span span) {
        struct Ending {
            std::string_view ending;
            std::string_view second;
        };
        static constexpr std::array<Ending, 7> endings{
            {{"n't", "not"}, {"'ll", "will"}, {"'s", ""}, {"'re", ""}, {"'ve", ""}, {"'d", ""}, {"'m", ""}}};
        if (word == "cannot")
            word = "can't";
        // "she'd like" is "she would like"; "she'd" alone may be "she had".
        const std::string_view behind = text_.substr(at_);
        const bool wishes = behind.starts_with(" like") || behind.starts_with(" love") ||
                            behind.starts_with(" prefer") || behind.starts_with(" rather");
        for (const Ending& each : endings) {
            if (!word.ends_with(each.ending) || word.size() == each.ending.size())
                continue;
            std::string first = word.substr(0, word.size() - each.ending.size());
            if (each.second == "not")
                first = first == "ca" ? "can" : first == "wo" ? "will" : first == "sha" ? "shall" : first;
            push(span, std::move(first), Is::word);
            capital_ = false;
            if (!each.second.empty())
                push(span, std::string(each.second), Is::word);
            else if (each.ending == "'d" && wishes)
                push(span, "would", Is::word);
            return;
        }
        push(span, std::move(word), Is::word);
    }

    void push(Span span, std::string word, Is is) {
        tokens_.push_back({span, std::move(word), is, before_, capital_, mixed_});
        before_ = Before::nothing;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<FactToken> tokens_;
    Before before_ = Before::stop;
    bool capital_ = false;
    bool mixed_ = false;
};

} // namespace

std::vector<FactToken> fact_tokens(std::string_view text) {
    return Lexer(text).run();
}

} // namespace plainsend
