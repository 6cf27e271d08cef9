#include "stages/ingest/table_forms.h"

#include <gmock/gmock.h>

#include "stages/document/walk.h"
#include "stages/ingest/table_headers.h"

namespace plainsend {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Block line(const std::string& text, bool bold = false) {
    Inline words{Text{text, {}}};
    if (bold)
        words = {Marked{Mark::strong, {words}}};
    Block block;
    block.node = Paragraph{{words}};
    return block;
}

Cell cell(const std::string& text, int columns = 1) {
    Cell made;
    made.column_span = columns;
    if (!text.empty())
        made.content.push_back(line(text));
    return made;
}

Cell bold(const std::string& text, int columns = 1) {
    Cell made;
    made.column_span = columns;
    made.content.push_back(line(text, true));
    return made;
}

Table table_of(std::vector<Row> rows) {
    Table table;
    table.rows = std::move(rows);
    return table;
}

std::string shown(const Table& table) {
    std::string out;
    for (const Row& row : table.rows) {
        for (const Cell& one : row.cells) {
            for (const Block& block : one.content)
                for_each_inline(std::get<Paragraph>(block.node).content, [&](const Inline& in) {
                    if (const auto* text = std::get_if<Text>(&in.node))
                        out += text->text;
                    else if (std::holds_alternative<Field>(in.node))
                        out += "____";
                });
            out += one.column_span > 1 ? "|" + std::to_string(one.column_span) + "|" : "|";
        }
        out += "\n";
    }
    return out;
}

std::vector<std::string> inferred(Table& table) {
    std::vector<std::string> rules;
    for (const Finding& finding : infer_headers(table, {}, "docx", {}))
        rules.push_back(finding.rule);
    return rules;
}

TEST(TableForms, two_questions_in_a_row_become_one_a_row) {
    Table table = table_of({{{bold("Child", 4)}},
                            {{bold("Name"), cell("Sam"), bold("Born"), cell("1/2/2015")}},
                            {{bold("School"), cell("Hill"), bold("Year"), cell("")}},
                            {{bold("Allergies"), cell("none known", 3)}}});
    table.header_rows = 1; // as in the templates of some councils
    EXPECT_THAT(inferred(table), ElementsAre("docx/form"));
    EXPECT_EQ(shown(table),
              "Child|2|\nName|Sam|\nBorn|1/2/2015|\nSchool|Hill|\nYear|____|\nAllergies|none known|\n");
    EXPECT_EQ(table.header_columns, 1);
    EXPECT_EQ(table.header_rows, 1);
}

TEST(TableForms, four_columns_of_data_stay_as_they_are) {
    Table table = table_of({{{cell("Mon"), cell("Art"), cell("Tue"), cell("Music")}},
                            {{cell("Wed"), cell("Games"), cell("Thu"), cell("Drama")}}});
    EXPECT_THAT(inferred(table), ElementsAre("docx/no-header-row"));
    EXPECT_EQ(table.rows.size(), 2U);
    Table bold_first = table_of({{{bold("Week"), bold("Mon"), bold("Tue"), bold("Wed")}},
                                 {{bold("One"), cell("Art"), bold("Trip"), cell("Games")}},
                                 {{bold("Two"), cell("Art"), cell("Swim"), cell("Games")}}});
    EXPECT_THAT(inferred(bold_first), ElementsAre("docx/header-column-inferred", "docx/header-row-inferred"));
    EXPECT_EQ(bold_first.rows.size(), 3U);
}

TEST(TableForms, a_reply_slip_with_nothing_in_it_has_room_to_write) {
    Table table = table_of({{{cell("Name of child"), cell("")}}, {{cell("Signed"), cell("")}}});
    EXPECT_THAT(inferred(table), ElementsAre("docx/form"));
    EXPECT_EQ(shown(table), "Name of child|____|\nSigned|____|\n");
}

TEST(TableForms, dots_to_write_on_and_empty_cells_are_one_form) {
    Cell room;
    room.content.push_back(line("x"));
    room.content[0].node = Paragraph{{Inline{Field{"......", {}}}}};
    Table table = table_of({{{cell("Name of child"), room}}, {{cell("Class"), cell("")}}});
    EXPECT_THAT(inferred(table), ElementsAre("docx/form"));
    EXPECT_EQ(table.header_columns, 1);
}

TEST(TableForms, an_empty_cell_of_a_table_of_data_is_no_room_to_write) {
    Table table = table_of({{{cell("Sam"), cell("12")}}, {{cell("Ali"), cell("")}}});
    EXPECT_THAT(inferred(table), ElementsAre("docx/no-header-row"));
    EXPECT_EQ(shown(table), "Sam|12|\nAli||\n");
}

TEST(TableForms, a_title_across_the_table_hides_no_header_column) {
    Table table = table_of(
        {{{bold("Child details", 2)}}, {{bold("Name"), cell("Sam")}}, {{bold("Class"), cell("5B")}}});
    EXPECT_THAT(inferred(table), ElementsAre("docx/header-column-inferred", "docx/header-row-inferred"));
    EXPECT_EQ(table.header_columns, 1);
    EXPECT_EQ(table.header_rows, 1);
}

TEST(TableForms, text_set_side_by_side_has_a_heading_in_every_piece) {
    const auto piece = [](const std::string& head) {
        Cell made = bold(head);
        made.content.push_back(line("We had fun."));
        return made;
    };
    EXPECT_TRUE(sets_text_side_by_side(
        table_of({{{piece("Sports day"), piece("Library")}}, {{piece("Trips"), cell("")}}})));
    EXPECT_FALSE(sets_text_side_by_side(
        table_of({{{piece("Sports day"), cell("5 May")}}, {{piece("Trips"), piece("Dates")}}})));
    EXPECT_FALSE(
        sets_text_side_by_side(table_of({{{bold("Day"), bold("Club")}}, {{cell("Mon"), cell("Art")}}})));
}

} // namespace
} // namespace plainsend
