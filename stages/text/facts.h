// The facts of a text: numbers, amounts, money, dates, times, how often, how much at least, duties, negations
// and names, each in one normal form, so that two wordings can be held against each other. What the words for
// them are is data (glossary/facts.xml).
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stages/text/text.h"

namespace plainsend {

enum class FactKind {
    number,    // "3", "three", "3rd", "1/2", "ks2"
    quantity,  // "30 minute", "minute"
    money,     // "£11.50"
    percent,   // "50%"
    date,      // "2026-12-03", "12-03", "thursday", "march"
    time,      // "15:15"
    frequency, // "every week", "every 2 week"
    limit,     // "at least"
    order,     // "before", "unless": when, and on what condition
    scope,     // "all", "only"
    duty,      // "must"
    negation,  // "not"
    name       // "jamie"
};

// value: the normal form. span: where its words stand.
struct Fact {
    FactKind kind = FactKind::number;
    std::string value;
    Span span;
    bool is_reference = false; // "2.10" behind "section": no amount, so 2.1 is another
    bool operator==(const Fact&) const = default;
};
using Facts = std::vector<Fact>;

// How words name facts. Longer phrases stand first under their first word.
struct FactPhrase {
    std::vector<std::string> words;
    FactKind kind = FactKind::number;
    std::string value;
    bool is_unit = false;
    bool counts_alone = true;         // a unit that says something without a number
    bool is_period = false;           // a unit of the calendar: "a week" behind an amount is "every week"
    bool before_number = false;       // counts only before a number: "about 30"
    std::vector<std::string> same_as; // to be read as these words instead; then no kind counts
};
struct FactWords {
    std::map<std::string, std::vector<FactPhrase>, std::less<>> phrases;
    std::set<std::string, std::less<>> references; // words behind which a number says which, not how much
};

// Adds words for a fact; `said` is split into words as texts are.
void add_fact_phrase(FactWords&, std::string_view said, FactPhrase);

// Words in lower case that are names even where a capital letter is due anyway.
using KnownNames = std::set<std::string, std::less<>>;

// In the order of the text.
Facts find_facts(std::string_view text, const FactWords&, const KnownNames& = {});

// Words that bear a capital letter where none is due, in lower case, without the small words of the text.
KnownNames capitalised_words(std::string_view text);

} // namespace plainsend
