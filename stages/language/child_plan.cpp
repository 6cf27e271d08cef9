#include "stages/language/child_plan.h"

#include <algorithm>
#include <array>

#include "stages/language/language_data.h"
#include "stages/text/person.h"

namespace plainsend {

namespace {

std::vector<PlanSentence> sentences_of(const std::vector<Passage>& passages) {
    std::vector<PlanSentence> all;
    for (std::size_t p = 0; p < passages.size(); ++p) {
        const Passage& passage = passages[p];
        std::size_t token = 0;
        for (const Span& span : passage.sentences) {
            PlanSentence sentence{p, token, token};
            while (token < passage.tokens.size() && passage.tokens[token].begin < span.end)
                ++token;
            sentence.last = token;
            if (sentence.last > sentence.first)
                all.push_back(sentence);
        }
    }
    return all;
}

} // namespace

std::optional<Gender> gender_of(std::string_view word) {
    static constexpr std::array<std::string_view, 4> he{"he", "him", "his", "himself"};
    static constexpr std::array<std::string_view, 4> she{"she", "her", "hers", "herself"};
    if (std::find(he.begin(), he.end(), word) != he.end())
        return Gender::he;
    return std::find(she.begin(), she.end(), word) != she.end() ? std::optional(Gender::she) : std::nullopt;
}

bool is_month_or_day(const Token& word) {
    const DateWords& dates = date_words("en-GB");
    std::string written = word.word;
    written.front() = static_cast<char>(written.front() - 'a' + 'A');
    return dates.months.contains(written) || dates.weekdays.contains(written);
}

bool is_person_title(const Token& token) {
    return token.starts_upper &&
           std::any_of(person_titles.begin(), person_titles.end(),
                       [&](std::string_view title) { return lower(title) == token.word; });
}

ChildPlan::ChildPlan(const Document& document, const LanguageData& data)
    : words_(data.names), passages_(passages(document)), sentences_(sentences_of(passages_)),
      child_(child_of(document, passages_, words_)) {}

bool ChildPlan::is_written_by_author(const PlanSentence& sentence) const {
    const Passage& all = passage(sentence);
    return all.english && all.where != Where::quotation && all.where != Where::letterhead &&
           all.where != Where::preformatted && all.where != Where::heading && !all.header_cell;
}

bool ChildPlan::has_child(const PlanSentence& sentence) const {
    for (std::size_t i = sentence.first; i < sentence.last; ++i)
        if (is_own(token(sentence, i)) && !is_titled(sentence, i))
            return true;
    return false;
}

bool ChildPlan::is_titled(const PlanSentence& sentence, std::size_t i) const {
    return i > sentence.first && is_person_title(token(sentence, i - 1));
}

bool ChildPlan::has_childs_thing(const PlanSentence& sentence, std::size_t i) const {
    if (!token(sentence, i).possessive || i + 1 >= sentence.last || token(sentence, i + 1).starts_upper ||
        token(sentence, i + 1).gap != Gap::space)
        return false;
    return words_.things.contains(token(sentence, i + 1).word) ||
           (i + 2 < sentence.last && words_.things.contains(token(sentence, i + 2).word));
}

} // namespace plainsend
