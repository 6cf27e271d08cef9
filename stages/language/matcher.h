// Finds the phrases of every list of the glossary in a text at once, in every form of their words: one
// automaton over words, built once, walked once over each text. Private to stages/language.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/language/inflection.h"
#include "stages/language/tokens.h"

namespace plainsend {

// Whose phrase it is, and so what its number means.
enum class WordList : std::uint8_t {
    names,         // of terms: an index of Glossary::forms
    clues,         // of Glossary::clues
    plain_words,   // of PlainWords::rules
    careful_words, // of CarefulWords::forms
    strengths,     // no number, like all below but two
    contacts,
    support,
    formats,
    interpreters,
    diagnoses,
    amounts,
    units,
    promises,
    light_verbs,
    hidden_verbs,     // of Structure::verbs
    double_negatives, // of Structure::positives
    nouns,
    agents,
    promised,
};
constexpr std::size_t lists = static_cast<std::size_t>(WordList::promised) + 1;

// One word of a phrase, and the endings it can take.
struct PatternWord {
    std::string word;
    Endings endings = Endings::none;
    Gap gap = Gap::apart;  // before it, as the phrase is written
    bool capitals = false; // written in capitals: "ADD", which is not "add"
};

// The words of a phrase as the matcher sees a text; none inflected yet.
std::vector<PatternWord> pattern_words(std::string_view phrase);

struct Phrase {
    WordList list = WordList::names;
    std::size_t id = 0; // its number in the list
    std::vector<PatternWord> words;
};

// tokens [first, last] are the phrase `id` of the list; forms of each of its words, in order, kept by the
// Matches.
struct Match {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t id = 0;
    std::span<const Forms> forms;
};

// Whether the words that must be capitals are. capitals: by word of the phrase.
bool capitals_agree(const std::vector<bool>& capitals, const std::vector<Token>&, const Match&);

// All that was found in one text.
class Matches {
public:
    // One list's, place by place; of those at one place the longest first, then by number. accept: false asks
    // for the next; true takes this one and goes on behind it.
    void scan(WordList, const std::function<bool(const Match&)>& accept) const;
    bool any(WordList) const;
    std::size_t size() const { return found_.size(); }

private:
    friend class Matcher;
    struct Found {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::uint32_t id = 0;
        std::uint32_t forms = 0; // where they begin in forms_
        std::uint16_t words = 0; // how many they are
        WordList list = WordList::names;
    };
    std::span<const Found> of(WordList) const;
    void sort_by_list();

    std::vector<Found> found_; // by list, then place
    std::vector<Forms> forms_;
    std::array<std::uint32_t, lists + 1> begin_{}; // of each list in found_
};

class Matcher {
public:
    explicit Matcher(const std::vector<Phrase>&);
    Matches matches(const std::vector<Token>&) const;

private:
    // One of the words that a spelling may be a form of. opens: the node of the phrases that begin with it.
    struct Reading {
        std::uint32_t word = 0;
        std::uint32_t opens = 0;
        Forms forms = form_base;
    };
    struct Edge {
        std::uint32_t word = 0;
        std::uint32_t node = 0;
    };
    // A phrase that ends at a node. Only where it is written with a comma or slash may the text have one.
    struct End {
        WordList list = WordList::names;
        std::uint32_t id = 0;
        bool has_comma = false;
        bool operator==(const End&) const = default;
    };
    struct Node {
        std::vector<Edge> edges; // by word
        std::vector<End> ends;
        bool has_comma = false; // a phrase with one passes here
    };
    struct Builder;
    struct Walk;

    std::unordered_map<std::string, std::vector<Reading>> readings_; // by spelling
    std::vector<Node> nodes_{1};
};

} // namespace plainsend
