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

inline std::string cell(const std::string& text, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}

inline std::string row(const std::string& cells, const std::string& properties = {}) {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

inline std::string table(const std::string& rows, const std::string& properties = {}) {
    return "<w:tbl><w:tblPr>" + properties + "</w:tblPr>" + rows + "</w:tbl>";
}

inline std::string complex_field(const std::string& code, const std::string& result) {
    return "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>" + code +
           "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" + result +
           "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
}

} // namespace plainsend::tests
