#include "pipeline/readability_json.h"

#include <cmath>

namespace plainsend {

namespace {

// Two decimals: more would promise an exactness that such formulas do not have.
json::Value rounded(double number) {
    return std::round(number * 100) / 100;
}

} // namespace

json::Object readability_json(const Readability& measure) {
    return {{"words", measure.words},
            {"sentences", measure.sentences},
            {"words_per_sentence", rounded(words_per_sentence(measure))},
            {"long_sentences", measure.long_sentences},
            {"syllables", measure.syllables},
            {"letters", measure.letters},
            {"complex_words", measure.complex_words},
            {"polysyllables", measure.complex_words},
            {"fre", rounded(measure.fre)},
            {"fkgl", rounded(measure.fkgl)},
            {"smog", rounded(measure.smog)},
            {"fog", rounded(measure.fog)},
            {"ari", rounded(measure.ari)},
            {"cli", rounded(measure.cli)},
            {"reading_age", rounded(measure.reading_age)}};
}

} // namespace plainsend
