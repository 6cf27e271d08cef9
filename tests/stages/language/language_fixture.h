// What the tests of the language stages share: the real data, and small documents made of sentences.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "stages/document/walk.h"
#include "stages/draft/draft_data.h"
#include "stages/language/language_data.h"
#include "stages/stage.h"

namespace plainsend::test {

inline DataFolder read_folder(const std::string& name) {
    DataFolder folder;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(PLAINSEND_SOURCE) + "/" + name)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        folder[entry.path().filename().string()] = bytes.str();
    }
    return folder;
}

inline const LanguageData& language_data() {
    static const auto data = load_language(read_folder("glossary"));
    return *data;
}

inline Context context(std::string jurisdiction = "england", const LanguageData& language = language_data()) {
    static const DraftData draft;
    using namespace std::chrono;
    Context made{language, draft, {}};
    made.choices.date = 2026y / November / 22;
    made.choices.jurisdiction = std::move(jurisdiction);
    return made;
}

inline Block paragraph(std::string text) {
    Block block;
    block.node = Paragraph{{Inline{Text{std::move(text), {}}}}};
    return block;
}

inline Block heading(std::string text, int level = 2) {
    Block block;
    block.node = Heading{level, {Inline{Text{std::move(text), {}}}}};
    return block;
}

inline Document document_of(Blocks blocks, std::string kind = "") {
    Document document;
    document.body = std::move(blocks);
    document.metadata.kind = std::move(kind);
    finish_reading(document);
    return document;
}

inline Document text_document(std::string text, std::string kind = "") {
    return document_of({paragraph(std::move(text))}, std::move(kind));
}

inline Findings with_rule(const Findings& findings, std::string_view rule) {
    Findings found;
    for (const Finding& finding : findings)
        if (finding.rule == rule)
            found.push_back(finding);
    return found;
}

// All words of a document, block by block.
inline std::string all_text(const Document& document) {
    std::string text;
    for_each_block(document, [&](const Block& block) { text += block_text(block) + "\n"; });
    return text;
}

// What the text becomes when every proposal is taken, certain or not.
inline std::string with_all_taken(std::string text, Findings findings) {
    std::size_t last = std::string::npos;
    for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding) {
        if (!finding->replacement || finding->end > last)
            continue;
        text.replace(finding->begin, finding->end - finding->begin, *finding->replacement);
        last = finding->begin;
    }
    return text;
}

} // namespace plainsend::test
