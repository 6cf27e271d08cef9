#include "stages/language/counted_words.h"

#include <algorithm>
#include <string_view>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr std::size_t fewest_digits_of_a_string = 7; // "1000000" would be written with commas
constexpr std::size_t fewest_digits_of_a_phone = 9;

std::size_t digits_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

bool is_only_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Capitals beside at least three digits, and nothing else: "AB12345", "SEN/2026/118" by its parts.
bool is_reference_code(std::string_view word) {
    constexpr std::size_t fewest_digits = 3;
    const auto fits = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-'; };
    const std::size_t digits = digits_in(word);
    const bool capital = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capital && digits >= fewest_digits && std::all_of(word.begin(), word.end(), fits);
}

// What may stand between the groups of a telephone number.
bool joins_groups(std::string_view between) {
    return between == " " || between == "\u00a0" || between == ") " || between == " (" || between == ")" ||
           between == "(";
}

// The words of a telephone number that begins with words[first]; 0 where none does.
std::size_t phone_length(std::string_view text, const Spans& words, std::size_t first) {
    const auto word = [&](std::size_t at) {
        return text.substr(words[at].begin, words[at].end - words[at].begin);
    };
    const bool opens =
        word(first).starts_with('0') || (words[first].begin > 0 && text[words[first].begin - 1] == '+');
    if (!opens)
        return 0;
    std::size_t digits = 0;
    std::size_t last = first;
    for (std::size_t at = first; at < words.size(); ++at) {
        const auto fits = [](char c) { return is_digit(c) || c == '-' || c == '(' || c == ')'; };
        const std::string_view here = word(at);
        if (!std::all_of(here.begin(), here.end(), fits) ||
            (at > first &&
             !joins_groups(text.substr(words[at - 1].end, words[at].begin - words[at - 1].end))))
            break;
        digits += digits_in(here);
        last = at;
    }
    return digits >= fewest_digits_of_a_phone ? last - first + 1 : 0;
}

} // namespace

Spans counted_words(const Passage& passage) {
    const std::string_view text = passage.text;
    const Spans all = words(text);
    Spans counted;
    counted.reserve(all.size());
    for (std::size_t at = 0; at < all.size(); ++at) {
        const Span& span = all[at];
        const std::string_view word = text.substr(span.begin, span.end - span.begin);
        if (const std::size_t length = phone_length(text, all, at)) {
            at += length - 1;
            continue;
        }
        const bool long_string = is_only_digits(word) && word.size() >= fewest_digits_of_a_string;
        if (!long_string && !is_reference_code(word) && !overlaps(passage.codes, span.begin, span.end))
            counted.push_back(span);
    }
    return counted;
}

} // namespace plainsend
