// The forms of English words: commence, commences, commenced, commencing; child, children; easy, easier. Our
// own rules and a table of irregular words: Debian's dictionaries hold no forms to generate from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

// A set of forms: one spelling may be several ("put": base, past and participle).
enum Form : std::uint8_t {
    form_base = 1,
    form_plural = 2,       // of a noun
    form_third_person = 4, // "she commences"
    form_past = 8,
    form_participle = 16,
    form_ing = 32,
    form_comparative = 64,
    form_superlative = 128,
};
using Forms = std::uint8_t;

// Which endings a word can take.
enum class Endings { none, noun, verb, adjective, any };

struct Inflected {
    std::string word;
    Forms forms = form_base;
    bool operator==(const Inflected&) const = default;
};

// Every spelling of every form of a word in lower case, itself first; doubtful doublings and -ise/-ize both
// ways, because this is for recognising words.
std::vector<Inflected> all_forms(std::string_view base, Endings);

// The spellings that one form of a word may have, likeliest first; empty when the word has no such form
// (the plural of "advice").
std::vector<std::string> spellings(std::string_view base, Form);

// The singular of a noun in lower case; the word itself when it is none, or not a plural.
std::string singular_of(const std::string& word);

// "a" or "an", as the sound of the next word asks for ("an hour", "a unit", "an EHC plan").
std::string_view article_before(std::string_view word);

} // namespace plainsend
