// Every rule that a finding may name, told for the author: those of the stages and those of the data files.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pipeline/data.h"
#include "stages/language/glossary.h"

namespace plainsend {

struct Explanation {
    std::string name;    // "plain-words/utilise"
    std::string summary; // one line
    std::string why;
    std::vector<std::string> wrong;
    std::vector<std::string> right;
    std::vector<std::string> leave; // where the rule finds nothing
    std::string source;             // a law, a standard or our own reason
    std::string place;              // of a rule in the data files: "file:line"
    std::string family;             // of rules in a data file, as tasks.xml names it: "careful-words:vague"
};

// Sorted by name.
std::vector<Explanation> all_rules(const Data&);

// The mistakes in the data that no schema sees: an example of a rule that its rule does not bear out, words
// of the program that a language lacks. Each with its file. Loading the data has found the others.
struct DataMistake {
    std::string where;
    std::string message;
};
std::vector<DataMistake> check_data(const Data&);

// What is not wrong in a school's own terms, but could be better: explanations that are hard to read, or that
// say nothing new. files: as their terms name them.
std::vector<DataMistake> advice(const Glossary&, const std::set<std::string>& files);

} // namespace plainsend
