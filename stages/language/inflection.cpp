#include "stages/language/inflection.h"

#include <algorithm>
#include <array>

#include "stages/language/irregular_words.h"

namespace plainsend {

namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends_in_consonant_y(std::string_view word) {
    return word.size() > 1 && word.ends_with('y') && !is_vowel(word[word.size() - 2]);
}

int vowel_groups(std::string_view word) {
    int groups = 0;
    bool inside = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool vowel = is_vowel(word[i]) || (word[i] == 'y' && i > 0);
        groups += vowel && !inside ? 1 : 0;
        inside = vowel;
    }
    return groups;
}

// Consonant, one vowel, consonant at the end: "plan", "refer", "travel".
bool ends_in_single_vowel_and_consonant(std::string_view word) {
    if (word.size() < 3)
        return false;
    const char last = word.back();
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y' || !is_vowel(word[word.size() - 2]))
        return false;
    const char before = word[word.size() - 3];
    const bool qu = before == 'u' && word.size() > 3 && word[word.size() - 4] == 'q';
    return !is_vowel(before) || qu;
}

std::string doubled(std::string_view word) {
    return std::string(word) + word.back();
}

// The stems to which -ed and -ing are put, likeliest first.
std::vector<std::string> stems(std::string_view base) {
    if (base.size() > 3 && base.ends_with("ic")) // "mimicked", "panicking"
        return {std::string(base) + "k"};
    if (!ends_in_single_vowel_and_consonant(base))
        return {std::string(base)};
    // British spelling doubles l whatever the stress: "travelled", but "parallel" does not.
    const bool doubling =
        vowel_groups(base) == 1 || doubles_last_consonant(base) || (base.back() == 'l' && base != "parallel");
    if (doubling)
        return {doubled(base), std::string(base)};
    return {std::string(base), doubled(base)};
}

std::vector<std::string> with_s(std::string_view base) {
    const std::string word(base);
    if (ends_in_consonant_y(base))
        return {word.substr(0, word.size() - 1) + "ies"};
    if (base.ends_with('s') || base.ends_with('x') || base.ends_with('z') || base.ends_with("ch") ||
        base.ends_with("sh"))
        return {word + "es"};
    if (base.ends_with('o') && base.size() > 1 && !is_vowel(base[base.size() - 2]))
        return {word + "es", word + "s"};
    return {word + "s"};
}

std::vector<std::string> with_ed(std::string_view base, std::string_view ending) {
    const std::string word(base);
    const std::string tail(ending.substr(1));
    if (base.ends_with('e'))
        return {word + tail};
    if (ends_in_consonant_y(base))
        return {word.substr(0, word.size() - 1) + "i" + std::string(ending)};
    std::vector<std::string> found;
    for (const std::string& stem : stems(base))
        found.push_back(stem + std::string(ending));
    return found;
}

std::vector<std::string> with_ing(std::string_view base) {
    const std::string word(base);
    if (base.ends_with("ie"))
        return {word.substr(0, word.size() - 2) + "ying"};
    if (base.size() > 2 && base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") &&
        !base.ends_with("ye"))
        return {word.substr(0, word.size() - 1) + "ing"};
    std::vector<std::string> found;
    for (const std::string& stem : stems(base))
        found.push_back(stem + "ing");
    return found;
}

const IrregularVerb* irregular_verb(std::string_view base) {
    const auto table = irregular_verbs();
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& verb) { return verb.base == base; });
    return found == table.end() ? nullptr : &*found;
}

