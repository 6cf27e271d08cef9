// Words that label or blame a child or promise nothing, and the words by which a document shows a strength, a
// contact and the like. Read from glossary/careful-words.xml.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/finding.h"
#include "stages/language/amounts.h"
#include "stages/language/matcher.h"
#include "stages/language/neighbours.h"

namespace plainsend {

enum class CarefulGroup { label, deficit, blame, vague, strength };

struct CarefulWordsRule {
    std::string id;
    CarefulGroup group = CarefulGroup::deficit;
    Severity severity = Severity::suggestion;
    std::vector<std::string> kinds; // of document; empty = every kind
    std::vector<std::string> matches;
    Neighbours exceptions;
    Neighbours only;          // found only where these agree; empty = anywhere
    bool in_promises = false; // found only beside a promise word
    Settled settled_by =
        Settled::date; // vague: what in the sentence keeps the promise checkable; nothing: never
    std::string message;
    std::vector<std::string> instead; // to try
    std::vector<std::string> wrong;
    std::vector<std::string> leave;
    std::uint32_t line = 0;
};

// One phrase of a rule. capitals: which of its words must be capitals ("ADD" is not "add").
struct CarefulForm {
    std::size_t rule = 0;
    std::vector<bool> capitals;
};

// phrases: of the rules, and of the lists at the end of the file.
struct CarefulWords {
    std::vector<CarefulWordsRule> rules;
    std::vector<CarefulForm> forms;
    std::vector<Phrase> phrases;
};

// Throws Error{data_file}.
CarefulWords parse_careful_words(std::string_view bytes, std::string_view name, std::string_view schema);

} // namespace plainsend
