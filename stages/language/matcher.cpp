#include "stages/language/matcher.h"

#include <algorithm>
#include <map>

namespace plainsend {

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

// Matches

std::span<const Matches::Found> Matches::of(WordList list) const {
    const auto number = static_cast<std::size_t>(list);
    return std::span(found_).subspan(begin_[number], begin_[number + 1] - begin_[number]);
}

bool Matches::any(WordList list) const {
    return !of(list).empty();
}

void Matches::scan(WordList list, const std::function<bool(const Match&)>& accept) const {
    std::size_t next = 0; // tokens in front of it are taken
    for (const Found& found : of(list))
        if (found.first >= next &&
            accept({found.first, found.last, found.id, std::span(forms_).subspan(found.forms, found.words)}))
            next = std::size_t{found.last} + 1;
}

void Matches::sort_by_list() {
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
        if (a.list != b.list)
            return a.list < b.list;
        if (a.first != b.first)
            return a.first < b.first;
        return a.last != b.last ? a.last > b.last : a.id < b.id;
    });
    for (const Found& found : found_)
        ++begin_[static_cast<std::size_t>(found.list) + 1];
    for (std::size_t list = 0; list < lists; ++list)
        begin_[list + 1] += begin_[list];
}

// The automaton

struct Matcher::Builder {
    Matcher& matcher;
    std::map<std::pair<std::string, Endings>, std::uint32_t> words; // numbers

    std::uint32_t word_number(const PatternWord& word) {
        const auto [entry, is_new] =
            words.try_emplace({word.word, word.endings}, static_cast<std::uint32_t>(words.size()));
        if (is_new)
            for (const Inflected& form : all_forms(word.word, word.endings))
                matcher.readings_[form.word].push_back({entry->second, 0, form.forms});
        return entry->second;
    }

    std::uint32_t next_node(std::uint32_t node, std::uint32_t word) {
        const auto made = static_cast<std::uint32_t>(matcher.nodes_.size());
        std::vector<Edge>& edges = matcher.nodes_[node].edges;
        const auto edge = std::lower_bound(edges.begin(), edges.end(), word,
                                           [](const Edge& a, std::uint32_t b) { return a.word < b; });
        if (edge != edges.end() && edge->word == word)
            return edge->node;
        edges.insert(edge, {word, made});
        matcher.nodes_.emplace_back();
        return made;
    }

    void add(const Phrase& phrase) {
        if (phrase.words.empty())
            return;
        const bool has_comma =
            std::any_of(phrase.words.begin() + 1, phrase.words.end(), [](const PatternWord& word) {
                return word.gap == Gap::comma || word.gap == Gap::slash;
            });
        std::uint32_t node = 0;
        for (const PatternWord& word : phrase.words) {
            node = next_node(node, word_number(word));
            matcher.nodes_[node].has_comma = matcher.nodes_[node].has_comma || has_comma;
        }
        std::vector<End>& ends = matcher.nodes_[node].ends;
        const End end{phrase.list, static_cast<std::uint32_t>(phrase.id), has_comma};
        if (std::find(ends.begin(), ends.end(), end) == ends.end())
            ends.push_back(end);
    }

    // Where most walks end: at a word that begins no phrase.
    void open() {
        std::vector<std::uint32_t> opened(words.size(), 0);
        for (const Edge& edge : matcher.nodes_[0].edges)
            opened[edge.word] = edge.node;
        for (auto& [spelling, readings] : matcher.readings_)
            for (Reading& reading : readings)
                reading.opens = opened[reading.word];
    }
};

Matcher::Matcher(const std::vector<Phrase>& phrases) {
    Builder builder{*this, {}};
    for (const Phrase& phrase : phrases)
        builder.add(phrase);
    builder.open();
}

// Every way from every place of the text through the automaton.
struct Matcher::Walk {
    const Matcher& matcher;
    const std::vector<Token>& tokens;
    std::vector<const std::vector<Reading>*> readings; // of each token; null: in no phrase
    Matches found;
    std::size_t first = 0;
    std::vector<Forms> path; // from there

    const std::vector<Reading>* readings_of(const std::string& spelling) const {
        const auto known = matcher.readings_.find(spelling);
        return known == matcher.readings_.end() ? nullptr : &known->second;
    }

    void run() {
        readings.reserve(tokens.size());
        for (const Token& token : tokens)
            readings.push_back(readings_of(token.word));
        for (first = 0; first < tokens.size(); ++first)
            from(0, first, false);
        found.sort_by_list();
    }

    void from(std::uint32_t node, std::size_t at, bool comma) {
        if (readings[at] != nullptr)
            step(node, *readings[at], at, comma);
        // A compound is written with a hyphen or as one word: "co-ordinator" is also "coordinator".
        if (hyphen_after(tokens, at) && !hyphen_before(tokens, at) && !hyphen_after(tokens, at + 1))
            if (const auto* compound = readings_of(tokens[at].word + tokens[at + 1].word))
                step(node, *compound, at + 1, comma);
    }

    void step(std::uint32_t node, const std::vector<Reading>& words, std::size_t last, bool comma) {
        for (const Reading& reading : words) {
            const std::uint32_t next = node == 0 ? reading.opens : next_node(node, reading.word);
            if (next == 0)
                continue;
            path.push_back(reading.forms);
            end_at(matcher.nodes_[next], last, comma);
            go_on(next, last + 1, comma);
            path.pop_back();
        }
    }

    std::uint32_t next_node(std::uint32_t node, std::uint32_t word) const {
        const std::vector<Edge>& edges = matcher.nodes_[node].edges;
        const auto edge = std::lower_bound(edges.begin(), edges.end(), word,
                                           [](const Edge& a, std::uint32_t b) { return a.word < b; });
        return edge != edges.end() && edge->word == word ? edge->node : 0;
    }

    void go_on(std::uint32_t node, std::size_t at, bool comma) {
        if (at >= tokens.size() || matcher.nodes_[node].edges.empty() || tokens[at].gap == Gap::apart)
            return;
        comma = comma || tokens[at].gap == Gap::comma || tokens[at].gap == Gap::slash;
        if (!comma || matcher.nodes_[node].has_comma)
            from(node, at, comma);
    }

    void end_at(const Node& node, std::size_t last, bool comma) {
        for (const End& end : node.ends) {
            if (comma && !end.has_comma)
                continue;
            found.found_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
                                    end.id, static_cast<std::uint32_t>(found.forms_.size()),
                                    static_cast<std::uint16_t>(path.size()), end.list});
            found.forms_.insert(found.forms_.end(), path.begin(), path.end());
        }
    }
};

Matches Matcher::matches(const std::vector<Token>& tokens) const {
    Walk walk{*this, tokens, {}, {}, 0, {}};
    walk.run();
    return std::move(walk.found);
}

} // namespace plainsend
