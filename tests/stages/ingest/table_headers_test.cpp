#include "stages/ingest/table_headers.h"

#include <gmock/gmock.h>

namespace plainsend {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

enum class Type { plain, bold };

Cell cell(const std::string& text, Type type = Type::plain) {
    Inline words{Text{text, {}}};
    if (type == Type::bold)
        words = {Marked{Mark::strong, {words}}};
    Cell made;
    Block block;
    block.node = Paragraph{{words}};
    made.content.push_back(std::move(block));
    return made;
}

Table table_of(std::vector<Row> rows) {
    Table table;
    table.rows = std::move(rows);
    return table;
}

std::vector<std::string> rules_for(Table& table, std::string_view format = "markdown") {
    std::vector<std::string> rules;
    for (const Finding& finding : infer_headers(table, {}, format, {}))
        rules.push_back(finding.rule);
    return rules;
}

TEST(TableHeaders, a_bold_first_column_names_its_rows) {
    Table table =
        table_of({{{cell("When", Type::bold), cell("2pm")}}, {{cell("Where", Type::bold), cell("Hall")}}});
    EXPECT_THAT(rules_for(table), ElementsAre("markdown/header-column-inferred"));
    EXPECT_EQ(table.header_columns, 1);
    EXPECT_EQ(table.header_rows, 0);
}

TEST(TableHeaders, labels_with_colons_name_their_rows) {
    Table table = table_of({{{cell("When:"), cell("2pm")}}, {{cell("Where: "), cell("Hall")}}});
    EXPECT_THAT(rules_for(table), ElementsAre("markdown/form"));
    EXPECT_EQ(table.header_columns, 1);
}

TEST(TableHeaders, nothing_is_inferred_where_it_would_be_a_guess) {
    const auto unsure = [](Table table) {
        EXPECT_THAT(rules_for(table), ElementsAre("markdown/no-header-row"));
        EXPECT_EQ(table.header_columns, 0);
        EXPECT_EQ(table.header_rows, 0);
    };
    unsure(table_of({{{cell("When"), cell("2pm")}}, {{cell("Where"), cell("Hall")}}}));
    unsure(table_of({{{cell("When:"), cell("2pm")}}, {{cell("Where"), cell("Hall")}}}));
    unsure(
        table_of({{{cell("When:"), cell("2pm"), cell("x")}}, {{cell("Where:"), cell("Hall"), cell("y")}}}));
    const std::string sentence = "What we would like you to bring along when you come to see us:";
    unsure(table_of({{{cell(sentence), cell("2pm")}}, {{cell("Where:"), cell("Hall")}}}));
    Table one_row = table_of({{{cell("When:"), cell("2pm")}}});
    EXPECT_THAT(rules_for(one_row), IsEmpty());
}

TEST(TableHeaders, a_table_all_in_bold_has_a_header_row_and_no_header_column) {
    Table table = table_of(
        {{{cell("a", Type::bold), cell("b", Type::bold)}}, {{cell("c", Type::bold), cell("d", Type::bold)}}});
    EXPECT_THAT(rules_for(table, "docx"), ElementsAre("docx/header-row-inferred"));
    EXPECT_EQ(table.header_columns, 0);
}

TEST(TableHeaders, a_column_is_found_beside_a_header_row_too) {
    Table table = table_of(
        {{{cell(""), cell("Now")}}, {{cell("Reading:"), cell("7")}}, {{cell("Spelling:"), cell("6")}}});
    table.header_rows = 1;
    EXPECT_THAT(rules_for(table), ElementsAre("markdown/header-column-inferred"));
    EXPECT_EQ(table.header_columns, 1);
}

TEST(TableHeaders, what_to_do_is_said_in_the_words_of_the_format) {
    Table table = table_of({{{cell("a"), cell("b")}}, {{cell("c"), cell("d")}}});
    EXPECT_THAT(infer_headers(table, {}, "html", {}).front().message, HasSubstr("<th>"));
    EXPECT_THAT(infer_headers(table, {}, "markdown", {}).front().message, HasSubstr("above the dashes"));
    EXPECT_THAT(infer_headers(table, {}, "odt", {}).front().message, HasSubstr("Repeat as header row"));
}

} // namespace
} // namespace plainsend
