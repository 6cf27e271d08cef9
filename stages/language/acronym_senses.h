// What a document shows of the senses of its acronyms: their names in full, words that prove or hint at one
// (glossary/README.md), and people who carry one behind their name. Decides only where nothing speaks for
// another sense. Private to stages/language.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "stages/language/names_data.h"
#include "stages/language/passage.h"
#include "stages/language/term_matches.h"

namespace plainsend {

// A token of a passage.
using TokenPlace = std::pair<std::size_t, std::size_t>;

// shown: the words beside this use show its sense.
struct SenseUse {
    TokenPlace place;
    bool shown = false;
};

class AcronymSenses {
public:
    AcronymSenses(const std::vector<Passage>&, const std::vector<std::vector<TermMatch>>& matches,
                  const Glossary&, const NameWords&);

    // The one of `senses` (terms that share the short form, one of each name) that every use must have;
    // nothing when a person has to say. Tells each use whether the words beside it show the sense.
    enum class Needs { nothing, evidence }; // of a short form with one sense
    std::optional<std::size_t> decide(const std::string& short_form, const std::vector<std::size_t>& senses,
                                      std::vector<SenseUse>& uses, Needs) const;

    bool shown_beside(const TokenPlace& place) const { return beside_.contains(place); }
    // The document holds the name in full, by which this sense of the short form is meant.
    bool is_named(const std::string& short_form, const std::vector<std::size_t>& senses) const;
    // The term's name, or the variant that the document itself uses: "occupational therapist".
    std::string long_form(const std::string& short_form, std::size_t term) const;
    // Anything speaks for it.
    bool is_hinted(std::size_t term) const { return hinted_.contains(term); }

private:
    void read_passage(std::size_t);
    std::vector<std::size_t> short_forms_in(std::size_t passage, const Match&) const;
    bool is_proof(std::size_t passage, const Match&, std::size_t token) const;
    void read_names(std::size_t, const std::set<std::pair<std::size_t, std::size_t>>& idle);
    bool is_short_form_of(std::size_t term, const std::string& word) const;
    std::set<std::string> names_shown(const std::string& short_form, const std::vector<std::size_t>& senses,
                                      const SenseUse&) const;
    std::set<std::string> names_of_people(const std::string& short_form,
                                          const std::vector<std::size_t>& senses) const;
    std::set<std::string> names_nearby(const std::string& short_form, const std::vector<std::size_t>& senses,
                                       const SenseUse&) const;
    template<typename Terms>
    std::set<std::string> names_among(const std::string& short_form, const Terms&) const;
    std::size_t sentence_of(const TokenPlace&) const;
    bool is_shown_everywhere(const std::vector<SenseUse>&) const;
    bool any_use_of_person(const std::vector<SenseUse>&) const;
    bool is_proven(std::size_t term, const std::string& short_form) const;
    std::string name_of(std::size_t term) const;

    const std::vector<Passage>& passages_;
    const std::vector<std::vector<TermMatch>>& matches_;
    const Glossary& glossary_;
    const NameWords& people_;
    std::map<TokenPlace, std::set<std::size_t>> beside_;   // terms that the words beside a token show
    std::map<TokenPlace, std::set<std::size_t>> nearby_;   // by a sentence's first byte: terms it speaks for
    std::map<TokenPlace, std::set<std::size_t>> said_;     // likewise, with hints and names
    std::set<std::size_t> proven_;                         // terms
    std::set<std::size_t> hinted_;                         // all that is shown, proven or named, too
    std::map<std::size_t, std::set<std::string>> written_; // term -> its names that stand in the text
};

} // namespace plainsend
