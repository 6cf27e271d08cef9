#include "stages/language/matcher.h"

#include <algorithm>

namespace plainsend {

namespace {

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
    return (std::uint64_t{node} << 32) | word;
}

} // namespace

std::vector<PatternWord> pattern_words(std::string_view phrase) {
    std::vector<PatternWord> found;
    for (const Token& token : tokenise(phrase))
        found.push_back({token.word, Endings::none, token.gap, token.upper && token.word.size() > 1});
    return found;
}

bool capitals_agree(const std::vector<bool>& capitals, const std::vector<Token>& tokens, const Match& match) {
    // Two parts of a hyphenated word taken as one: the words cannot be told apart.
    if (match.forms.size() != match.last - match.first + 1)
        return std::find(capitals.begin(), capitals.end(), true) == capitals.end();
    for (std::size_t i = 0; i < capitals.size() && match.first + i <= match.last; ++i)
        if (capitals[i] && !tokens[match.first + i].upper)
            return false;
    return true;
}

std::uint32_t Matcher::word_number(const PatternWord& word) {
    const std::string key = word.word + '/' + std::to_string(static_cast<int>(word.endings));
    const auto [entry, is_new] = words_.try_emplace(key, static_cast<std::uint32_t>(words_.size()));
    if (is_new)
        for (const Inflected& form : all_forms(word.word, word.endings))
            readings_[form.word].push_back({entry->second, form.forms});
    return entry->second;
}

void Matcher::add(const std::vector<PatternWord>& pattern, std::uint32_t id) {
    if (pattern.empty())
        return;
    const bool lists = std::any_of(pattern.begin() + 1, pattern.end(), [](const PatternWord& word) {
        return word.gap == Gap::comma || word.gap == Gap::slash;
    });
    std::uint32_t node = 0;
    for (const PatternWord& word : pattern) {
        const auto [entry, is_new] =
            edges_.try_emplace(edge(node, word_number(word)), static_cast<std::uint32_t>(nodes_.size()));
        if (is_new)
            nodes_.emplace_back();
        node = entry->second;
        nodes_[node].lists = nodes_[node].lists || lists;
    }
    nodes_[node].ids.push_back(id);
}

// One place in the text: every way from here through the trie.
struct Matcher::Walk {
    const Matcher& matcher;
    const std::vector<Token>& tokens;
    std::size_t first;
    std::vector<Forms> path;
    std::vector<Match> found;

    void from(std::uint32_t node, std::size_t at) {
        if (at >= tokens.size() || (at > first && !goes_on(node, tokens[at].gap)))
            return;
        step(node, tokens[at].word, at);
        // A compound is written with a hyphen or as one word: "co-ordinator" is also "coordinator".
        if (hyphen_after(tokens, at) && !hyphen_before(tokens, at) && at + 1 < tokens.size() &&
            !hyphen_after(tokens, at + 1))
            step(node, tokens[at].word + tokens[at + 1].word, at + 1);
    }

    bool goes_on(std::uint32_t node, Gap gap) const {
        if (gap == Gap::comma || gap == Gap::slash)
            return matcher.nodes_[node].lists;
        return gap != Gap::apart;
    }

    void step(std::uint32_t node, const std::string& spelling, std::size_t last) {
        const auto readings = matcher.readings_.find(spelling);
        if (readings == matcher.readings_.end())
            return;
        for (const Reading& reading : readings->second) {
            const auto next = matcher.edges_.find(edge(node, reading.word));
            if (next == matcher.edges_.end())
                continue;
            path.push_back(reading.forms);
            for (const std::uint32_t id : matcher.nodes_[next->second].ids)
                found.push_back({first, last, id, path});
            from(next->second, last + 1);
            path.pop_back();
        }
    }
};

void Matcher::scan(const std::vector<Token>& tokens, const std::function<bool(const Match&)>& accept) const {
    for (std::size_t at = 0; at < tokens.size();) {
        Walk walk{*this, tokens, at, {}, {}};
        walk.from(0, at);
        std::stable_sort(walk.found.begin(), walk.found.end(), [](const Match& a, const Match& b) {
            return a.last != b.last ? a.last > b.last : a.id < b.id;
        });
        std::size_t next = at + 1;
        for (const Match& match : walk.found) {
            if (accept(match)) {
                next = match.last + 1;
                break;
            }
        }
        at = next;
    }
}

bool Matcher::any(const std::vector<Token>& tokens) const {
    bool found = false;
    for (std::size_t at = 0; at < tokens.size() && !found; ++at) {
        Walk walk{*this, tokens, at, {}, {}};
        walk.from(0, at);
        found = !walk.found.empty();
    }
    return found;
}

} // namespace plainsend
