// Hard words and the plain ones to use instead. Read from glossary/plain-words.xml.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/finding.h"
#include "stages/language/matcher.h"
#include "stages/language/neighbours.h"
#include "stages/text/facts.h"

namespace plainsend {

enum class PartOfSpeech { verb, noun, adjective, adverb, phrase, preposition };

struct PlainWordsRule {
    std::string id;
    PartOfSpeech part = PartOfSpeech::phrase;
    Confidence confidence = Confidence::review;
    bool also_noun = false; // of a verb: "permit", "monitor"
    std::vector<std::string> matches;
    std::string use;
    std::vector<std::string> alternatives;
    Neighbours exceptions;
    Neighbours sure; // certain only where these agree; empty = anywhere
    std::string reason;
    std::vector<std::string> wrong; // examples, and what the rule makes of them
    std::vector<std::string> right;
    std::vector<std::string> leave; // examples in which it finds nothing
    std::vector<std::string> ask;   // examples in which it finds something and is not certain
    std::uint32_t line = 0;
};

struct PlainWords {
    std::vector<PlainWordsRule> rules;
    std::vector<Phrase> phrases;
};

// Throws Error{data_file}; also where a certain rule would change a duty, a negation, a number or another
// fact.
PlainWords parse_plain_words(std::string_view bytes, std::string_view name, std::string_view schema,
                             const FactWords&);

// Which word of a phrase takes endings; the number of words when none does.
std::size_t head_of(PartOfSpeech, const std::vector<std::string>& words);

} // namespace plainsend
