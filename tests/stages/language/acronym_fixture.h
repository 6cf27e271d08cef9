// What the tests of acronyms share: what they stand for in a document, and what becomes of it.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "stages/document/edit.h"
#include "stages/language/acronyms.h"
#include "tests/stages/language/language_fixture.h"

namespace plainsend::test {

inline std::vector<std::string> sources(const Document& document, const Context& given = context()) {
    std::vector<std::string> found;
    for (const AcronymUse& use : find_acronyms(document, given))
        found.push_back(use.short_form + "=" + use.source +
                        (use.long_form.empty() ? "" : ":" + use.long_form));
    return found;
}

inline std::string applied(const Document& document, const Context& given = context()) {
    const Reported<Document> read = acronyms(document, given);
    return all_text(apply(read.value, read.findings).value);
}

// The paragraphs of a text, one a line.
inline Document lines(std::initializer_list<std::string> all) {
    Blocks blocks;
    for (const std::string& text : all)
        blocks.push_back(text.starts_with("# ") ? heading(text.substr(2)) : paragraph(text));
    return document_of(std::move(blocks));
}

} // namespace plainsend::test
