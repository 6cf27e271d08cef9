// A text as the rules see it: words in lower case, hyphenated words in their parts, "&" as "and", and what
// stands between them. Private to stages/language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

// What stands between a token and the one before it.
enum class Gap { space, hyphen, comma, slash, apart };

struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;  // without a possessive ending
    std::string word;     // lower case, straight apostrophes
    Gap gap = Gap::apart; // before it
    bool starts_upper = false;
    bool upper = false; // every letter is a capital
    bool possessive = false;
    bool digits = false;       // holds a digit
    std::size_t whole_end = 0; // with the possessive ending
};

std::vector<Token> tokenise(std::string_view text);

// True when a hyphen joins the token to its neighbour.
bool hyphen_before(const std::vector<Token>&, std::size_t token);
bool hyphen_after(const std::vector<Token>&, std::size_t token);

} // namespace plainsend
