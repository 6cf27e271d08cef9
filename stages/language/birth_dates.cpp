#include "stages/language/birth_dates.h"

#include <algorithm>
#include <array>

#include "stages/language/child.h"
#include "stages/language/passage.h"
#include "stages/text/ascii.h"
#include "stages/text/person.h"

namespace plainsend {

namespace {

// The words of one line of the document, up to the end of a sentence: what a date of birth is said in.
struct Line {
    const Passage* passage = nullptr;
    std::size_t first = 0; // tokens
    std::size_t last = 0;  // one past the end
};

bool ends_line(const Passage& passage, std::size_t token) {
    const std::size_t from = passage.tokens[token - 1].whole_end;
    const std::string between = passage.text.substr(from, passage.tokens[token].begin - from);
    return between.find_first_of(";\n") != std::string::npos || between.find(". ") != std::string::npos;
}

std::vector<Line> lines_of(const std::vector<Passage>& passages) {
    std::vector<Line> lines;
    for (const Passage& passage : passages) {
        std::size_t first = 0;
        for (std::size_t i = 1; i <= passage.tokens.size(); ++i)
            if (i == passage.tokens.size() || ends_line(passage, i)) {
                lines.push_back({&passage, first, i});
                first = i;
            }
    }
    return lines;
}

// The token behind the words of that field of a form, where they stand at this token: else the token itself.
std::size_t behind_label(const Line& line, std::size_t at) {
    static constexpr auto labels = std::to_array<std::string_view>(
        {"date of birth", "d o b", "birth date", "birthdate", "d.o.b", "dob", "born"});
    const std::vector<Token>& tokens = line.passage->tokens;
    for (const std::string_view label : labels) {
        std::size_t end = at;
        std::string said;
        while (end < line.last && said.size() < label.size())
            said += (said.empty() ? "" : " ") + tokens[end++].word;
        if (said == label)
            return end;
    }
    return at;
}

// "11.09.2013" is a date behind these words, and perhaps a version elsewhere.
std::string with_strokes(std::string text) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
        if (text[i] == '.' && is_digit(text[i - 1]) && is_digit(text[i + 1]))
            text[i] = '/';
    return text;
}

// A full date that begins the words from this token on, but for the day of the week.
std::optional<Fact> date_at(const Passage& passage, std::size_t token, const FactWords& words) {
    if (token >= passage.tokens.size())
        return std::nullopt;
    constexpr std::size_t full_date = 10; // "2014-05-03"
    const std::size_t latest = passage.tokens[std::min(token + 1, passage.tokens.size() - 1)].begin;
    for (const Fact& fact : find_facts(with_strokes(passage.text), words))
        if (fact.kind == FactKind::date && fact.value.size() == full_date &&
            fact.span.begin >= passage.tokens[token].begin && fact.span.begin <= latest)
            return fact;
    return std::nullopt;
}

enum class Whose { childs, somebody_elses, unsaid };

// Whom these words name: somebody else where they name both ("Jamie's brother").
class Owners {
public:
    Owners(const std::optional<Child>& child, const NameWords& words) : child_(child), words_(words) {}

    Whose named_in(const Passage& passage, std::size_t first, std::size_t last) const {
        Whose whose = Whose::unsaid;
        for (std::size_t i = first; i < last; ++i) {
            const Token& token = passage.tokens[i];
            if (is_childs(token))
                whose = Whose::childs;
            else if (is_another(token))
                return Whose::somebody_elses;
        }
        return whose;
    }

    // What stands right before a field says whose it is, unless it is prose: "Her mum came." The name above
    // it may have a label of its own above.
    Whose named_above(const std::vector<Line>& lines, std::size_t at) const {
        const std::size_t row = lines[at].passage->row;
        for (std::size_t i = at; i-- > 0;) {
            const Line& line = lines[i];
            if (line.passage != lines[at].passage && is_prose(line))
                return Whose::unsaid;
            const Whose whose = named_in(*line.passage, line.first, line.last);
            if (whose != Whose::unsaid)
                return whose;
            if ((row == 0 || line.passage->row != row) && !is_bare_name(line))
                return Whose::unsaid;
        }
        return Whose::unsaid;
    }

private:
    bool is_childs(const Token& token) const {
        return child_ && token.starts_upper &&
               (token.word == lower(child_->written) ||
                (child_->own.contains(token.word) && words_.first_names.contains(token.word)));
    }

