#include "stages/ingest/letter_lines.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "stages/ingest/front_matter.h"
#include "stages/text/ascii.h"
#include "stages/text/person.h"
#include "stages/text/postcode.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_name = 6; // words, the title and what follows a comma among them
constexpr std::size_t longest_closing = 4;

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        std::string_view word = text.substr(at, end - at);
        at = end + 1;
        while (!word.empty() && (word.back() == ',' || word.back() == '.'))
            word.remove_suffix(1);
        if (!word.empty())
            words.push_back(word);
    }
    return words;
}

bool is_person(const std::vector<std::string_view>& words) {
    return words.size() >= 2 && words.size() <= longest_name && !words[1].empty() &&
           is_capital(words[1].front()) &&
           std::find(person_titles.begin(), person_titles.end(), words[0]) != person_titles.end();
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return is_capital(c) || (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0xC3);
    });
}

} // namespace

bool closes_letter(std::string_view text) {
    constexpr std::array<std::string_view, 7> closings{"sincerely", "faithfully", "truly",     "regards",
                                                       "wishes",    "thanks",     "gratefully"};
    constexpr std::array<std::string_view, 8> openings{"yours", "kind", "kindest", "best",
                                                       "warm",  "with", "many",    "warmest"};
    const auto words = words_of(text);
    if (words.size() < 2 || words.size() > longest_closing)
        return false;
    const std::string first = ascii_lower(words.front());
    const std::string last = ascii_lower(words.back());
    return std::find(openings.begin(), openings.end(), first) != openings.end() &&
           std::find(closings.begin(), closings.end(), last) != closings.end();
}

bool ends_address(std::string_view text) {
    const auto words = words_of(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (is_outward(words[i]) && is_inward(words[i + 1]))
            return true;
    return false;
}

bool is_letter_line(std::string_view text) {
    return !has_letter(text) || read_date(text).has_value() || is_person(words_of(text)) ||
           closes_letter(text);
}

} // namespace plainsend
