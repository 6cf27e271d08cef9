// Where a document uses the glossary's terms by name or variant. Private to stages/language.
#pragma once

#include <vector>

#include "stages/language/glossary.h"
#include "stages/language/inflection.h"
#include "stages/language/passage.h"
#include "stages/stage.h"

namespace plainsend {

struct TermMatch {
    std::size_t first = 0; // tokens
    std::size_t last = 0;
    std::size_t form = 0; // of glossary.forms
    std::size_t term = 0; // of glossary.terms: the one that fits the document best
    Forms last_word = form_base;
};

// Of one passage, by place, not overlapping; the longest at each place.
std::vector<TermMatch> term_matches(const Passage&, const Glossary&, const Setting&);

// Where and when the document stands: what the run was told, else what the document or the school says.
Setting setting_of(const Document&, const Context&);

// "term-ehc-plan"
std::string glossary_id(const GlossaryTerm&);
// Adds the term to the document's glossary, or gives the entry the short form it is also known by, and what
// that is short for.
void add_to_glossary(Document&, const GlossaryTerm&, std::string_view short_form = "",
                     std::string_view long_form = "");
// By term, as a reader looks it up.
void sort_glossary(Document&);

} // namespace plainsend