    bool is_another(const Token& token) const {
        static constexpr auto the_child =
            std::to_array<std::string_view>({"pupil", "student", "person", "boy", "girl"});
        if (words_.relations.contains(token.word))
            return true;
        if (words_.people.contains(token.word) &&
            std::find(the_child.begin(), the_child.end(), token.word) == the_child.end())
            return true;
        return token.starts_upper &&
               ((child_ && words_.first_names.contains(token.word)) ||
                std::any_of(person_titles.begin(), person_titles.end(),
                            [&](std::string_view title) { return lower(title) == token.word; }));
    }

    static bool is_prose(const Line& line) {
        const std::string& text = line.passage->text;
        const std::size_t end = text.find_last_not_of(" \n\"')");
        return line.passage->row == 0 && line.passage->where != Where::heading && end != std::string::npos &&
               (text[end] == '.' || text[end] == '!' || text[end] == '?') &&
               text.find(':') == std::string::npos;
    }

    // "Name: Femi Okoro", "Femi Okoro"
    static bool is_bare_name(const Line& line) {
        const std::vector<Token>& tokens = line.passage->tokens;
        std::size_t first = line.first;
        if (tokens[first].word == "name" || tokens[first].word == "full")
            ++first;
        constexpr std::size_t longest = 4;
        return line.last - first <= longest &&
               std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                           tokens.begin() + static_cast<std::ptrdiff_t>(line.last), [](const Token& token) {
                               return (token.starts_upper && !token.digits) || token.word == "name";
                           });
    }

    const std::optional<Child>& child_;
    const NameWords& words_;
};

struct BirthDate {
    const Passage* passage = nullptr;
    Fact date;
};

bool is_followed_by_colon(const Passage& passage, std::size_t token) {
    const std::string& text = passage.text;
    return text.find(':', passage.tokens[token].end) <
           text.find_first_not_of(" :", passage.tokens[token].end);
}

// "Child's date of birth", "Pupil DOB"
bool says_the_child(const Line& line, std::size_t end) {
    static constexpr auto words =
        std::to_array<std::string_view>({"child", "pupil", "student", "learner", "young", "person", "the"});
    const std::vector<Token>& tokens = line.passage->tokens;
    for (std::size_t i = line.first; i < end; ++i)
        if (std::find(words.begin(), words.end(), tokens[i].word) == words.end())
            return false;
    return true;
}

// Whether the field that begins at the token "label" of this line, and whose value begins at "value", is the
// child's.
bool is_the_childs(const Owners& owners, const std::vector<Line>& lines, std::size_t at, std::size_t label,
                   std::size_t value) {
    const Line& line = lines[at];
    const Whose whose = owners.named_in(*line.passage, line.first, label);
    if (whose != Whose::unsaid)
        return whose == Whose::childs;
    const bool is_field =
        says_the_child(line, label) || is_followed_by_colon(*line.passage, std::max(value, label + 1) - 1);
    return is_field && owners.named_above(lines, at) != Whose::somebody_elses;
}

// The date behind the label: in its line, in the next cell, or in the next line where the label stands alone.
std::optional<BirthDate> date_behind(const std::vector<Line>& lines, std::size_t at, std::size_t value,
                                     const FactWords& words) {
    const Line& line = lines[at];
    if (value < line.last) {
        const auto date = date_at(*line.passage, value, words);
        return date ? std::optional(BirthDate{line.passage, *date}) : std::nullopt;
    }
    if (at + 1 == lines.size() || lines[at + 1].passage->row != line.passage->row ||
        lines[at + 1].passage->where == Where::heading)
        return std::nullopt;
    const Line& next = lines[at + 1];
    const auto date = date_at(*next.passage, next.first, words);
    return date ? std::optional(BirthDate{next.passage, *date}) : std::nullopt;
}

