// Small Word documents for tests: the body's XML is all a test has to write.
#pragma once

#include <map>
#include <string>

#include "tests/archive.h"

namespace plainsend::tests {

inline const std::string word_names =
    " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"
    " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
    " xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    " xmlns:v='urn:schemas-microsoft-com:vml'";

// parts: more parts, by name. links: the body's relationships, <Relationship .../> as they stand.
inline std::string word_document(const std::string& body,
                                 const std::map<std::string, std::string>& parts = {},
                                 const std::string& links = {}) {
    const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    std::string known = links;
    for (const char* name : {"styles", "numbering", "footnotes", "endnotes", "comments"})
        if (parts.contains("word/" + std::string(name) + ".xml"))
            known += "<Relationship Id='" + std::string(name) + "' Type='" + type + name + "' Target='" +
                     name + ".xml'/>";
    std::vector<ArchiveEntry> entries{
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", "<Relationships><Relationship Id='r1' Type='" + type +
                            "officeDocument' Target='word/document.xml'/>"
                            "<Relationship Id='r2' Type='x/core-properties' Target='docProps/core.xml'/>"
                            "</Relationships>"},
        {"word/document.xml", "<w:document" + word_names + "><w:body>" + body + "</w:body></w:document>"},
        {"word/_rels/document.xml.rels", "<Relationships>" + known + "</Relationships>"}};
    for (const auto& [name, content] : parts)
        entries.push_back({name, content});
    return archive(entries);
}

inline std::string word_part(const std::string& root, const std::string& content) {
    return "<w:" + root + word_names + ">" + content + "</w:" + root + ">";
}

// One relationship, for word_document's links.
inline std::string link(const std::string& id, const std::string& type, const std::string& target,
                        const std::string& mode = "Internal") {
    return "<Relationship Id='" + id + "' Type='x/" + type + "' Target='" + target + "' TargetMode='" + mode +
           "'/>";
}

// A run and a paragraph of plain text.
inline std::string run(const std::string& text, const std::string& properties = {}) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}
inline std::string paragraph(const std::string& text, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>";
}

} // namespace plainsend::tests
