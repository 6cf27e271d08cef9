// Where the long form of an acronym can be written out, and in what words. Private to stages/language.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "stages/language/acronym_meanings.h"
#include "stages/language/language_data.h"

namespace plainsend {

class AcronymExpansion {
public:
    AcronymExpansion(const Acronyms&, const LanguageData&);

    // Whether words can be put there at all: in text, lists, notes, tables, links and headings, but not in
    // quotations, letterheads, headings in capitals, contents lists, or words that are an explanation
    // themselves.
    bool can_take_words(const AcronymPlace&) const;
    // The proposal, last, and the article before it. certain: nobody has to look at the sentence.
    Findings propose(const AcronymPlace&) const;

private:
    const Passage& passage_of(const AcronymPlace& place) const { return read_.passages[place.passage]; }
    bool fits(const AcronymPlace&, const std::string& long_form) const;
    bool heading_can_take_words(const AcronymPlace&) const;
    bool is_explained_below(const AcronymPlace&) const;
    std::string words_for(const AcronymPlace&) const;

    const Acronyms& read_;
    const LanguageData& data_;
    std::set<std::pair<std::size_t, std::size_t>> explaining_; // passage, token: of the long form of another
};

} // namespace plainsend
