#include "stages/language/child.h"

#include <algorithm>
#include <array>
#include <map>

#include "stages/text/person.h"

namespace plainsend {

namespace {

bool is_title(const Token& token) {
    return token.starts_upper &&
           std::any_of(person_titles.begin(), person_titles.end(),
                       [&](std::string_view title) { return lower(title) == token.word; });
}

// "name of child", "pupil's name", "young person": what stands before the child's name in a form.
bool is_name_label(const std::vector<Token>& tokens, std::size_t end) {
    static constexpr std::array<std::string_view, 10> words{
        "name", "full", "first", "child", "pupil", "young", "person", "learner", "student", "preferred"};
    static constexpr std::array<std::string_view, 5> small{"of", "the", "and", "surname", "this"};
    bool says = false;
    for (std::size_t i = 0; i < end; ++i) {
        const bool one = std::find(words.begin(), words.end(), tokens[i].word) != words.end();
        if (!one && std::find(small.begin(), small.end(), tokens[i].word) == small.end())
            return false;
        says = says || one;
    }
    return says && end <= 5;
}

// Capitalised words from a token on, at most four, none a title.
std::vector<const Token*> name_at(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
    std::vector<const Token*> name;
    for (std::size_t i = first; i < last && name.size() < 5; ++i) {
        if (!tokens[i].starts_upper || tokens[i].digits || (i > first && tokens[i].gap == Gap::apart))
            break;
        if (is_title(tokens[i]))
            return {};
        name.push_back(&tokens[i]);
    }
    return name.size() <= 4 ? name : std::vector<const Token*>{};
}

// "known as Jem", "(Jem)" behind the name.
void add_known_as(const std::vector<Token>& tokens, Child& child) {
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
        if (((tokens[i].word == "known" && tokens[i + 1].word == "as") ||
             (tokens[i].word == "prefers" && tokens[i + 1].word == "to") ||
             (tokens[i].word == "called" && tokens[i + 1].word == "by")) &&
            tokens[i + 2].starts_upper)
            child.own.insert(tokens[i + 2].word);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
        if (child.own.contains(tokens[i].word) && tokens[i + 1].gap == Gap::apart &&
            tokens[i + 1].starts_upper && (i + 2 == tokens.size() || tokens[i + 2].gap == Gap::apart))
            child.own.insert(tokens[i + 1].word);
}

// The passage of the cell that belongs to the label in this cell: beside it, or below where the label heads a
// column with a name in its only row. passages.size() where there is none.
std::size_t cell_of_value(const std::vector<Passage>& passages, std::size_t label, const NameWords& words) {
    const std::size_t row = passages[label].row;
    const auto end_of_row = [&](std::size_t begin) {
        std::size_t end = begin;
        while (end < passages.size() && passages[end].row == passages[begin].row)
            ++end;
        return end;
    };
    const auto is_name = [&](std::size_t passage) {
        return !passages[passage].tokens.empty() &&
               words.first_names.contains(passages[passage].tokens.front().word);
    };
    const std::size_t end = end_of_row(label);
    if (row == 0 || label + 1 == end)
        return passages.size();
    std::size_t begin = label;
    while (begin > 0 && passages[begin - 1].row == row)
        --begin;
    const std::size_t below = end + (label - begin);
    const bool heads = passages[label].header_cell && passages[label + 1].header_cell && !is_name(label + 1);
    if (!heads || end == passages.size() || passages[end].row != row + 1)
        return label + 1;
    const std::size_t next = end_of_row(end);
    const bool only = next == passages.size() || passages[next].row == 0;
    return only && below < next && is_name(below) ? below : label + 1;
}

std::optional<Child> child_of_field(const std::vector<Passage>& passages, const NameWords& words) {
    for (std::size_t p = 0; p < passages.size(); ++p) {
        const std::vector<Token>& tokens = passages[p].tokens;
        const std::size_t colon = passages[p].text.find(':');
        std::size_t label = 0;
        while (label < tokens.size() && (colon == std::string::npos || tokens[label].begin < colon))
            ++label;
        if (tokens.empty() || !is_name_label(tokens, label))
            continue;
        const std::size_t value = label < tokens.size() ? p : cell_of_value(passages, p, words);
        if (value == passages.size())
            continue;
        const std::vector<Token>& said = passages[value].tokens;
        std::vector<const Token*> name = name_at(said, value == p ? label : 0, said.size());
        if (value != p && is_name_label(said, said.size()))
            name.clear(); // the heading of the next column
        if (name.empty() || (name.size() == 1 && name.front()->word.size() < 2))
            continue;
        Child child;
        child.named = true;
        const std::string& text = passages[value].text;
        child.written = text.substr(name.front()->begin, name.front()->end - name.front()->begin);
        for (const Token* part : name)
            child.own.insert(part->word);
        return child;
    }
    return std::nullopt;
}

// How often each first name stands in the text, without those of titled people.
std::map<std::string, std::size_t> counted(const std::vector<Passage>& passages, const NameWords& words) {
    std::map<std::string, std::size_t> counts;
    for (const Passage& passage : passages)
        for (std::size_t i = 0; i < passage.tokens.size(); ++i)
            if (const Token& token = passage.tokens[i]; token.starts_upper &&
                                                        words.first_names.contains(token.word) &&
                                                        !(i > 0 && is_title(passage.tokens[i - 1])))
                ++counts[token.word];
    return counts;
}

bool stands_in_title(const Document& document, const std::vector<Passage>& passages,
                     const std::string& name) {
    std::size_t looked_at = 0;
    for (const Passage& passage : passages) {
        if (passage.where != Where::heading || ++looked_at > 3)
            continue;
        for (const Token& token : passage.tokens)
            if (token.word == name)
                return true;
    }
    for (const Span& word : words(document.metadata.title))
        if (fold(document.metadata.title.substr(word.begin, word.end - word.begin)).starts_with(name))
            return true;
    return false;
}

std::string written_form(const std::vector<Passage>& passages, const std::string& name) {
    for (const Passage& passage : passages)
        for (const Token& token : passage.tokens)
            if (token.word == name && token.starts_upper)
                return passage.text.substr(token.begin, token.end - token.begin);
    return name;
}

// The one first name in the title or the headings above, but that of a place or of a titled person: "Plan for
// Isla Smith".
std::string name_in_headings(const std::vector<Passage>& passages, const NameWords& words) {
    constexpr std::size_t looked_at = 3;
    std::size_t headings = 0;
    std::string found;
    for (const Passage& passage : passages) {
        if (passage.where != Where::heading || ++headings > looked_at)
            continue;
        const std::vector<Token>& tokens = passage.tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (!tokens[i].starts_upper || !words.first_names.contains(tokens[i].word) ||
                tokens[i].word == found)
                continue;
            const bool place = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end(),
                                           [&](const Token& each) {
                                               return each.starts_upper && words.places.contains(each.word) &&
                                                      &each <= &tokens[std::min(i + 2, tokens.size() - 1)];
                                           });
            if (place || (i > 0 && (is_title(tokens[i - 1]) || tokens[i - 1].word == "st")))
                continue;
            if (!found.empty() && !(i > 0 && tokens[i - 1].word == found))
                return {};
            if (found.empty())
                found = tokens[i].word;
        }
    }
    return found;
}

