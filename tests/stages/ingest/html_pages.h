// What the tests of the HTML reader share: reading a page, and looking at what came of it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "stages/document/tree.h"
#include "stages/ingest/html.h"

namespace plainsend::test {

inline Reported<Document> read_page(std::string bytes) {
    return read_html({std::move(bytes), "page.html", {}}, {});
}

// The blocks alone, without the line about the document.
inline std::string tree(const Document& document) {
    const std::string whole = dump(document);
    return whole.substr(whole.find('\n') + 1);
}

inline std::string tree(std::string bytes) {
    return tree(read_page(std::move(bytes)).value);
}

inline std::vector<std::string> rules(const Findings& findings) {
    std::vector<std::string> found;
    for (const Finding& finding : findings)
        found.push_back(finding.rule);
    return found;
}

} // namespace plainsend::test
