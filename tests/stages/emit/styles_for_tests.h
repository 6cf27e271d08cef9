// The project's own styles and messages, and short ways to write a document by hand. For the tests of emit.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "stages/document/document.h"
#include "stages/emit/style.h"

namespace plainsend::testing {

inline std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline DataFolder styles_folder() {
    const std::filesystem::path root = std::filesystem::path(PLAINSEND_SOURCE) / "styles";
    DataFolder folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            folder[std::filesystem::relative(entry.path(), root).generic_string()] = file_bytes(entry.path());
    return folder;
}

inline const Style& style(const std::string& name = "standard") {
    static const std::map<std::string, Style> styles = load_styles(styles_folder());
    return styles.at(name);
}

inline Inline text(std::string words) {
    return {Text{std::move(words), {}}};
}

inline Block block(std::string id, BlockNode node) {
    Block made;
    made.id = std::move(id);
    made.node = std::move(node);
    return made;
}

inline Block paragraph(std::string id, Inlines content) {
    return block(std::move(id), Paragraph{std::move(content)});
}
inline Block paragraph(std::string id, std::string words) {
    return paragraph(std::move(id), Inlines{text(std::move(words))});
}
inline Block heading(std::string id, int level, std::string words) {
    return block(std::move(id), Heading{level, {text(std::move(words))}});
}
inline Cell cell(std::string words, int columns = 1, int rows = 1) {
    Cell made;
    if (!words.empty())
        made.content = {paragraph("", std::move(words))};
    made.column_span = columns;
    made.row_span = rows;
    return made;
}

inline School school() {
    School made;
    made.name = "Fernhill Primary School";
    made.contact = {"Amina Shah",         "SENCo", "01632 960123", "senco@fernhill.example",
                    "Monday to Thursday", ""};
    made.support = {"Larkshire Advice", "", "01632 960456", "", "", "https://larkshire-advice.example"};
    made.complaints = "Please speak to the head teacher first.";
    return made;
}

// A draft with one of everything that a reply needs.
inline Document draft() {
    using namespace std::chrono;
    Document document;
    document.metadata.title = "Review for Sam";
    document.metadata.kind = "minutes";
    document.status = {Openness::draft, 1, 2026y / 12 / 3, 2026y / 12 / 17};
    document.school = school();
    document.body = {heading("b1", 1, "Review for Sam"), paragraph("b2", "Sam reads every day.")};
    document.body[1].number = "¶ 1";
    return document;
}

} // namespace plainsend::testing
