#include "stages/language/syllables.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

using std::string_view;

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

// A word has as many syllables as groups of vowels, but for these: each place where a pattern fits adds or
// takes away. ^ and $ are the ends of the word, V a vowel (y too), C a consonant, [abc] one of these, [^abc]
// another letter.
struct Adjustment {
    int change;
    string_view patterns; // with spaces between
};

constexpr auto adjustments = std::to_array<Adjustment>({
    // a last e is silent
    {-1, "V[bcdfghjkmnpqrstvwxz]e$ C[bcdfghjkmnpqstvwxz]e$ Vle$ lle$ rle$ [lnrw]re$ Vgue$ ngue$ que$"},
    // so is the e of -es and -ed, but not after hissing sounds or t and d
    {-1, "[bdfkmnprtvw]es$ thes$ phes$ Vles$ lles$ rles$ Vgues$ ngues$ ques$"},
    {1, "[bct]res$"},
    {-1, "[bcfghjkmnpqrsvwxz]ed$ Vled$ lled$ rled$ yed$"},
    // an e inside a compound or before an ending is silent
    {-1, "V[bcdfghjkmnpqrstvwxz]el[iy] VCCely$ Vlely$ Cement Ceful Celess Ceness Cesome$ Celike Ceship "
         "Cehood ceable geable"},
    {1, "element plement ^cement rement[aes] rement$ tenement heless"},
    {-1, "^some[bdhotpw] ^home[bcdfghmpstw] ^there[bfu] ^where[bfu] ^fore[bchkmptw] ^safe[gt] "
         "^care[tg] ^lifeb ^lifeg ^lifet ^timet ^namesa ^moreo ^house[hkmw] ^horse[bmp] ^spacec "
         "^base[b] ^placem ^wides ^side[bkw] ^white[wh] ^fire[ampw] ^gravey ^note[bp] ^statesm "
         "^stone[hw] ^storer ^onese ^game[pbk] ^gatew ^cheese[bc] ^like[nw] ^take[ao] ^facebo ^fares "
         "^evening ^warehou ^every[bdotw] ^drivew ^hereb ^elsewh ^police[mw] ^salesm ^veget ^choco "
         "^businessm ^bracel ^wednesd"},
    {1, "VyV Cying ^maybe ^anyo ^everyo ^someo"},
    {-1, "eye$ eyes$ eyed$ ^eyeb ^someone$"},
    {1, "ia ^bio io[^n] io$ [bdlprv]ion iu eo ua uo ie[tn] Cier$ Ciest$ iers$ VCire$ VCCire$ VCired$ "
        "VCires$"},
    {-1, "[ct]ia llia ssia xious [gq]ua quo [ct]ien geo ceo riage$ riage[sd]$ eopl iend priest llion "
         "nior nius dier[s$] suad suas [ct]ious gious [^s]sian havio vior"},
    {1, "ism$ isms$ thm ciat tiat ao ^cia"},
    {1, "creat eing oing uing$ roic toic tuit tlement reali react reass idea area thea[t] oe[tm] "
        "^scien uel uet uenc uent luid ruin nuine suici eum ^nucl aic$ ^coinc ^coop[e] ^coord oel "
        "[pr]ean$ naked wicked sacred hundred$ hatred crooked ^rugged beloved"},
    {-1, "quen[ct] squel Vgued$ creatu diamo ^ninet ^typew wled$ ically$ guel"},
});

// Spoken letter by letter, or spelt like no other word.
struct Exception {
    string_view word;
    std::size_t syllables;
};
constexpr auto exceptions = std::to_array<Exception>({
    {"mr", 2},     {"mrs", 2},        {"dr", 2},      {"colonel", 2}, {"people", 2},  {"business", 2},
    {"recipe", 3}, {"recipes", 3},    {"naive", 2},   {"cafe", 2},    {"cafes", 2},   {"queue", 1},
    {"queues", 1}, {"lieutenant", 3}, {"once", 1},    {"isn't", 2},   {"don't", 1},   {"can't", 1},
    {"won't", 1},  {"aren't", 1},     {"weren't", 1}, {"shan't", 1},  {"reunion", 3}, {"whoever", 3},
    {"choir", 1},  {"persevere", 3},  {"cereal", 3},  {"hour", 1},
});

// One element of a pattern: a set of letters.
struct Letters {
    std::uint32_t set = 0; // bit 0 is a
};

struct Pattern {
    int change = 0;
    bool from_start = false;
    bool to_end = false;
    std::vector<Letters> letters;
};

std::uint32_t bit(char c) {
    return is_letter(c) ? std::uint32_t{1} << (c - 'a') : 0;
}

constexpr std::uint32_t every_letter = (std::uint32_t{1} << 26) - 1;

