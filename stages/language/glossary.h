// The words that are explained: terms and acronyms by jurisdiction, with days of validity. Read from
// glossary/terms-*.xml; a school's own files override by id and by name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"
#include "stages/language/matcher.h"

namespace plainsend {

enum class Replaceable { no, yes };
enum class Statutory { no, yes };

struct GlossaryTerm {
    std::string id;
    std::string jurisdiction; // "uk" holds everywhere
    Statutory statutory = Statutory::no;
    Replaceable replaceable = Replaceable::no;
    std::optional<Date> valid_from; // both days included
    std::optional<Date> valid_to;
    std::string name;
    std::vector<std::string> short_forms;
    std::vector<std::string> spoken;   // of the short forms those that are read as words
    std::vector<std::string> everyday; // and those that nearly everyone knows better than the name
    // Those that people carry behind their name ("Ms Khan, EP"), folded, and what such a person is.
    std::map<std::string, std::string> roles;
    std::vector<std::string> variants;
    std::string explanation;
    std::string use;                   // to say instead, when replaceable
    std::vector<std::string> evidence; // words that prove this sense
    std::vector<std::string> nearby; // words that prove it within a sentence, when nothing speaks for another
    std::vector<std::string> hints;  // words that make it likelier, and any other sense doubtful
    std::vector<std::string> idle;   // words with the name in them that show nothing: a policy's title
    std::string source;
    std::string file;
    std::uint32_t line = 0;
};

// One way to write a term: its name or a variant. capitals: which of its words must be capitals ("EHC plan");
// such a form is an acronym too.
struct TermForm {
    std::size_t term = 0;
    std::string text;
    std::vector<bool> capitals;
    bool acronym = false;
};

// A school's own term that stands in place of another, or takes a short form from it.
struct OverriddenTerm {
    std::string name;
    std::string file;
    std::uint32_t line = 0;
    std::string other_name;
    std::string other_file;
    std::uint32_t other_line = 0;
};

// Words that speak for one sense of a short form. has_short: the short form is one of them, so they speak for
// that use alone.
enum class Weight { proof, nearby, hint, idle };
struct Clue {
    std::size_t term = 0;
    Weight weight = Weight::hint;
    bool has_short = false;
};

// short_forms: indices of terms by folded short form. phrases: names and variants, and clues. Built once,
// immutable.
struct Glossary {
    std::vector<GlossaryTerm> terms;
    std::vector<OverriddenTerm> overridden; // by the school's own, in the order of their files
    std::vector<TermForm> forms;
    std::vector<Clue> clues;
    std::map<std::string, std::vector<std::size_t>, std::less<>> short_forms;
    std::map<std::string, std::vector<std::size_t>, std::less<>> names_of; // folded name or variant -> terms
    std::set<std::string, std::less<>> spoken; // short forms that are read as words
    std::vector<Phrase> phrases;
};

// Adds the terms of one file. Throws Error{data_file}.
enum class Overrides { no, yes };
void add_terms(Glossary&, std::string_view bytes, std::string_view name, std::string_view schema,
               Overrides = Overrides::no);
// After the last add_terms().
void index_terms(Glossary&);

// Where and when a document stands.
struct Setting {
    std::string jurisdiction; // empty = not known
    Date date{};
};

// Of terms that share a name or short form: those of the jurisdiction (or of the whole UK) that are in force,
// else those of elsewhere, else those of other days. Order kept.
std::vector<std::size_t> fitting(const Glossary&, const std::vector<std::size_t>& terms, const Setting&);
bool in_force(const GlossaryTerm&, const Date&);

} // namespace plainsend
