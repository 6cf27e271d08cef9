#include "stages/language/birth_dates.h"

#include <algorithm>
#include <array>

#include "stages/language/child.h"
#include "stages/language/passage.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

// Whether the passage ends in, or begins with, the words of that field of a form.
bool is_birth_label(const std::vector<Token>& tokens, std::size_t end) {
    static constexpr auto whose =
        std::to_array<std::string_view>({"child", "pupil", "student", "learner", "young", "person"});
    std::string label;
    for (std::size_t i = 0; i < end; ++i)
        if (!label.empty() || std::find(whose.begin(), whose.end(), tokens[i].word) == whose.end())
            label += (label.empty() ? "" : " ") + tokens[i].word;
    static constexpr auto labels = std::to_array<std::string_view>(
        {"date of birth", "dob", "d o b", "d.o.b", "born", "birth date", "birthdate", "date of birth dob"});
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

struct BirthDate {
    const Passage* passage = nullptr;
    Fact date;
    bool of_child = false; // it names the child
};

// "11.09.2013" is a date behind these words, and perhaps a version elsewhere.
std::string with_strokes(std::string text) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
        if (text[i] == '.' && is_digit(text[i - 1]) && is_digit(text[i + 1]))
            text[i] = '/';
    return text;
}

// The token behind "born" or "born on" in a sentence that says it of the child and of nobody else, or
// nothing: "Jamie was born on", "Jamie Okoro (born".
std::optional<std::size_t> behind_born(const Passage& passage, const Child& child, const NameWords& words) {
    const std::vector<Token>& tokens = passage.tokens;
    constexpr std::size_t far = 4;
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        if (tokens[i].word != "born")
            continue;
        for (std::size_t back = 1; back <= std::min(i, far); ++back) {
            const Token& token = tokens[i - back];
            if (words.relations.contains(token.word) || token.possessive)
                break;
            if (token.starts_upper && token.word == lower(child.written))
                return tokens[i + 1].word == "on" && i + 2 < tokens.size() ? i + 2 : i + 1;
        }
    }
    return std::nullopt;
}

std::vector<BirthDate> birth_dates(const std::vector<Passage>& passages, const std::optional<Child>& child,
                                   const LanguageData& data) {
    std::vector<BirthDate> found;
    const auto take = [&](const Passage& passage, std::size_t from, bool of_child = false) {
        constexpr std::size_t full_date = 10; // "2014-05-03"
        for (const Fact& fact : find_facts(with_strokes(passage.text), data.facts))
            if (fact.kind == FactKind::date && fact.value.size() == full_date && fact.span.begin >= from) {
                found.push_back({&passage, fact, of_child});
                return;
            }
    };
    for (std::size_t p = 0; p < passages.size(); ++p) {
        const Passage& passage = passages[p];
        if (passage.header_cell && p + 1 < passages.size() && passages[p + 1].header_cell)
            continue; // a column of several people's
        std::size_t label = 0;
        while (label < passage.tokens.size() && !passage.tokens[label].digits)
            ++label;
        if (!is_birth_label(passage.tokens, label)) {
            const auto born = child ? behind_born(passage, *child, data.names) : std::nullopt;
            if (born && passage.tokens[*born].digits)
                take(passage, passage.tokens[*born].begin, true);
            continue;
        }
        if (label < passage.tokens.size())
            take(passage, passage.tokens[label].begin);
        else if (p + 1 < passages.size() && passage.row != 0 && passages[p + 1].row == passage.row)
            take(passages[p + 1], 0);
    }
    return found;
}

// Two children's fields in one document are no slip: then each stands under a name of its own.
bool names_several(const std::vector<Passage>& passages, const BirthDate& a, const BirthDate& b,
                   const NameWords& words) {
    for (const Passage* each = a.passage; each <= b.passage && each < passages.data() + passages.size();
         ++each)
        for (const Token& token : each->tokens)
            if (words.relations.contains(token.word))
                return true;
    return false;
}

} // namespace

Findings second_birth_dates(const Document& document, const LanguageData& data) {
    const std::vector<Passage> all = passages(document);
    const std::vector<BirthDate> dates = birth_dates(all, child_of(document, all, data.names), data);
    Findings findings;
    for (std::size_t i = 1; i < dates.size(); ++i) {
        const BirthDate& first = dates.front();
        const BirthDate& other = dates[i];
        if (other.date.value == first.date.value ||
            (!other.of_child && names_several(all, dates[i - 1], other, data.names)))
            continue;
        const Span& span = other.date.span;
        findings.push_back(
            finding_at(*other.passage, "names/birth-date", Severity::warning, span.begin, span.end,
                       "A second date of birth: above it is " +
                           first.passage->text.substr(first.date.span.begin,
                                                      first.date.span.end - first.date.span.begin) +
                           ". Which one is right?"));
    }
    return findings;
}

} // namespace plainsend