std::uint32_t vowels() {
    std::uint32_t set = 0;
    for (char c = 'a'; c <= 'z'; ++c)
        if (is_vowel(c))
            set |= bit(c);
    return set;
}

Pattern compile(string_view text, int change) {
    Pattern pattern;
    pattern.change = change;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '^') {
            pattern.from_start = true;
        } else if (text[i] == '$') {
            pattern.to_end = true;
        } else if (text[i] == 'V') {
            pattern.letters.push_back({vowels()});
        } else if (text[i] == 'C') {
            pattern.letters.push_back({every_letter & ~vowels()});
        } else if (text[i] == '[') {
            const bool others = text[i + 1] == '^';
            std::uint32_t set = 0;
            for (i += others ? 2 : 1; text[i] != ']'; ++i)
                set |= bit(text[i]);
            pattern.letters.push_back({others ? every_letter & ~set : set});
        } else {
            pattern.letters.push_back({bit(text[i])});
        }
    }
    return pattern;
}

// The patterns by the last letter that they can end with, so that a word asks only those that may fit.
using Patterns = std::array<std::vector<Pattern>, 26>;

Patterns compile_all() {
    Patterns patterns;
    for (const Adjustment& adjustment : adjustments) {
        for (std::size_t at = 0; at < adjustment.patterns.size();) {
            const std::size_t end = std::min(adjustment.patterns.find(' ', at), adjustment.patterns.size());
            const Pattern pattern = compile(adjustment.patterns.substr(at, end - at), adjustment.change);
            for (std::size_t letter = 0; letter < patterns.size(); ++letter)
                if ((pattern.letters.back().set >> letter & 1) != 0)
                    patterns[letter].push_back(pattern);
            at = end + 1;
        }
    }
    return patterns;
}

// Whether the pattern fits with its last letter at `last`.
bool fits(const Pattern& pattern, string_view word, std::size_t last) {
    const std::size_t length = pattern.letters.size();
    if (last + 1 < length || (pattern.to_end && last + 1 != word.size()) ||
        (pattern.from_start && last + 1 != length))
        return false;
    for (std::size_t i = 0; i < length; ++i)
        if ((pattern.letters[length - 1 - i].set & bit(word[last - i])) == 0)
            return false;
    return true;
}

std::size_t at_least_one(int count) {
    return count < 1 ? 1 : static_cast<std::size_t>(count);
}

// Letters only, small.
std::size_t count_plain(string_view word) {
    for (const Exception& exception : exceptions)
        if (exception.word == word)
            return exception.syllables;
    static const Patterns patterns = compile_all();
    int count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool vowel = is_vowel(word[i]);
        count += vowel && !inside ? 1 : 0;
        inside = vowel;
        if (!is_letter(word[i]))
            continue;
        for (const Pattern& pattern : patterns[static_cast<std::size_t>(word[i] - 'a')])
            if (fits(pattern, word, i))
                count += pattern.change;
    }
    return at_least_one(count);
}

bool ends_with_any(string_view word, std::initializer_list<string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](string_view ending) { return word.ends_with(ending); });
}

// "isn't", "child's", "they've": the ending is a syllable of its own where it cannot be joined.
std::size_t count_with_apostrophe(string_view word) {
    for (const Exception& exception : exceptions)
        if (exception.word == word)
            return exception.syllables;
    const std::size_t at = word.find('\'');
    if (at == string_view::npos)
        return count_plain(word);
    string_view before = word.substr(0, at);
    const string_view ending = word.substr(at + 1);
    if (before.empty())
        return count_plain(ending);
    if (ending == "t" && before.ends_with('n')) {
        before.remove_suffix(1);
        return count_plain(before) + 1;
    }
    std::size_t extra = 0;
    if (ending == "s")
        extra = ends_with_any(before, {"s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze"}) ? 1 : 0;
    else if (ending == "ll" || ending == "ve" || ending == "re")
        extra = is_vowel(before.back()) ? 0 : 1;
    else if (ending == "d")
        extra = ends_with_any(before, {"t", "d"}) ? 1 : 0;
    else if (!ending.empty()) // "o'clock", "d'Arcy"
        extra = count_plain(ending);
    return count_plain(before) + extra;
}

// A number below a hundred, as it is read.
std::size_t count_below_hundred(std::size_t number) {
    static constexpr std::array<std::size_t, 20> small{2, 1, 1, 1, 1, 1, 1, 2, 1, 1,
                                                       1, 3, 1, 2, 2, 2, 2, 3, 2, 2};
    if (number < small.size())
        return small[number];
    const std::size_t tens = number / 10 == 7 ? 3 : 2;
    return tens + (number % 10 == 0 ? 0 : small[number % 10]);
}

