// Short forms that a document itself explains: "special educational needs (SEN)", "SEN (special educational
// needs)", "..., known as SEN", "SEN stands for ..." (definition_wording.h), and two cells of one row.
// Private to stages/language.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/language/passage.h"
#include "stages/language/term_matches.h"

namespace plainsend {

// How a word looks that may be a short form: "EHCPs" is EHCP in the plural.
struct ShortForm {
    std::string text; // without a plural s
    bool plural = false;
};
// Nothing for what cannot be one (no second capital letter, digits only ...).
std::optional<ShortForm> short_form_at(const Passage&, std::size_t token);

// passage: no_passage for what readers do not see (the title of an HTML abbreviation).
inline constexpr std::size_t no_passage = static_cast<std::size_t>(-1);
struct Definition {
    std::string short_form;
    std::string long_form; // as the document writes it, in the singular
    std::size_t passage = 0;
    std::size_t token = 0;      // of the short form
    std::size_t long_first = 0; // tokens of the long form
    std::size_t long_last = 0;
    std::size_t long_passage = 0;
    bool disputed = false; // the document defines it as another term as well
};

// The name of a term that stands right before the bracket in which the token is the first word, one word
// between them at most: "getting it right for every child approach (GIRFEC)". Null when there is none.
const TermMatch* name_before_bracket(const Passage&, const std::vector<TermMatch>&, std::size_t token);

// The first definition of each short form, by folded short form. matches: of each passage.
std::map<std::string, Definition> find_definitions(const std::vector<Passage>&,
                                                   const std::vector<std::vector<TermMatch>>& matches,
                                                   const Glossary&);

} // namespace plainsend
