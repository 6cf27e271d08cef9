// Reads glossary/names.xml: by which words one tells whose name stands in a plan about one child.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

// All in lower case.
using WordSet = std::set<std::string, std::less<>>;
struct NameWords {
    WordSet first_names;
    std::vector<WordSet> short_names; // names of one and the same person
    WordSet also_words;               // names that are other words too
    WordSet weak_verbs;               // do not show that a person is meant
    WordSet relations;
    WordSet people;
    WordSet not_people; // end like roles
    WordSet places;
    WordSet verbs;
    WordSet planned;     // "Oliver will have help": of the child only
    WordSet staff_deeds; // "Sam will ring home"
    WordSet things;
    WordSet helping;
    WordSet deeds;           // only people do them: "the TA sits"
    WordSet deeds_to_people; // and these, where somebody follows: "the TA takes him"
    WordSet done_by;         // "led by a TA"
    WordSet asking;          // "ask the EP"
    WordSet talking;         // "talk to the EP"
};

// Throws Error{data_file} with the line quoted.
NameWords parse_names(std::string_view bytes, std::string_view name, std::string_view schema);

} // namespace plainsend