std::size_t count_number(std::size_t number) {
    if (number < 100)
        return count_below_hundred(number);
    if (number >= 1100 && number < 2100 && number % 100 != 0 && !(number >= 2000 && number < 2010))
        return count_below_hundred(number / 100) + count_below_hundred(number % 100) +
               (number % 100 < 10 ? 1 : 0); // a year: "nineteen oh five"
    if (number < 1000)
        return count_below_hundred(number / 100) + 2 +
               (number % 100 == 0 ? 0 : 1 + count_below_hundred(number % 100));
    const std::size_t rest = number % 1000;
    const std::size_t before = count_number(number / 1000) + 2;
    return before + (rest == 0 ? 0 : (rest < 100 ? 1 : 0) + count_number(rest));
}

// Digits of a word, as far as they make one number; longer ones are read digit by digit.
std::size_t count_digits(string_view digits) {
    constexpr std::size_t longest_number = 6;
    if (digits.size() > longest_number || (digits.size() > 1 && digits[0] == '0')) {
        std::size_t count = 0;
        for (const char c : digits)
            count += count_below_hundred(static_cast<std::size_t>(c - '0'));
        return count;
    }
    std::size_t number = 0;
    for (const char c : digits)
        number = number * 10 + static_cast<std::size_t>(c - '0');
    return count_number(number);
}

// "EHCP" is read letter by letter; "SENDIASS" and "MINUTES" are read as words.
bool is_spelt_out(string_view letters) {
    const auto vowel = std::find_if(letters.begin(), letters.end(), is_vowel);
    if (letters.size() < 4 || vowel == letters.end())
        return true;
    std::size_t run = 0;
    for (auto c = letters.rbegin(); c != letters.rend() && !is_vowel(*c); ++c)
        ++run;
    return run >= 3;
}

std::size_t count_letters(string_view letters) {
    std::size_t count = 0;
    for (const char c : letters)
        count += c == 'w' ? 3 : 1;
    return count;
}

// Small letters, straight apostrophes; accented letters become the plain ones that sound alike.
std::string spoken(string_view word) {
    static constexpr std::array<std::pair<string_view, char>, 8> accented{{{"\u00e9", 'e'},
                                                                           {"\u00e8", 'e'},
                                                                           {"\u00ea", 'e'},
                                                                           {"\u00ef", 'i'},
                                                                           {"\u00e7", 'c'},
                                                                           {"\u00e1", 'a'},
                                                                           {"\u00f6", 'o'},
                                                                           {"\u00fc", 'u'}}};
    std::string result;
    for (std::size_t i = 0; i < word.size();) {
        const string_view rest = word.substr(i);
        const auto known = std::find_if(accented.begin(), accented.end(),
                                        [&](const auto& letter) { return rest.starts_with(letter.first); });
        if (rest.starts_with("\u2019")) {
            result += '\'';
            i += 3;
        } else if (known != accented.end()) {
            result += known->second;
            i += known->first.size();
        } else {
            const char c = rest[0];
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            ++i;
        }
    }
    return result;
}

bool is_capitals(string_view word) {
    std::size_t capitals = 0;
    for (const char c : word) {
        if (is_letter(c))
            return false;
        capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
    }
    return capitals > 1;
}

// One part of a hyphenated word: letters and digits in turn ("3pm", "KS2").
std::size_t count_part(string_view part) {
    const bool capitals = is_capitals(part);
    const std::string word = spoken(part);
    std::size_t count = 0;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t end = at;
        if (is_digit(word[at])) {
            while (end < word.size() && is_digit(word[end]))
                ++end;
            count += count_digits(string_view(word).substr(at, end - at));
        } else {
            while (end < word.size() && !is_digit(word[end]))
                ++end;
            const string_view letters = string_view(word).substr(at, end - at);
            if (std::any_of(letters.begin(), letters.end(), is_letter))
                count += capitals && is_spelt_out(letters) ? count_letters(letters)
                                                           : count_with_apostrophe(letters);
            else if (static_cast<unsigned char>(letters[0]) >= 0x80)
                ++count; // another script: at least something is said
        }
        at = end;
    }
    return count;
}

} // namespace

std::size_t count_syllables(string_view word) {
    std::size_t count = 0;
    for (std::size_t at = 0; at <= word.size();) {
        std::size_t end = at;
        std::size_t hyphen = 0;
        for (; end < word.size(); ++end) {
            const string_view rest = word.substr(end);
            hyphen = rest[0] == '-' ? 1 : rest.starts_with("\u2010") || rest.starts_with("\u2011") ? 3 : 0;
            if (hyphen != 0)
                break;
        }
        if (end > at)
            count += count_part(word.substr(at, end - at));
        at = end + std::max<std::size_t>(hyphen, 1);
    }
    return count == 0 ? 1 : count;
}

} // namespace plainsend
