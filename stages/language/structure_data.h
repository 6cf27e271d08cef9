// How sentences are built: where a long one may be parted, verbs that hide in nouns, double negatives,
// strings of nouns, and passives that hide who acts. Read from glossary/structure.xml.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stages/language/matcher.h"

namespace plainsend {

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

struct Structure {
    std::vector<Joint> joints; // the longest words first
    PartingWords parting;
    std::vector<std::string> verbs;     // that hide in nouns
    std::vector<std::string> positives; // to say instead of double negatives
    std::vector<Phrase> phrases;
};

// Throws Error{data_file}.
Structure parse_structure(std::string_view bytes, std::string_view name, std::string_view schema);

} // namespace plainsend
