#include "stages/language/readability.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "stages/document/edit.h"
#include "stages/language/counted_words.h"
#include "stages/language/language_data.h"
#include "stages/language/passage.h"
#include "stages/language/splitting.h"
#include "stages/language/syllables.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_sentence = 25; // words
constexpr std::size_t sentences_for_smog = 30;
constexpr std::size_t words_for_an_age = 30; // fewer prove nothing

bool is_counted(const Passage& passage) {
    return passage.english && (passage.where == Where::body || passage.where == Where::quotation ||
                               passage.where == Where::note);
}

std::size_t letters_in(std::string_view word) {
    std::size_t count = 0;
    for (const char c : word) {
        const unsigned char byte = static_cast<unsigned char>(c);
        const bool letter =
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
        // The first byte of what is not ASCII; the general punctuation (curly apostrophe, hyphens) begins
        // with E2.
        count += letter || (byte >= 0xC3 && byte != 0xE2) ? 1 : 0;
    }
    return count;
}

void count_passage(const Passage& passage, TextCounts& counts) {
    std::size_t sentences = 0;
    std::size_t sentence = 0;
    std::size_t counted_to = 0; // sentences up to this one have a word
    std::size_t words_of_this = 0;
    for (const Span& word : counted_words(passage)) {
        while (sentence < passage.sentences.size() && passage.sentences[sentence].end <= word.begin)
            ++sentence;
        if (sentence + 1 > counted_to) {
            counted_to = sentence + 1;
            ++sentences;
            words_of_this = 0;
        }
        counts.long_sentences += ++words_of_this == longest_sentence + 1 ? 1 : 0;
        const std::string_view text =
            std::string_view(passage.text).substr(word.begin, word.end - word.begin);
        const std::size_t syllables = count_syllables(text);
        ++counts.words;
        counts.letters += letters_in(text);
        counts.syllables += syllables;
        counts.complex_words += syllables >= 3 ? 1 : 0;
    }
    counts.sentences += sentences;
}

TextCounts count(const std::vector<Passage>& passages) {
    TextCounts counts;
    for (const Passage& passage : passages)
        if (is_counted(passage))
            count_passage(passage, counts);
    return counts;
}

std::string rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f", value);
    return text;
}

std::string one_decimal(double value) {
    // Not printf's decimal point, which follows the locale of the machine.
    const long tenths = std::lround(value * 10);
    return (tenths < 0 ? "-" : "") + std::to_string(std::labs(tenths) / 10) + "." +
           std::to_string(std::labs(tenths) % 10);
}

