#include "stages/language/initials.h"

#include <array>
#include <string>

#include "stages/text/ascii.h"
#include "stages/text/one_of.h"

namespace plainsend {

namespace {

bool may_be_skipped(const std::string& word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"and", "of", "the", "for", "in", "to", "with", "a", "an", "on", "or",
                                         "by", "as", "at", "from", "into"});
    return is_one_of(table, word);
}

// Whether the words from one token on, or back from one token, spell the short form by their first letters.
// Small words may be passed over; a small letter of the short form may also come from inside a word
// ("SENDCo").
class Initials {
public:
    enum class Inside { small_letters, all_letters }; // that may come from inside a word
    Initials(const Passage& passage, std::string_view short_form, Inside inside = Inside::small_letters)
        : passage_(passage), letters_(short_form), loose_(inside == Inside::all_letters) {}

    // The first token of a long form that ends with `last`.
    std::optional<std::size_t> backward(std::size_t last) {
        failed_.assign((letters_.size() + 1) * width(), false);
        origin_ = last;
        return back(letters_.size(), last + 1);
    }

    // The last token of a long form that begins with `first`.
    std::optional<std::size_t> forward(std::size_t first) {
        failed_.assign((letters_.size() + 1) * width(), false);
        origin_ = first;
        std::optional<std::size_t> last = on(0, first);
        while (last && hyphen_after(passage_.tokens, *last)) // "co-ordinator" is one word
            ++*last;
        return last;
    }

private:
    std::size_t width() const { return letters_.size() * 2 + 4; }

    bool is_failed(std::size_t letter, std::size_t distance) const {
        return distance >= width() || failed_[letter * width() + distance];
    }

    static char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

    bool begins_with(std::size_t token, std::size_t letter) const {
        const std::string& word = passage_.tokens[token].word;
        const char wanted = small(letters_[letter]);
        return !word.empty() && (word[0] == wanted || is_said_like(wanted, word) ||
                                 (loose_ && wanted == 'x' && word.starts_with("ex")));
    }

    // "assistive technology for learning" and AT4L
    static bool is_said_like(char digit, const std::string& word) {
        return (digit == '4' && (word == "for" || word == "four")) ||
               (digit == '2' && (word == "to" || word == "two" || word == "too"));
    }

    // "SEND Information, Advice ...": an acronym in the long form gives all its letters.
    bool gives_all(std::size_t token, std::size_t letter) const {
        const Token& here = passage_.tokens[token];
        return here.upper && fold(letters_).compare(letter, here.word.size(), here.word) == 0;
    }

    bool is_from_inside(std::size_t letter) const { return loose_ || !is_capital(letters_[letter]); }

    // How many letters from `letter` on the token can give: its first letter, then small letters from inside.
    std::size_t letters_in(std::size_t token, std::size_t letter) const {
        const std::string& word = passage_.tokens[token].word;
        if (gives_all(token, letter))
            return word.size();
        std::size_t count = 1;
        std::size_t at = 1;
        while (letter + count < letters_.size() && is_from_inside(letter + count)) {
            at = word.find(small(letters_[letter + count]), at);
            if (at == std::string::npos)
                break;
            ++at;
            ++count;
        }
        return count;
    }

    // letters [0, left) are still to be found in the tokens before `end`.
    std::optional<std::size_t> back(std::size_t left, std::size_t end) {
        if (left == 0)
            return end;
        const std::size_t distance = origin_ + 1 - end;
        if (end == 0 || is_failed(left, distance))
            return std::nullopt;
        const std::size_t token = end - 1;
        const bool joined = end == origin_ + 1 || passage_.tokens[end].gap != Gap::apart;
        if (joined) {
            const std::size_t length = passage_.tokens[token].word.size();
            if (length <= left && length > 1 && gives_all(token, left - length)) {
                if (const auto first = back(left - length, token))
                    return first;
            }
            for (std::size_t letter = left; letter-- > 0;) {
                if (begins_with(token, letter) && letter + letters_in(token, letter) >= left) {
                    if (const auto first = back(letter, token))
                        return first;
                }
                if (!is_from_inside(letter))
                    break;
            }
            if (may_be_skipped(passage_.tokens[token].word) && end != origin_ + 1) {
                if (const auto first = back(left, token))
                    return first;
            }
        }
        failed_[left * width() + distance] = true;
        return std::nullopt;
    }

    std::optional<std::size_t> on(std::size_t done, std::size_t token) {
        if (done == letters_.size())
            return token - 1;
        const std::size_t distance = token - origin_;
        if (token >= passage_.tokens.size() || is_failed(done, distance))
            return std::nullopt;
        const bool joined = token == origin_ || passage_.tokens[token].gap != Gap::apart;
        if (joined) {
            if (begins_with(token, done)) {
                for (std::size_t count = letters_in(token, done); count > 0; --count)
                    if (const auto last = on(done + count, token + 1))
                        return last;
            }
            if (may_be_skipped(passage_.tokens[token].word) && token != origin_) {
                if (const auto last = on(done, token + 1))
                    return last;
            }
        }
        failed_[done * width() + distance] = true;
        return std::nullopt;
    }

    const Passage& passage_;
    std::string letters_;
    bool loose_ = false;
    std::vector<bool> failed_;
    std::size_t origin_ = 0;
};

// How many words of the long form spell the short form, and how many there are.
std::pair<std::size_t, std::size_t> spelt(std::string_view long_form, std::string_view short_form) {
    Passage passage;
    passage.text = std::string(long_form);
    passage.tokens = tokenise(passage.text);
    const auto last = Initials(passage, short_form).forward(0);
    return {last ? *last + 1 : 0, passage.tokens.size()};
}

} // namespace

std::optional<std::size_t> spelt_backward(const Passage& passage, std::size_t last,
                                          std::string_view short_form) {
    return Initials(passage, short_form).backward(last);
}

std::optional<std::size_t> spelt_loosely_backward(const Passage& passage, std::size_t last,
                                                  std::string_view short_form) {
    return Initials(passage, short_form, Initials::Inside::all_letters).backward(last);
}

std::optional<std::size_t> spelt_forward(const Passage& passage, std::size_t first,
                                         std::string_view short_form) {
    return Initials(passage, short_form).forward(first);
}

bool spells(std::string_view long_form, std::string_view short_form) {
    const auto [words, all] = spelt(long_form, short_form);
    return words > 0 && words == all;
}

bool starts_with_spelling(std::string_view long_form, std::string_view short_form) {
    return spelt(long_form, short_form).first > 0;
}

} // namespace plainsend
