// Finds many phrases in a text at once, in every form of their words: a trie over words, built once. The
// longest match at a place is offered first. One pass, linear in the text. Private to stages/language.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/language/inflection.h"
#include "stages/language/tokens.h"

namespace plainsend {

// One word of a phrase, and the endings it can take.
struct PatternWord {
    std::string word;
    Endings endings = Endings::none;
    Gap gap = Gap::apart;  // before it, as the phrase is written
    bool capitals = false; // written in capitals: "ADD", which is not "add"
};

// The words of a phrase as the matcher sees a text; none inflected yet.
std::vector<PatternWord> pattern_words(std::string_view phrase);

// tokens [first, last] matched pattern `id`; forms of each of its words, in order.
struct Match {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint32_t id = 0;
    std::vector<Forms> forms;
};

// Whether the words that must be capitals are. capitals: by word of the pattern.
bool capitals_agree(const std::vector<bool>& capitals, const std::vector<Token>&, const Match&);

class Matcher {
public:
    void add(const std::vector<PatternWord>&, std::uint32_t id);
    // Where patterns of one length match at one place, in the order they were added. accept: false asks for
    // the next shorter match; true takes this one and goes on behind it.
    void scan(const std::vector<Token>&, const std::function<bool(const Match&)>& accept) const;
    // True when some pattern matches somewhere.
    bool any(const std::vector<Token>&) const;
    bool empty() const { return nodes_.size() <= 1; }

private:
    struct Reading {
        std::uint32_t word = 0;
        Forms forms = form_base;
    };
    struct Node {
        std::vector<std::uint32_t> ids;
        bool lists = false; // a phrase with a comma or slash passes here: the text may have one too
    };
    struct Walk;
    std::uint32_t word_number(const PatternWord&);

    std::unordered_map<std::string, std::vector<Reading>> readings_; // spelling -> words it is a form of
    std::unordered_map<std::string, std::uint32_t> words_;           // word and endings -> number
    std::unordered_map<std::uint64_t, std::uint32_t> edges_;         // node, word -> node
    std::vector<Node> nodes_{1};
};

} // namespace plainsend
