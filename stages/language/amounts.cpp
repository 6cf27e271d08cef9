#include "stages/language/amounts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "stages/language/passage.h"
#include "stages/text/one_of.h"

namespace plainsend {

namespace {

bool is_number_word(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen",
         "twenty", "thirty", "forty", "fifty", "sixty", "half"});
    return is_one_of(table, word);
}

// "Year 4", "Section F", "Room 2": the number is a name.
bool leads_a_name(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"year",  "yr",   "section", "stage", "room",     "page",  "paragraph", "class", "outcome", "target",
         "level", "band", "phase",   "part",  "appendix", "table", "number",    "no",    "grade",   "step"});
    return is_one_of(table, word);
}

// "1:1" and "2:1" say who sits beside whom, not for how long.
bool is_ratio(const Passage& passage, std::size_t token) {
    const Token& here = passage.tokens[token];
    const auto is_digit_at = [&](std::size_t at) {
        return at < passage.text.size() && passage.text[at] >= '0' && passage.text[at] <= '9';
    };
    const bool colon_inside = here.word.find(':') != std::string::npos && here.word.size() <= 3;
    const bool before_colon = here.end < passage.text.size() && passage.text[here.end] == ':';
    const bool after_colon = here.begin > 1 && passage.text[here.begin - 1] == ':';
    return colon_inside || (before_colon && is_digit_at(here.end + 1) && here.word.size() == 1) ||
           (after_colon && is_digit_at(here.begin - 2) && here.word.size() == 1);
}

class AmountReader {
public:
    explicit AmountReader(const Passage& passage)
        : passage_(passage), is_unit_(passage.tokens.size(), false) {
        passage.matches->scan(WordList::units, [&](const Match& match) {
            is_unit_[match.first] = true;
            return false;
        });
    }

    Settled at(std::size_t token) const {
        const Token& here = passage_.tokens[token];
        if (!here.digits && !is_number_word(here.word))
            return Settled::nothing;
        const bool is_name =
            token > 0 && here.gap != Gap::apart && leads_a_name(passage_.tokens[token - 1].word);
        if (is_name || is_ratio(passage_, token))
            return Settled::nothing;
        if (here.end < passage_.text.size() && passage_.text[here.end] == '%')
            return Settled::amount;
        constexpr std::size_t far = 2;
        for (std::size_t on = 1; on <= far && token + on < passage_.tokens.size(); ++on) {
            if (passage_.tokens[token + on].gap == Gap::apart)
                break;
            if (is_unit_[token + on])
                return Settled::amount;
        }
        return here.digits && here.word[0] >= '0' && here.word[0] <= '9' ? Settled::date : Settled::nothing;
    }

private:
    const Passage& passage_;
    std::vector<bool> is_unit_;
};

} // namespace

std::vector<Settled> sentence_amounts(const Passage& passage) {
    std::vector<Settled> found(passage.sentences.size(), Settled::nothing);
    const AmountReader reader(passage);
    std::vector<bool> says(passage.tokens.size(), false);
    passage.matches->scan(WordList::amounts, [&](const Match& match) {
        says[match.first] = true;
        return false;
    });
    std::size_t sentence = 0;
    for (std::size_t token = 0; token < passage.tokens.size(); ++token) {
        while (sentence + 1 < passage.sentences.size() &&
               passage.sentences[sentence].end <= passage.tokens[token].begin)
            ++sentence;
        if (sentence < found.size())
            found[sentence] = std::max(found[sentence], says[token] ? Settled::amount : reader.at(token));
    }
    return found;
}

} // namespace plainsend
