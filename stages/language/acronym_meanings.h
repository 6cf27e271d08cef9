// Which acronyms a document uses, where, and what each means: by the document's own definition, else by the
// glossary, else asked. An acronym with two meanings, and a word in capitals, is never guessed: only the
// words right beside it decide. Private to stages/language.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stages/language/definitions.h"
#include "stages/language/passage.h"
#include "stages/language/term_matches.h"
#include "stages/stage.h"

namespace plainsend {

enum class MeaningSource { document, glossary, ambiguous, unknown };

struct Meaning {
    std::string short_form;
    std::string long_form; // empty when ambiguous or unknown
    MeaningSource source = MeaningSource::unknown;
    std::optional<std::size_t> term; // of the glossary
    std::vector<std::string> senses; // when ambiguous
    std::optional<Definition> definition;
};

// One occurrence.
struct AcronymPlace {
    std::size_t passage = 0;
    std::size_t first = 0; // tokens
    std::size_t last = 0;
    std::size_t meaning = 0;
    bool plural = false;
    bool inside_name = false; // "SEN" of the term "SEN support", which is marked as a whole
    bool sure = true;         // false: perhaps the word "send" in capitals
};

struct Acronyms {
    std::vector<Passage> passages;
    std::vector<std::vector<TermMatch>> matches; // glossary names, by passage
    std::vector<Meaning> meanings;               // in order of first use
    std::vector<AcronymPlace> places;            // in reading order
};

Acronyms read_acronyms(const Document&, const Context&);

} // namespace plainsend
