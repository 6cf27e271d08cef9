// The stage `readability`: measures how hard the text is to read, points at sentences that are too long
// and at the ten hardest.
// Never promises that a text is easy: only its readers can say that.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stages/stage.h"
#include "stages/text/text.h"

namespace plainsend {

Reported<Document> readability(Document, const Context&);

// What was counted. letters: letters and digits. complex_words: of three or more syllables.
struct TextCounts {
    std::size_t words = 0;
    std::size_t sentences = 0;
    std::size_t syllables = 0;
    std::size_t letters = 0;
    std::size_t complex_words = 0;
    std::size_t long_sentences = 0; // of more than 25 words
    bool operator==(const TextCounts&) const = default;
};

// The counts, and the published formulas on them: Flesch reading ease, Flesch-Kincaid grade, SMOG, Gunning
// fog, automated readability index, Coleman-Liau index. All 0 for a text without words.
struct Readability {
    std::size_t words = 0;
    std::size_t sentences = 0;
    std::size_t syllables = 0;
    std::size_t letters = 0;
    std::size_t complex_words = 0;
    std::size_t long_sentences = 0;
    double fre = 0;
    double fkgl = 0;
    double smog = 0;
    double fog = 0;
    double ari = 0;
    double cli = 0;
    double reading_age = 0; // fkgl + 5
};

// "reading age about 9": as every place says it. None is given of a handful of words, which proves nothing,
// nor one below 5, at which nobody reads.
std::string reading_age_in_words(const Readability&);

double words_per_sentence(const Readability&); // 0 for a text without sentences

Readability from_counts(const TextCounts&);

// One of the ten hardest sentences, at [begin, end) of its block's text. long_words: those of three or more
// syllables that could be others, names and numbers apart.
struct HardSentence {
    std::string block;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t words = 0;
    std::vector<Span> long_words;
};

// The hardest by their grade first; fewer when fewer are hard at all, none of a document that is not English.
std::vector<HardSentence> hardest_sentences(const Document&);
// "31 words, 9 of three or more syllables"
std::string why_hard(const HardSentence&);

// Of body sentences: headings and table cells apart, a list item is at least one sentence.
Readability measure(const Document&);

} // namespace plainsend
