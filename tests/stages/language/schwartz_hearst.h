// A yardstick: the well-known simple way to find definitions of short forms (A. Schwartz, M. Hearst, "A
// simple algorithm for identifying abbreviation definitions in biomedical text", 2003), written anew from its
// description. No part of the product.
#pragma once

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace plainsend::test {

struct Pair {
    std::string short_form;
    std::string long_form;
};

namespace schwartz_hearst {

inline bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
inline bool is_sign(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
inline char small(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

inline std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

inline bool is_short_form(const std::string& text) {
    return text.size() >= 2 && text.size() <= 10 && words_of(text).size() <= 2 && is_sign(text[0]) &&
           std::any_of(text.begin(), text.end(), is_letter);
}

// The end of `candidate` whose letters hold those of the short form in order, its first one at a word's
// start.
inline std::string best_long_form(const std::string& short_form, const std::string& candidate) {
    int at = static_cast<int>(candidate.size()) - 1;
    for (int s = static_cast<int>(short_form.size()) - 1; s >= 0; --s) {
        const char wanted = small(short_form[static_cast<std::size_t>(s)]);
        if (!is_sign(wanted))
            continue;
        const auto here = [&](int place) { return candidate[static_cast<std::size_t>(place)]; };
        while (at >= 0 && (small(here(at)) != wanted || (s == 0 && at > 0 && is_sign(here(at - 1)))))
            --at;
        if (at < 0)
            return "";
        --at;
    }
    const std::size_t begin = candidate.rfind(' ', static_cast<std::size_t>(std::max(at, 0)));
    return candidate.substr(begin == std::string::npos ? 0 : begin + 1);
}

inline Pair pair_of(const std::string& short_form, const std::string& before) {
    const std::vector<std::string> words = words_of(before);
    const std::size_t most = std::min(short_form.size() + 5, short_form.size() * 2);
    std::string candidate;
    for (std::size_t i = words.size() - std::min(words.size(), most); i < words.size(); ++i)
        candidate += (candidate.empty() ? "" : " ") + words[i];
    Pair found{short_form, best_long_form(short_form, candidate)};
    // Its own filters: longer than the short form, and not holding it.
    if (found.long_form.size() <= short_form.size() || found.long_form.find(short_form) != std::string::npos)
        found.long_form.clear();
    return found;
}

} // namespace schwartz_hearst

inline std::vector<Pair> schwartz_hearst_pairs(const std::string& sentence) {
    using namespace schwartz_hearst;
    std::vector<Pair> found;
    for (std::size_t open = sentence.find('('); open != std::string::npos;
         open = sentence.find('(', open + 1)) {
        const std::size_t close = sentence.find(')', open);
        if (close == std::string::npos)
            break;
        std::string inside = sentence.substr(open + 1, close - open - 1);
        const std::string before = sentence.substr(0, open);
        Pair pair;
        if (words_of(inside).size() > 2 && inside.find_first_of(",;") == std::string::npos) {
            const std::vector<std::string> words = words_of(before); // short form (long form)
            if (!words.empty() && is_short_form(words.back()))
                pair = pair_of(words.back(), inside);
        } else {
            inside = inside.substr(0, inside.find_first_of(",;"));
            if (is_short_form(inside))
                pair = pair_of(inside, before);
        }
        if (!pair.long_form.empty())
            found.push_back(pair);
    }
    return found;
}

} // namespace plainsend::test
