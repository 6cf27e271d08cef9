#include "stages/text/scales.h"

#include <charconv>

#include "stages/text/fact_tokens.h"

namespace plainsend {

void add_scale_words(ScaleWords& scales, ScaleWords::Words words, const std::vector<std::string>& said) {
    FactPhrase phrase;
    phrase.value = std::to_string(scales.words.size());
    for (const std::string& text : said)
        add_fact_phrase(scales.phrases, text, phrase);
    scales.words.push_back(std::move(words));
}

std::vector<ScaleMatch> find_scale_words(std::string_view text, const ScaleWords& scales) {
    std::vector<ScaleMatch> found;
    const std::vector<FactToken> tokens = fact_tokens(text);
    for (std::size_t at = 0; at < tokens.size();) {
        const FactPhrase* phrase = phrase_at(scales.phrases, tokens, at);
        if (phrase == nullptr) {
            ++at;
            continue;
        }
        ScaleMatch match;
        std::from_chars(phrase->value.data(), phrase->value.data() + phrase->value.size(), match.words);
        match.span = {tokens[at].span.begin, tokens[at + phrase->words.size() - 1].span.end};
        found.push_back(match);
        at += phrase->words.size();
    }
    return found;
}

} // namespace plainsend
