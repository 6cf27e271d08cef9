// Everything the language stages know, loaded once: glossary, plain words, careful words, the
// structure of sentences, speller. Immutable.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "stages/document/source.h"
#include "stages/language/careful_words_data.h"
#include "stages/language/glossary.h"
#include "stages/language/matcher.h"
#include "stages/language/names_data.h"
#include "stages/language/plain_words_data.h"
#include "stages/language/speller.h"
#include "stages/language/structure_data.h"
#include "stages/text/facts.h"
#include "stages/text/scales.h"

namespace plainsend {

struct LanguageData {
    Glossary glossary;
    PlainWords plain_words;
    CarefulWords careful_words;
    Speller speller;
    FactWords facts{};
    ScaleWords scales{};
    Structure structure{};
    NameWords names{};
    std::shared_ptr<const Matcher> matcher{}; // of all their phrases
};

std::shared_ptr<const Matcher> matcher_of(const LanguageData&);

// glossary: the folder glossary/ (terms-*.xml, plain-words.xml, careful-words.xml, facts.xml, structure.xml,
// names.xml and their *.rng).
// additions: a school's own terms files (--glossary), which override by id and by name.
// Throws Error{data_file} with file, line and the line quoted.
std::shared_ptr<const LanguageData> load_language(const DataFolder& glossary,
                                                  const DataFolder& additions = {});

} // namespace plainsend
