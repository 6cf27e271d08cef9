#include "stages/text/names.h"

#include <algorithm>
#include <array>

#include "stages/document/walk.h"
#include "stages/text/ascii.h"
#include "stages/text/person.h"

namespace plainsend {

namespace {

// What stands after a name and its comma in a list of people or under a letter.
constexpr auto roles = std::to_array<std::string_view>(
    {"adviser",      "advocate",   "assistant",   "aunt",          "carer",     "casework",
     "chair",        "consultant", "councillor",  "daughter",      "deputy",    "doctor",
     "educational",  "father",     "form",        "foster",        "governor",  "grandad",
     "grandfather",  "grandma",    "grandmother", "guardian",      "head",      "headteacher",
     "interpreter",  "keyworker",  "lead",        "manager",       "mother",    "mum",
     "dad",          "nurse",      "officer",     "paediatrician", "parent",    "principal",
     "psychologist", "pupil",      "senco",       "sendco",        "secretary", "social",
     "son",          "specialist", "speech",      "student",       "support",   "teacher",
     "teaching",     "therapist",  "tutor",       "uncle",         "worker",    "class",
     "stepfather",   "stepmother"});

bool is_name_letter(char c) {
    return is_capital(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '\'' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// "Okoro" of "Okoro's" and "Okoro’s".
std::string_view without_ending(std::string_view word) {
    for (const std::string_view ending :
         {std::string_view("'s"), std::string_view("’s"), std::string_view("s'"), std::string_view("’"),
          std::string_view("'")})
        if (word.size() > ending.size() && word.ends_with(ending))
            return word.substr(0, word.size() - (ending == "s'" ? 1 : ending.size()));
    return word;
}

// The capitalised word or initial that begins at a byte, or nothing: "Okoro-Smith", "Z", never "TA" or "I".
std::string_view name_word(std::string_view text, std::size_t begin) {
    if (begin >= text.size() || !is_capital(text[begin]) || (begin > 0 && is_name_letter(text[begin - 1])))
        return {};
    std::size_t end = begin;
    bool small = false;
    while (end < text.size() && is_name_letter(text[end])) {
        small = small || !is_capital(text[end]);
        ++end;
    }
    const std::string_view word = text.substr(begin, end - begin);
    const bool initial = word.size() == 1 && word != "A" && word != "I";
    return small || initial ? word : std::string_view{};
}

// Capitalised words with one space between, from a byte on: where each ends, without a genitive.
std::vector<std::string_view> name_words(std::string_view text, std::size_t begin) {
    std::vector<std::string_view> found;
    for (std::size_t at = begin; found.size() < 5;) {
        const std::string_view word = name_word(text, at);
        if (word.empty())
            break;
        found.push_back(without_ending(word));
        at += word.size();
        if (word.size() == 1 && at < text.size() && text[at] == '.')
            ++at; // "F. Okafor"
        if (found.back().size() != word.size() || at >= text.size() || text[at] != ' ')
            break;
        ++at;
    }
    return found;
}

// The byte after "Mrs " or "Dr. " that begins here, or begin.
std::size_t after_title(std::string_view text, std::size_t begin) {
    if (begin > 0 && is_name_letter(text[begin - 1]))
        return begin;
    for (const std::string_view title : person_titles) {
        if (!text.substr(begin).starts_with(title))
            continue;
        std::size_t at = begin + title.size();
        if (at < text.size() && text[at] == '.')
            ++at;
        if (at + 1 < text.size() && text[at] == ' ' && is_capital(text[at + 1]))
            return at + 1;
    }
    return begin;
}

// "Ayesha Khan, SENCo" and "Helen Farrow" over "SENCo": the words before the role.
std::vector<std::string_view> named_with_role(std::string_view text) {
    std::vector<std::string_view> found = name_words(text, 0);
    if (found.size() < 2 || found.size() > 3)
        return {};
    std::size_t at = static_cast<std::size_t>(found.back().data() - text.data()) + found.back().size();
    if (at >= text.size() || (text[at] != ',' && text[at] != '\n'))
        return {};
    while (at < text.size() && (text[at] == ',' || text[at] == '\n' || text[at] == ' '))
        ++at;
    std::size_t end = at;
    while (end < text.size() && is_name_letter(text[end]))
        ++end;
    const std::string word = ascii_lower(text.substr(at, end - at));
    return std::find(roles.begin(), roles.end(), word) == roles.end() ? std::vector<std::string_view>{}
                                                                      : found;
}

void add_person(const std::vector<std::string_view>& words, PeopleNames& names) {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].size() > 1)
            (i + 1 == words.size() ? names.family : names.given).emplace(words[i]);
}

// Every place where a word may begin.
template<class Visit>
void at_each_word(std::string_view text, const Visit& visit) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (is_capital(text[at]) && (at == 0 || !is_name_letter(text[at - 1])))
            visit(at);
}

} // namespace

PeopleNames names_in(const Document& document) {
    PeopleNames names;
    std::vector<std::string> texts;
    for_each_block(document, [&](const Block& block) {
        if (is_leaf(block))
            texts.push_back(block_text(block));
    });
    for (const std::string& text : texts) {
        at_each_word(text, [&](std::size_t at) {
            if (const std::size_t name = after_title(text, at); name != at)
                add_person(name_words(text, name), names);
        });
        add_person(named_with_role(text), names);
    }
    // "Jamie Okoro": whoever bears the family name of somebody who is named with a title.
    const PeopleNames titled = names;
    for (const std::string& text : texts)
        at_each_word(text, [&](std::size_t at) {
            const auto words = name_words(text, at);
            const auto family = std::find_if(words.begin(), words.end(), [&](std::string_view word) {
                return titled.family.contains(word);
            });
            if (family != words.end() && family - words.begin() == 1 && after_title(text, at) == at)
                names.given.emplace(words.front());
        });
    for (const std::string_view title : person_titles)
        names.given.erase(std::string(title));
    return names;
}

std::optional<std::size_t> end_of_name(std::string_view text, std::size_t begin, const PeopleNames& names) {
    const std::size_t first = after_title(text, begin);
    const auto words = name_words(text, first);
    if (words.empty())
        return std::nullopt;
    const auto end_of = [&](std::string_view word) {
        return static_cast<std::size_t>(word.data() - text.data()) + word.size();
    };
    if (first != begin)
        return end_of(words.back());
    // Without a title only words that are known: "Jamie Okoro", "Jamie"; a family name alone may be a place.
    if (!names.given.contains(words.front()))
        return std::nullopt;
    std::size_t count = 1;
    while (count < words.size() &&
           (names.given.contains(words[count]) || names.family.contains(words[count])))
        ++count;
    return end_of(words[count - 1]);
}

} // namespace plainsend
