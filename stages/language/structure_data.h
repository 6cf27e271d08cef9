// How sentences are built: where a long one may be parted, verbs that hide in nouns, double negatives,
// strings of nouns, and passives that hide who acts. Read from glossary/structure.xml.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

class Matcher;

enum class ClauseMark { semicolon, comma };

// Behind the mark stand `words` (perhaps none), then a new subject; the new sentence begins with `use`.
struct Joint {
    ClauseMark mark = ClauseMark::semicolon;
    std::vector<std::string> words;
    std::string use;
};

// What decides whether both halves of a sentence stand alone. Words in lower case.
struct PartingWords {
    using Words = std::set<std::string, std::less<>>;
    Words reporting;     // "said", "thinks": every form
    Words binding;       // in the first half
    Words reaching_back; // in the second
    Words subjects;
    Words actors; // those of them that are nothing but a subject
    Words verbs;  // that have their subject
    Words leads;  // before which a person may part a sentence that the program leaves whole
};

// A match's id is an index of the list beside its matcher.
struct Structure {
    std::vector<Joint> joints; // the longest words first
    PartingWords parting;
    std::shared_ptr<const Matcher> light_verbs;
    std::vector<std::string> verbs; // that hide in the nouns of hidden_verbs
    std::shared_ptr<const Matcher> hidden_verbs;
    std::vector<std::string> positives; // to say instead of double_negatives
    std::shared_ptr<const Matcher> double_negatives;
    std::shared_ptr<const Matcher> nouns;
    std::shared_ptr<const Matcher> agents;
    std::shared_ptr<const Matcher> promised;
};

// Throws Error{data_file}.
Structure parse_structure(std::string_view bytes, std::string_view name, std::string_view schema);

} // namespace plainsend
