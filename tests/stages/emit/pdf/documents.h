// Documents made by hand for the tests of the PDF writer. Every person in them is invented.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "stages/document/document.h"
#include "stages/document/source.h"
#include "stages/document/walk.h"
#include "stages/emit/style.h"

namespace plainsend::example {

inline Inlines words(std::string text) {
    return {{Text{std::move(text), {}}}};
}

inline Block block(BlockNode node) {
    Block made;
    made.node = std::move(node);
    return made;
}
inline Block paragraph(Inlines content) {
    return block(Paragraph{std::move(content)});
}
inline Block paragraph(std::string text) {
    return paragraph(words(std::move(text)));
}
inline Block heading(int level, std::string text) {
    return block(Heading{level, words(std::move(text))});
}

inline Cell cell(std::string text, int columns = 1, int rows = 1) {
    return Cell{{paragraph(std::move(text))}, columns, rows};
}

inline Block list(ListKind kind, const std::vector<std::string>& items) {
    List made;
    made.kind = kind;
    int number = 0;
    for (const std::string& item : items)
        made.items.push_back(
            {kind == ListKind::numbered ? std::to_string(++number) + "." : "", {paragraph(item)}});
    return block(std::move(made));
}

inline Block table(const std::vector<std::vector<std::string>>& rows, int header_rows = 1,
                   int header_columns = 0) {
    Table made;
    made.header_rows = header_rows;
    made.header_columns = header_columns;
    for (const auto& row : rows) {
        Row cells;
        for (const std::string& text : row)
            cells.cells.push_back(cell(text));
        made.rows.push_back(std::move(cells));
    }
    return block(std::move(made));
}

inline Date day(int year, unsigned month, unsigned date) {
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(date)};
}

// Gives paragraphs and tables our own numbers, as the numbering stage does.
inline void number(Blocks& blocks, int& next) {
    for (Block& each : blocks) {
        const bool table =
            std::holds_alternative<Table>(each.node) || std::holds_alternative<Records>(each.node);
        if (std::holds_alternative<Paragraph>(each.node) || table)
            each.number = "\xC2\xB6 " + std::to_string(++next);
        if (table || std::holds_alternative<Letterhead>(each.node))
            continue;
        for (Blocks* inside : children_of(each))
            number(*inside, next);
    }
}

inline DataFolder style_folder() {
    namespace fs = std::filesystem;
    DataFolder folder;
    const fs::path root = fs::path(PLAINSEND_SOURCE) / "styles";
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file()) {
            std::ifstream file(entry.path(), std::ios::binary);
            folder[fs::relative(entry.path(), root).generic_string()] = {std::istreambuf_iterator<char>(file),
                                                                         {}};
        }
    return folder;
}

inline const Style& style(const std::string& name = "standard") {
    static const std::map<std::string, Style> styles = load_styles(style_folder());
    return styles.at(name);
}

// Minutes of two pages: headings, paragraphs, lists, a table.
inline Document minutes() {
    Document document;
    document.metadata.title = "Annual review meeting for Amina Rahman";
    document.metadata.kind = "minutes";
    document.metadata.date = day(2026, 11, 19);
    Blocks& body = document.body;
    body.push_back(
        block(Letterhead{{paragraph("Larkfield Primary School"), paragraph("Mill Lane, Larkfield, LF4 7QT"),
                          paragraph("Telephone 01632 960 123")}}));
    body.push_back(heading(1, "Annual review meeting for Amina Rahman"));
    body.push_back(paragraph(
        "Held on Thursday 19 November 2026 at 2.15 pm in the library. Mrs Helen Barnes took the chair "
        "and Mr Owen Price kept the minutes."));
    body.push_back(heading(2, "Who was there"));
    body.push_back(table({{"Name", "Role"},
                          {"Mrs Helen Barnes", "Special educational needs co-ordinator"},
                          {"Mr Owen Price", "Class teacher, Year 3"},
                          {"Ms Farah Rahman", "Amina's mother"},
                          {"Dr Lucy Whitfield", "Educational psychologist"}}));
    body.push_back(heading(2, "What is going well"));
    body.push_back(paragraph(
        "Amina reads with growing pleasure. She chooses a book every morning and tells the others at "
        "her table what happens in it. Her reading age has gone up by eight months since March 2026."));
    body.push_back(paragraph(
        "She has two close friends and asks them to join in when she plays. At lunch she now queues "
        "without an adult standing beside her."));
    body.push_back(heading(2, "What is still hard"));
    body.push_back(
        list(ListKind::bulleted, {"Noise in the hall: she covers her ears and wants to leave.",
                                  "Writing more than three sentences, which makes her hand ache.",
                                  "Changes to the timetable that she has not been told about by 9.00 am."}));
    body.push_back(heading(2, "What was agreed"));
    body.push_back(
        table({{"Who", "What", "By when"},
               {"Mr Owen Price",
                "Give Amina a picture timetable every morning, and tell her about changes before "
                "they happen",
                "Monday 30 November 2026"},
               {"Mrs Helen Barnes", "Ask the occupational therapist to look at the way Amina holds a pencil",
                "Friday 11 December 2026"},
               {"Ms Farah Rahman", "Send in the list of words that Amina uses at home for feeling worried",
                "Friday 4 December 2026"}}));
    body.push_back(heading(2, "What the minutes of the last meeting said"));
    body.push_back(block(Quotation{
        {paragraph("Amina would like to have a quiet place to go to when the hall is too loud.")}}));
    body.push_back(
        paragraph("The quiet place has been made beside the library. Amina has used it eleven times."));
    body.push_back(heading(2, "What happens next"));
    body.push_back(
        list(ListKind::numbered, {"The school sends these minutes to everybody who was there.",
                                  "The council decides by 14 January 2027 whether the plan changes.",
                                  "We meet again on Thursday 18 March 2027 at 2.15 pm."}));
    finish_reading(document);
    return document;
}

inline Document draft(Document document) {
    document.status.openness = Openness::draft;
    document.status.revision = 1;
    document.status.date = day(2026, 12, 3);
    document.status.reply_by = day(2026, 12, 17);
    document.metadata.contact = "Mrs Helen Barnes, 01632 960 123, office@larkfield.example";
    int next = 0;
    number(document.body, next);
    return document;
}

inline Document letter() {
    Document document;
    document.metadata.title = "Trip to the canal museum";
    document.metadata.kind = "letter";
    document.metadata.contact = "Mr Owen Price, 01632 960 123";
    Blocks& body = document.body;
    body.push_back(block(
        Letterhead{{paragraph("Larkfield Primary School"), paragraph("Mill Lane, Larkfield, LF4 7QT")}}));
    body.push_back(paragraph("3 December 2026"));
    body.push_back(paragraph("Dear parents and carers"));
    body.push_back(heading(1, "Trip to the canal museum"));
    body.push_back(paragraph(
        "Year 3 will visit the canal museum on Tuesday 15 December 2026. The coach leaves school at "
        "9.15 am and is back by 3.00 pm. Please send a packed lunch and a warm coat."));
    body.push_back(paragraph(
        "The trip costs £8.50. If that is difficult, please tell Mr Price: nobody stays behind because "
        "of money."));
    body.push_back(paragraph("Yours sincerely"));
    body.push_back(paragraph("Mrs Helen Barnes"));
    body.push_back(block(Separator{}));
    Inlines slip = words("Name of child ");
    slip.push_back({Field{"........................................", {}}});
    body.push_back(paragraph(std::move(slip)));
    finish_reading(document);
    return document;
}

} // namespace plainsend::example
