#include "stages/text/short_forms.h"

#include <array>

#include "stages/text/one_of.h"

namespace plainsend {

bool is_title(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"mr",  "mrs", "ms",   "mx",  "dr",     "drs",  "prof", "rev",   "revd",
         "fr",  "sr",  "cllr", "sgt", "pc",     "insp", "supt", "const", "capt",
         "col", "gen", "lt",   "maj", "messrs", "hon",  "mme",  "mlle",  "jnr"});
    return is_one_of(table, word);
}

bool is_title_in_full(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"miss", "professor", "sir", "lady", "dame", "sister", "nurse", "doctor"});
    return is_one_of(table, word) || is_title(word);
}

bool is_always_inside(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"e.g", "eg", "i.e", "ie", "cf", "viz", "vs", "approx", "esp", "incl",
                                         "excl", "a.k.a", "aka", "ca", "h.y", "e.e"});
    return is_one_of(table, word);
}

bool is_lead_in(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"n.b", "nb", "p.s", "ps", "p.p.s", "r.s.v.p", "re"});
    return is_one_of(table, word);
}

bool stands_before_number(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"no",  "nos", "num", "s",    "ss",   "reg",  "regs", "sec",  "secs",  "para", "paras", "subs",
         "p",   "pp",  "pg",  "sch",  "schs", "art",  "arts", "ch",   "chs",   "cl",   "cls",   "c",
         "pt",  "pts", "vol", "vols", "app",  "apps", "fig",  "figs", "tbl",   "ann",  "ed",    "edn",
         "ver", "v",   "rm",  "ref",  "refs", "tel",  "mob",  "fax",  "ext",   "ph",   "al",    "est",
         "min", "max", "yr",  "yrs",  "bl",   "tud",  "nat",  "lev",  "gp",    "grp",  "wk",    "qu",
         "gr",  "jan", "feb", "mar",  "apr",  "jun",  "jul",  "aug",  "sep",   "sept", "oct",   "nov",
         "dec", "mon", "tue", "tues", "wed",  "weds", "thu",  "thur", "thurs", "fri",  "sat",   "sun"});
    return is_one_of(table, word);
}

bool stands_before_letter(std::string_view word) {
    static constexpr auto table =
        std::to_array<std::string_view>({"app", "ann", "sch", "pt", "sec", "fig", "tbl", "gp", "grp"});
    return is_one_of(table, word);
}

bool is_part_of_address(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"st", "sts", "rd", "ave", "av", "cres", "ct",  "gdns", "gdn", "gro",  "la",   "ln",
         "mt", "pde", "pk", "pl",  "sq", "stn",  "ter", "terr", "hse", "bldg", "bldgs"});
    return is_one_of(table, word);
}

bool is_day_or_month(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"monday",   "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday", "january",
         "february", "march",    "april",     "may",      "june",   "july",     "august", "september",
         "october",  "november", "december",  "mon",      "tue",    "tues",     "wed",    "weds",
         "thu",      "thur",     "thurs",     "fri",      "sat",    "sun",      "jan",    "feb",
         "mar",      "apr",      "jun",       "jul",      "aug",    "sep",      "sept",   "oct",
         "nov",      "dec",      "bst",       "gmt"});
    return is_one_of(table, word);
}

bool is_numbered(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"annex", "appendix", "band",  "block",     "box",      "category", "class", "form",
         "grade", "group",    "hall",  "hepatitis", "house",    "key",      "level", "option",
         "page",  "part",     "phase", "plan",      "question", "room",     "row",   "section",
         "set",   "stage",    "step",  "stream",    "table",    "target",   "task",  "team",
         "tier",  "type",     "unit",  "vitamin",   "ward",     "year",     "zone"});
    return is_one_of(table, word);
}

bool begins_sentences(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"the",     "a",         "an",       "he",      "she",       "it",      "they",     "we",
         "i",       "you",       "this",     "that",    "these",     "those",   "his",      "her",
         "their",   "our",       "your",     "my",      "its",       "there",   "here",     "if",
         "when",    "while",     "once",     "since",   "until",     "because", "although", "though",
         "unless",  "please",    "in",       "on",      "at",        "by",      "from",     "with",
         "without", "after",     "before",   "during",  "and",       "but",     "or",       "so",
         "as",      "for",       "to",       "all",     "both",      "each",    "every",    "some",
         "many",    "most",      "any",      "no",      "not",       "nobody",  "nothing",  "somebody",
         "someone", "everybody", "everyone", "what",    "who",       "whose",   "which",    "how",
         "why",     "where",     "yes",      "now",     "then",      "later",   "today",    "soon",
         "next",    "last",      "also",     "however", "therefore", "instead", "children", "parents",
         "pupils",  "staff",     "families", "is",      "are",       "was",     "were",     "do",
         "does",    "did",       "has",      "have",    "can",       "could",   "will",     "would",
         "should",  "must",      "may"});
    return is_one_of(table, word);
}

} // namespace plainsend