// The name in the headings, where none stands oftener.
std::optional<Child> child_of_heading(const std::vector<Passage>& passages, const NameWords& words) {
    const std::string name = name_in_headings(passages, words);
    if (name.empty())
        return std::nullopt;
    const std::map<std::string, std::size_t> counts = counted(passages, words);
    constexpr std::size_t least = 3;
    const std::size_t count = counts.at(name);
    if (count < least ||
        std::any_of(counts.begin(), counts.end(), [&](const auto& other) { return other.second > count; }))
        return std::nullopt;
    return Child{written_form(passages, name), {name}, 0, true};
}

// The name that stands far oftener than any other.
std::optional<Child> child_by_counting(const Document& document, const std::vector<Passage>& passages,
                                       const NameWords& words) {
    std::string best;
    std::size_t most = 0;
    std::size_t next = 0;
    for (const auto& [name, count] : counted(passages, words)) {
        if (count > most) {
            next = most;
            most = count;
            best = name;
        } else {
            next = std::max(next, count);
        }
    }
    const bool titled = most > 0 && stands_in_title(document, passages, best);
    if (most < (titled ? 4U : 6U) || next * 3 > most)
        return std::nullopt;
    return Child{written_form(passages, best), {best}, 0, titled};
}

// At most one letter put in, left out or exchanged, or two neighbours exchanged.
bool is_nearly(std::string_view a, std::string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same])
        ++same;
    const auto rest_is = [&](std::size_t in_a, std::size_t in_b) {
        return in_a <= a.size() && in_b <= b.size() && a.substr(in_a) == b.substr(in_b);
    };
    if (a.size() != b.size())
        return rest_is(same, same + 1);
    return same == a.size() || rest_is(same + 1, same + 1) ||
           (same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
            rest_is(same + 2, same + 2));
}

} // namespace

std::optional<Child> child_of(const Document& document, const std::vector<Passage>& passages,
                              const NameWords& words, std::size_t least_uses) {
    std::optional<Child> child = child_of_field(passages, words);
    if (!child)
        child = child_of_heading(passages, words);
    if (!child)
        child = child_by_counting(document, passages, words);
    if (!child)
        return std::nullopt;
    for (const Passage& passage : passages)
        add_known_as(passage.tokens, *child);
    const std::string first = lower(child->written);
    for (const Passage& passage : passages)
        child->uses += static_cast<std::size_t>(
            std::count_if(passage.tokens.begin(), passage.tokens.end(),
                          [&](const Token& token) { return token.starts_upper && token.word == first; }));
    return child->uses >= least_uses ? child : std::nullopt;
}

bool may_be_same_name(std::string_view name, const Child& child, const NameWords& words) {
    return std::any_of(child.own.begin(), child.own.end(), [&](const std::string& own) {
        const std::size_t length = std::min({own.size(), name.size(), std::size_t{3}});
        const bool listed =
            std::any_of(words.short_names.begin(), words.short_names.end(),
                        [&](const WordSet& set) { return set.contains(name) && set.contains(own); });
        return listed || own.substr(0, length) == name.substr(0, length) || is_nearly(own, name);
    });
}

} // namespace plainsend