std::string plural(std::size_t count, const std::string& word) {
    return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

std::string describe(const Readability& measured) {
    std::string text = plural(measured.words, "word") + " in " + plural(measured.sentences, "sentence") +
                       ", " + one_decimal(words_per_sentence(measured)) + " words a sentence, " +
                       plural(measured.complex_words, "word") + " of three or more syllables; " +
                       reading_age_in_words(measured);
    return text;
}

// A sentence of the body with what makes it hard.
struct RatedSentence {
    const Passage* passage = nullptr;
    Span span;
    std::size_t words = 0;
    TextCounts counts; // of the words that could be others: no numbers, no names
    std::vector<Span> long_words;
    double grade = 0;
    std::size_t rank = 0; // 1 = hardest; 0 = not among the hardest
};

// A number or a name is as long as it is: nobody can put a shorter one.
bool names_something(std::string_view word) {
    return starts_upper(word) ||
           std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<RatedSentence> all_sentences(const std::vector<Passage>& passages) {
    std::vector<RatedSentence> found;
    for (const Passage& passage : passages) {
        if (!passage.english || passage.where == Where::heading || passage.where == Where::preformatted ||
            passage.where == Where::letterhead)
            continue;
        const Spans all = counted_words(passage);
        std::size_t word = 0;
        for (const Span& span : passage.sentences) {
            RatedSentence sentence{&passage, span, 0, {}, {}, 0, 0};
            sentence.counts.sentences = 1;
            for (; word < all.size() && all[word].begin < span.end; ++word) {
                const std::string_view text =
                    std::string_view(passage.text).substr(all[word].begin, all[word].end - all[word].begin);
                ++sentence.words;
                if (names_something(text) && all[word].begin > span.begin)
                    continue;
                const std::size_t syllables = count_syllables(text);
                ++sentence.counts.words;
                sentence.counts.syllables += syllables;
                if (syllables >= 3)
                    sentence.long_words.push_back(all[word]);
            }
            sentence.counts.complex_words = sentence.long_words.size();
            sentence.grade = from_counts(sentence.counts).fkgl;
            found.push_back(std::move(sentence));
        }
    }
    return found;
}

// The ten hardest by grade, of those that are hard at all and long enough to tell.
std::vector<RatedSentence> with_ranks(std::vector<RatedSentence> all) {
    constexpr std::size_t shown = 10;
    constexpr std::size_t fewest_words = 8;
    constexpr std::size_t fewest_hard_words = 3;
    constexpr double hard = 11; // a grade that a reader of sixteen is at home in
    std::vector<RatedSentence*> hardest;
    for (RatedSentence& sentence : all)
        if (sentence.counts.words >= fewest_words && sentence.counts.complex_words >= fewest_hard_words &&
            sentence.grade >= hard && sentence.passage->where != Where::cell)
            hardest.push_back(&sentence);
    std::stable_sort(hardest.begin(), hardest.end(),
                     [](const RatedSentence* a, const RatedSentence* b) { return a->grade > b->grade; });
    for (std::size_t i = 0; i < std::min(shown, hardest.size()); ++i)
        hardest[i]->rank = i + 1;
    return all;
}

HardSentence told(const RatedSentence& sentence) {
    return {sentence.passage->block, sentence.span.begin, sentence.span.end, sentence.words,
            sentence.long_words};
}

std::string long_message(const RatedSentence& sentence, const PartingWords& words) {
    std::string message = "This sentence has " + std::to_string(sentence.words) + " words";
    if (sentence.rank > 0)
        message += " and is number " + std::to_string(sentence.rank) + " of the hardest here";
    message += ". Split it: one idea to a sentence, 15 to 20 words on average.";
    const std::string place = place_to_part(*sentence.passage, sentence.span, words);
    if (!place.empty())
        message += " Perhaps before '" + place + "'.";
    return message;
}

std::string hard_message(const RatedSentence& sentence) {
    return "Number " + std::to_string(sentence.rank) +
           " of the hardest sentences here: " + why_hard(told(sentence)) + ". Say it in shorter words.";
}

struct SentenceFindings {
    Findings findings;
    std::size_t long_count = 0;
};

SentenceFindings sentence_findings(const std::vector<Passage>& passages, const PartingWords& words) {
    const std::vector<RatedSentence> all = with_ranks(all_sentences(passages));
    SentenceFindings found;
    for (const RatedSentence& sentence : all) {
        const bool is_long = sentence.words > longest_sentence;
        if (!is_long && sentence.rank == 0)
            continue;
        found.long_count += is_long ? 1 : 0;
        found.findings.push_back(
            finding_at(*sentence.passage, is_long ? "readability/sentence-long" : "readability/hard-sentence",
                       is_long ? Severity::suggestion : Severity::note, sentence.span.begin,
                       sentence.span.end, is_long ? long_message(sentence, words) : hard_message(sentence)));
    }
    return found;
}

std::size_t words_changed(const Document& document) {
    std::size_t count = 0;
    for (const Edit& edit : document.ledger)
        count += words(edit.before).size();
    return count;
}

// What the plain version must not hide: that only words were changed.
Finding still_hard(const Document& document, std::size_t long_sentence_count, const Readability& now) {
    const std::size_t changed = words_changed(document);
    std::string message = changed == 0 ? "No words changed" : "Only " + plural(changed, "word") + " changed";
    if (long_sentence_count > 0)
        message += ", " + plural(long_sentence_count, "sentence") +
                   (long_sentence_count == 1 ? " is" : " are") + " still long";
    if (now.complex_words > 0)
        message += " and " + plural(now.complex_words, "word") + (now.complex_words == 1 ? " has" : " have") +
                   " three or more syllables";
    message += long_sentence_count > 0
                   ? ". Shorten the long sentences by hand before you call this plain."
                   : ". Put shorter words for the hard ones by hand before you call this plain.";
    return about_document("readability/still-hard", Severity::warning, std::move(message));
}

// One hard word in seven, or any long sentence.
bool is_hard(const Readability& now, std::size_t long_sentence_count) {
    constexpr std::size_t one_in = 7;
    return long_sentence_count > 0 || (now.words > 0 && now.complex_words * one_in > now.words);
}

} // namespace

std::string reading_age_in_words(const Readability& measured) {
    constexpr double youngest = 5;
    constexpr double oldest = 18; // beyond, the formula counts signs, not years
    if (measured.words < words_for_an_age)
        return "too short to measure a reading age";
    if (measured.reading_age > oldest)
        return "reading age over " + rounded(oldest);
    return "reading age about " + rounded(std::max(youngest, measured.reading_age));
}

double words_per_sentence(const Readability& measured) {
    return measured.sentences == 0
               ? 0
               : static_cast<double>(measured.words) / static_cast<double>(measured.sentences);
}

Readability from_counts(const TextCounts& counts) {
    Readability result;
    result.words = counts.words;
    result.sentences = counts.sentences;
    result.syllables = counts.syllables;
    result.letters = counts.letters;
    result.complex_words = counts.complex_words;
    result.long_sentences = counts.long_sentences;
    if (counts.words == 0 || counts.sentences == 0)
        return result;
    const double words = static_cast<double>(counts.words);
    const double sentences = static_cast<double>(counts.sentences);
    const double syllables = static_cast<double>(counts.syllables);
    const double letters = static_cast<double>(counts.letters);
    const double hard = static_cast<double>(counts.complex_words);
    result.fre = 206.835 - 1.015 * words / sentences - 84.6 * syllables / words;
    result.fkgl = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    result.smog = 1.0430 * std::sqrt(hard * 30.0 / sentences) + 3.1291;
    result.fog = 0.4 * (words / sentences + 100.0 * hard / words);
    result.ari = 4.71 * letters / words + 0.5 * words / sentences - 21.43;
    result.cli = 0.0588 * (letters / words * 100.0) - 0.296 * (sentences / words * 100.0) - 15.8;
    result.reading_age = result.fkgl + 5;
    return result;
}

std::vector<HardSentence> hardest_sentences(const Document& document) {
    if (!is_english(document))
        return {};
    const std::vector<Passage> all = passages(document);
    std::vector<RatedSentence> ranked = with_ranks(all_sentences(all));
    std::erase_if(ranked, [](const RatedSentence& sentence) { return sentence.rank == 0; });
    std::sort(ranked.begin(), ranked.end(),
              [](const RatedSentence& a, const RatedSentence& b) { return a.rank < b.rank; });
    std::vector<HardSentence> hardest;
    std::transform(ranked.begin(), ranked.end(), std::back_inserter(hardest), told);
    return hardest;
}

Readability measure(const Document& document) {
    return from_counts(count(passages(document)));
}

std::string why_hard(const HardSentence& sentence) {
    return plural(sentence.words, "word") + ", " + std::to_string(sentence.long_words.size()) +
           " of three or more syllables";
}

Reported<Document> readability(Document document, const Context& context) {
    if (!is_english(document))
        return {std::move(document), {}};
    const std::vector<Passage> now_passages = passages(document);
    const Readability now = from_counts(count(now_passages));
    auto [findings, long_count] = sentence_findings(now_passages, context.language.structure.parting);
    if (now.words > 0) {
        std::string message = describe(now) + ".";
        if (!document.ledger.empty())
            message = "Before: " + describe(measure(undo(document))) + ". After: " + message;
        if (now.sentences < sentences_for_smog && now.words >= words_for_an_age)
            message += " The text is short, so this is a rough guide.";
        findings.push_back(about_document("readability/document", Severity::note, std::move(message)));
    }
    if ((document.version == "plain" || !document.ledger.empty()) && is_hard(now, long_count))
        findings.push_back(still_hard(document, long_count, now));
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
