#include "stages/language/explanation.h"

#include <algorithm>
#include <set>
#include <string>

#include "stages/document/walk.h"
#include "stages/language/function_words.h"
#include "stages/language/glossary.h"
#include "stages/language/inflection.h"
#include "stages/language/readability.h"
#include "stages/text/text.h"

namespace plainsend {

double reading_age_of(std::string_view explanation) {
    Document document;
    document.body.push_back({"", {}, "", "", false, Paragraph{{{Text{std::string(explanation), {}}}}}});
    finish_reading(document);
    return measure(document).reading_age;
}

bool says_only_its_name(const GlossaryTerm& term) {
    std::set<std::string> named;
    for (const Span& span : words(term.name))
        named.insert(singular_of(lower(term.name.substr(span.begin, span.end - span.begin))));
    const std::vector<Span> said = words(term.explanation);
    return std::all_of(said.begin(), said.end(), [&](const Span& span) {
        const std::string word = lower(term.explanation.substr(span.begin, span.end - span.begin));
        return is_function_word(word) || named.contains(singular_of(word));
    });
}

} // namespace plainsend
