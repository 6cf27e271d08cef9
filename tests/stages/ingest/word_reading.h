// Reads a small Word document and shows its body: what the tests of the DOCX reader share.
#pragma once

#include <string>

#include "stages/document/tree.h"
#include "stages/ingest/docx.h"
#include "tests/word_document.h"

namespace plainsend::tests {

inline Reported<Document> read_word(const std::string& bytes, const Limits& limits = {}) {
    return read_docx({bytes, "letter.docx", {}}, limits);
}

// The dump without its first line and without block ids.
inline std::string body_of(const Reported<Document>& reported) {
    std::string text = dump(reported.value);
    text = text.substr(text.find('\n') + 1);
    for (std::size_t at = text.find(" #b"); at != std::string::npos; at = text.find(" #b", at))
        text.erase(at, text.find_first_of(" \n", at + 1) - at);
    return text;
}

inline std::string message_of(const Reported<Document>& reported, const std::string& rule) {
    for (const Finding& finding : reported.findings)
        if (finding.rule == rule)
            return finding.message;
    return "no such finding";
}

} // namespace plainsend::tests
