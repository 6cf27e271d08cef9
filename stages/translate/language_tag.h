// Language tags (BCP 47, RFC 5646): whether one is written as it should be, whether its language exists, and
// whether two mean the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

// code: "pl"; name: in English, "Polish".
struct Language {
    std::string code;
    std::string name;
};

// Every language that has a code in ICU, and those of families in British schools that it lacks. By code.
const std::vector<Language>& known_languages();

// Written as a tag should be: "pl", "pt-BR", "zh-Hant", "ckb-Arab-IQ". Whether anybody speaks it is not
// asked.
bool is_well_formed_tag(std::string_view);

// The English name of the tag's language, or "" when there is none of that code.
std::string language_name(std::string_view tag);

// What is wrong with a tag, as the end of a sentence ("is not a language tag"), or "".
std::string problem_of_tag(std::string_view tag);

// The same with capitals where people put them: "pt-br" becomes "pt-BR".
std::string tidy_tag(std::string_view tag);

// One tag says what the other says, or more ("en", "en-GB"); "pt-PT" and "pt-BR" are not the same.
bool same_language(std::string_view a, std::string_view b);

} // namespace plainsend