const IrregularNoun* irregular_noun(std::string_view singular) {
    const auto table = irregular_nouns();
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& noun) { return noun.singular == singular; });
    return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> plurals(std::string_view base) {
    // A compound takes its head's plural: "schoolchild", "spokesperson", "chairwoman".
    for (const std::string_view head : {"child", "person", "woman", "man"}) {
        if (base.size() > head.size() + 2 && base.ends_with(head) && base != "human" && base != "german" &&
            base != "roman" && base != "talisman")
            return {std::string(base.substr(0, base.size() - head.size())) +
                    std::string(irregular_noun(head)->plural)};
    }
    if (const IrregularNoun* noun = irregular_noun(base)) {
        std::vector<std::string> found{std::string(noun->plural)};
        if (!noun->other_plural.empty())
            found.emplace_back(noun->other_plural);
        return found;
    }
    return is_uncountable(base) ? std::vector<std::string>{} : with_s(base);
}

std::vector<std::string> third_person(std::string_view base) {
    if (base == "be")
        return {"is"};
    if (base == "have")
        return {"has"};
    return with_s(base);
}

std::vector<std::string> past(std::string_view base, bool participle) {
    if (const IrregularVerb* verb = irregular_verb(base))
        return {std::string(participle ? verb->participle : verb->past)};
    return with_ed(base, "ed");
}

bool compares_with_endings(std::string_view base) {
    return vowel_groups(base) == 1 || ends_in_consonant_y(base) || base == "simple" || base == "gentle" ||
           base == "little" || base == "clever" || base == "narrow" || base == "quiet" ||
           // a last silent e is no syllable: "large", "strange"
           (base.ends_with('e') && vowel_groups(base) == 2 && !base.ends_with("le"));
}

std::vector<std::string> compared(std::string_view base, Form form) {
    const bool comparative = form == form_comparative;
    static constexpr auto table =
        std::to_array<std::array<std::string_view, 3>>({{"good", "better", "best"},
                                                        {"bad", "worse", "worst"},
                                                        {"far", "further", "furthest"},
                                                        {"little", "less", "least"},
                                                        {"many", "more", "most"},
                                                        {"much", "more", "most"}});
    for (const auto& row : table)
        if (row[0] == base)
            return {std::string(comparative ? row[1] : row[2])};
    if (compares_with_endings(base))
        return with_ed(base, comparative ? "er" : "est");
    return {(comparative ? "more " : "most ") + std::string(base)};
}

void add(std::vector<Inflected>& found, const std::string& word, Forms forms) {
    for (Inflected& known : found) {
        if (known.word == word) {
            known.forms = static_cast<Forms>(known.forms | forms);
            return;
        }
    }
    found.push_back({word, forms});
}

void add_spellings(std::vector<Inflected>& found, std::string_view base, std::initializer_list<Form> forms) {
    for (const Form form : forms)
        for (const std::string& word : spellings(base, form))
            if (word.find(' ') == std::string::npos)
                add(found, word, form);
}

// "utilise" is also written "utilize".
std::vector<std::string> spelling_variants(std::string_view base) {
    std::vector<std::string> found{std::string(base)};
    static constexpr std::array<std::array<std::string_view, 2>, 3> endings{
        {{"isation", "ization"}, {"ise", "ize"}, {"yse", "yze"}}};
    for (const auto& [british, other] : endings) {
        if (base.size() > british.size() + 2 && base.ends_with(british)) {
            found.push_back(std::string(base.substr(0, base.size() - british.size())) + std::string(other));
            break;
        }
    }
    return found;
}

} // namespace

std::vector<std::string> spellings(std::string_view base, Form form) {
    switch (form) {
    case form_base:
        return {std::string(base)};
    case form_plural:
        return plurals(base);
    case form_third_person:
        return third_person(base);
    case form_past:
        return past(base, false);
    case form_participle:
        return past(base, true);
    case form_ing:
        return with_ing(base);
    case form_comparative:
    case form_superlative:
        return compared(base, form);
    }
    return {};
}