bool is_same_row(const Line& a, const Line& b) {
    return a.passage->row != 0 && a.passage->row == b.passage->row;
}

// Of a column of a table that is headed by the line "label": the dates in the rows that name the child.
std::vector<BirthDate> dates_below(const Owners& owners, const std::vector<Line>& lines, std::size_t label,
                                   const FactWords& words) {
    const auto end_of_row = [&](std::size_t begin) {
        std::size_t end = begin + 1;
        while (end < lines.size() && is_same_row(lines[begin], lines[end]))
            ++end;
        return end;
    };
    std::size_t begin = label;
    while (begin > 0 && is_same_row(lines[begin - 1], lines[label]))
        --begin;
    const std::size_t column = label - begin;
    const std::size_t width = end_of_row(begin) - begin;
    std::vector<BirthDate> found;
    for (std::size_t row = begin + width; row < lines.size() && lines[row].passage->row != 0;) {
        const std::size_t end = end_of_row(row);
        if (end - row != width || (column + 1 < width && lines[row + column].passage->header_cell))
            break; // another table
        Whose whose = Whose::unsaid;
        for (std::size_t i = row; i < end && whose != Whose::somebody_elses; ++i)
            if (i != row + column)
                if (const Whose here = owners.named_in(*lines[i].passage, lines[i].first, lines[i].last);
                    here != Whose::unsaid)
                    whose = here;
        const Line& cell = lines[row + column];
        if (const auto date = date_at(*cell.passage, cell.first, words); date && whose == Whose::childs)
            found.push_back({cell.passage, *date});
        row = end;
    }
    return found;
}

// Whether the cell heads a column, not a row: the cell beside it does, and holds no date.
bool heads_column(const std::vector<Line>& lines, std::size_t at) {
    const auto is_heading = [&](std::size_t other) {
        return is_same_row(lines[at], lines[other]) && lines[other].passage->header_cell;
    };
    if (!lines[at].passage->header_cell)
        return false;
    if (at + 1 < lines.size() && is_same_row(lines[at], lines[at + 1]))
        return is_heading(at + 1) && !lines[at + 1].passage->tokens[lines[at + 1].first].digits;
    return at > 0 && is_heading(at - 1);
}

// Dates of birth that the document does not give to anybody but the child.
std::vector<BirthDate> birth_dates(const std::vector<Passage>& passages, const std::optional<Child>& child,
                                   const LanguageData& data) {
    static constexpr auto between =
        std::to_array<std::string_view>({"is", "was", "on", "dob", "given", "as"});
    const std::vector<Line> lines = lines_of(passages);
    const Owners owners(child, data.names);
    std::vector<BirthDate> found;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const Line& line = lines[at];
        if (heads_column(lines, at)) {
            if (behind_label(line, line.first) == line.last) {
                const std::vector<BirthDate> below = dates_below(owners, lines, at, data.facts);
                found.insert(found.end(), below.begin(), below.end());
            }
            continue;
        }
        for (std::size_t i = line.first; i < line.last; ++i) {
            std::size_t value = behind_label(line, i);
            if (value == i)
                continue;
            while (value < line.last && std::find(between.begin(), between.end(),
                                                  line.passage->tokens[value].word) != between.end())
                ++value;
            const auto date = date_behind(lines, at, value, data.facts);
            if (date && is_the_childs(owners, lines, at, i, value))
                found.push_back(*date);
            i = value - 1;
        }
    }
    return found;
}

} // namespace

Findings second_birth_dates(const Document& document, const LanguageData& data) {
    const std::vector<Passage> all = passages(document);
    const std::vector<BirthDate> dates = birth_dates(all, child_of(document, all, data.names, 1), data);
    Findings findings;
    for (const BirthDate& other : dates) {
        const BirthDate& first = dates.front();
        if (other.date.value == first.date.value)
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
