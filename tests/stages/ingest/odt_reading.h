// Makes a small OpenDocument text, reads it and shows its body: what the tests of the ODT reader share.
#pragma once

#include <map>
#include <string>

#include "stages/document/tree.h"
#include "stages/ingest/odt.h"
#include "tests/archive.h"

namespace plainsend::tests {

inline const std::string names =
    " xmlns:office='urn:o' xmlns:text='urn:t' xmlns:style='urn:s' xmlns:fo='urn:f' xmlns:table='urn:tb'"
    " xmlns:draw='urn:d' xmlns:svg='urn:v' xmlns:xlink='urn:x' xmlns:loext='urn:l'"
    " xmlns:form='urn:fm' xmlns:field='urn:fi'";

inline std::string open_document(const std::string& text, const std::string& styles = {},
                                 const std::string& masters = {},
                                 const std::map<std::string, std::string>& parts = {}) {
    std::vector<ArchiveEntry> entries{
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml", "<office:document-content" + names + "><office:automatic-styles>" + styles +
                            "</office:automatic-styles><office:body><office:text>" + text +
                            "</office:text></office:body></office:document-content>"},
        {"styles.xml",
         "<office:document-styles" + names +
             "><office:styles><style:default-style style:family='paragraph'><style:text-properties "
             "fo:language='en' fo:country='GB'/></style:default-style></office:styles>"
             "<office:master-styles>" +
             masters + "</office:master-styles></office:document-styles>"}};
    for (const auto& [name, content] : parts)
        entries.push_back({name, content});
    return archive(entries);
}

inline Reported<Document> read(const std::string& bytes, const Limits& limits = {}) {
    return read_odt({bytes, "plan.odt", {}}, limits);
}

inline std::string body_of(const Reported<Document>& reported) {
    std::string text = dump(reported.value);
    text = text.substr(text.find('\n') + 1);
    for (std::size_t at = text.find(" #b"); at != std::string::npos; at = text.find(" #b", at))
        text.erase(at, text.find_first_of(" \n", at + 1) - at);
    return text;
}

inline std::string body_of(const std::string& text, const std::string& styles = {}) {
    return body_of(read(open_document(text, styles)));
}

inline std::string message_of(const Reported<Document>& reported, const std::string& rule) {
    for (const Finding& finding : reported.findings)
        if (finding.rule == rule)
            return finding.message;
    return "no such finding";
}

inline std::string p(const std::string& text, const std::string& style = "Standard") {
    return "<text:p text:style-name='" + style + "'>" + text + "</text:p>";
}

} // namespace plainsend::tests
