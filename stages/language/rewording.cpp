#include "stages/language/rewording.h"

#include <algorithm>

#include "stages/language/inflection.h"

namespace plainsend {

std::string capitalised(std::string_view words) {
    std::string result(words);
    // Our own words begin with an ASCII letter; another first letter is left as it is.
    if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
        result[0] = static_cast<char>(result[0] - 'a' + 'A');
    return result;
}

std::string in_case_of(const Passage& passage, std::size_t first, std::size_t last, std::string words) {
    const auto begin = passage.tokens.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = passage.tokens.begin() + static_cast<std::ptrdiff_t>(last) + 1;
    const bool capitals = std::all_of(begin, end, [](const Token& token) { return token.upper; }) &&
                          std::any_of(begin, end, [](const Token& token) { return token.word.size() > 1; });
    if (capitals)
        return upper(words);
    return begin->starts_upper ? capitalised(words) : words;
}

std::optional<ArticleChange> article_change(const Passage& passage, std::size_t token,
                                            std::string_view words) {
    if (token == 0 || passage.tokens[token].gap != Gap::space)
        return std::nullopt;
    const Token& before = passage.tokens[token - 1];
    if (before.word != "a" && before.word != "an")
        return std::nullopt;
    // "plan A", "Vitamin A" are no articles.
    if (before.starts_upper && !starts_sentence(passage, token - 1))
        return std::nullopt;
    const std::string_view first = words.substr(0, words.find(' '));
    const std::string_view article = article_before(first);
    if (before.word == article)
        return std::nullopt;
    std::string text(article);
    if (before.starts_upper)
        text = capitalised(text);
    return ArticleChange{before.begin, before.whole_end, text};
}

} // namespace plainsend