std::vector<Inflected> all_forms(std::string_view base, Endings endings) {
    std::vector<Inflected> found;
    add(found, std::string(base), form_base);
    if (endings == Endings::none || base.size() < 2)
        return found;
    for (const std::string& word : spelling_variants(base)) {
        add(found, word, form_base);
        if (endings == Endings::noun || endings == Endings::any)
            add_spellings(found, word, {form_plural});
        if (endings == Endings::verb || endings == Endings::any)
            add_spellings(found, word, {form_third_person, form_past, form_participle, form_ing});
        if (endings == Endings::adjective || endings == Endings::any)
            add_spellings(found, word, {form_comparative, form_superlative});
    }
    if (base == "be" && endings != Endings::noun) {
        for (const char* word : {"am", "are"})
            add(found, word, form_third_person);
        add(found, "were", form_past);
    }
    return found;
}

std::string singular_of(const std::string& word) {
    for (const IrregularNoun& noun : irregular_nouns())
        if (noun.plural == word || noun.other_plural == word)
            return std::string(noun.singular);
    if (!word.ends_with('s') || word.size() < 4 || word.ends_with("ss") || word.ends_with("us") ||
        word.ends_with("is"))
        return word;
    std::string singular = word.substr(0, word.size() - 1);
    if (word.ends_with("ies"))
        singular = word.substr(0, word.size() - 3) + "y";
    else if (word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches") ||
             word.ends_with("shes"))
        singular.pop_back();
    const std::vector<std::string> again = plurals(singular);
    return std::find(again.begin(), again.end(), word) == again.end() ? word : singular;
}

std::string_view article_before(std::string_view word) {
    static constexpr std::array<std::string_view, 6> silent_h{"hour", "honest", "honour",
                                                              "heir", "hon",    "honor"};
    static constexpr std::array<std::string_view, 14> spoken_y{"uni",  "unanim", "use", "usu",  "utili",
                                                               "uto",  "eu",     "ewe", "once", "one",
                                                               "ubiq", "ure",    "uk",  "uter"};
    if (word.empty())
        return "a";
    std::string small;
    bool capitals = word.size() > 1;
    for (const char c : word) {
        const bool upper = c >= 'A' && c <= 'Z';
        capitals = capitals && (upper || (c >= '0' && c <= '9'));
        small += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view text = small;
    if (text[0] >= '0' && text[0] <= '9') { // eight, eleven, eighteen, eighty
        const bool teen = text.starts_with("11") || text.starts_with("18");
        const bool whole = text.size() == 2 || (text.size() > 2 && (text[2] < '0' || text[2] > '9'));
        const bool thousands = text.size() > 3 && text[2] == ',';
        return text[0] == '8' || (teen && (whole || thousands)) ? "an" : "a";
    }
    const bool letter = word.size() == 1 || (word.size() > 1 && word[1] == '-'); // "an F grade", "an X-ray"
    capitals = capitals || (letter && word[0] >= 'A' && word[0] <= 'Z');
    static constexpr auto read_as_words = std::to_array<std::string_view>(
        {"SEND", "SENDIASS", "SENCO", "SENDCO", "SALT",  "NATO",   "NICE",   "MASH",
         "NEET", "NASEN",    "LADO",  "SACRE",  "SCITT", "RIDDOR", "MAPPA",  "MARAC",
         "SAT",  "SATS",     "RADAR", "REACH",  "LEGO",  "NAPLIC", "MAKATON"});
    if (std::find(read_as_words.begin(), read_as_words.end(), word) != read_as_words.end())
        return "a";
    if (capitals) // an acronym is read letter by letter: an EHCP, an SLT, a PEP
        return std::string_view("aefhilmnorsx").find(text[0]) != std::string_view::npos ? "an" : "a";
    const auto starts = [&](std::string_view part) { return text.starts_with(part); };
    if (std::any_of(silent_h.begin(), silent_h.end(), starts))
        return "an";
    if (starts("unin") || starts("unim") || starts("unid") ||
        starts("onesi")) // "uninvited", "unimportant": no "yoo"
        return "an";
    if (std::any_of(spoken_y.begin(), spoken_y.end(), starts))
        return "a";
    return is_vowel(text[0]) ? "an" : "a";
}

} // namespace plainsend
