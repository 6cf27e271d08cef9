#include "stages/ingest/address.h"

#include <algorithm>
#include <array>
#include <string>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

// "LS1 4AB": one or two letters, a digit, maybe one more sign, a space, a digit, two letters.
bool has_postcode(std::string_view text) {
    for (std::size_t space = text.find(' '); space != std::string_view::npos;
         space = text.find(' ', space + 1)) {
        const std::string_view inward = text.substr(space + 1, 3);
        if (inward.size() != 3 || !is_digit(inward[0]) || !is_capital(inward[1]) || !is_capital(inward[2]))
            continue;
        std::size_t begin = space;
        while (begin > 0 && space - begin < 5 && (is_digit(text[begin - 1]) || is_capital(text[begin - 1])))
            --begin;
        const std::string_view outward = text.substr(begin, space - begin);
        if (outward.size() >= 2 && outward.size() <= 4 && is_capital(outward[0]) &&
            std::any_of(outward.begin(), outward.end(), is_digit))
            return true;
    }
    return false;
}

// Ten or eleven digits from a 0 on, spaces and brackets between them.
bool has_telephone(std::string_view text) {
    std::size_t digits = 0;
    for (const char c : text) {
        if (is_digit(c))
            digits = digits > 0 || c == '0' ? digits + 1 : 0;
        else if (c != ' ' && c != '(' && c != ')' && c != '-')
            digits = 0;
        if (digits == 10)
            return true;
    }
    return false;
}

} // namespace

bool looks_like_address(std::string_view text) {
    const std::string lower = ascii_lower(text);
    static constexpr std::array<std::string_view, 6> signs{
        "@", "www.", "http", "registered charity", "charity number", "company number"};
    return has_postcode(text) || has_telephone(text) ||
           std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return lower.find(sign) != std::string::npos; });
}

bool has_more_than_page_words(std::string_view text) {
    const std::string lower = ascii_lower(text);
    for (std::size_t at = 0; at < lower.size();) {
        const auto is_word = [&](std::size_t i) {
            return (lower[i] >= 'a' && lower[i] <= 'z') || static_cast<unsigned char>(lower[i]) >= 0xC3;
        };
        if (!is_word(at)) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < lower.size() && (is_word(end) || static_cast<unsigned char>(lower[end]) >= 0x80))
            ++end;
        const std::string_view word = std::string_view(lower).substr(at, end - at);
        if (word != "page" && word != "of" && word != "p" && word != "pages" && !word.starts_with("\xE2"))
            return true;
        at = end;
    }
    return false;
}

} // namespace plainsend
