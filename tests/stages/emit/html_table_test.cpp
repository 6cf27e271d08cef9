#include "stages/emit/html_table.h"

#include <gtest/gtest.h>

#include "tests/stages/emit/styles_for_tests.h"

namespace plainsend {
namespace {

using testing::cell;

Table table(std::vector<Row> rows, int header_rows = 0, int header_columns = 0) {
    Table made;
    made.rows = std::move(rows);
    made.header_rows = header_rows;
    made.header_columns = header_columns;
    return made;
}

TEST(HtmlTable, headers_are_the_first_rows_and_columns) {
    const PlacedTable placed =
        place_cells(table({{{cell(""), cell("Mon")}}, {{cell("Reading"), cell("9.00")}}}, 1, 1));
    EXPECT_EQ(placed.rows[0][0].role, CellRole::data) << "an empty header names nothing";
    EXPECT_EQ(placed.rows[0][1].role, CellRole::column_header);
    EXPECT_EQ(placed.rows[1][0].role, CellRole::row_header);
    EXPECT_EQ(placed.rows[1][1].role, CellRole::data);
}

TEST(HtmlTable, a_table_of_headers_alone_is_read_as_data) {
    const PlacedTable placed = place_cells(table({{{cell("a"), cell("b")}}}, 1));
    EXPECT_EQ(placed.header_rows, 0);
    EXPECT_EQ(placed.rows[0][0].role, CellRole::data);
}

TEST(HtmlTable, no_span_leaves_its_group_of_rows) {
    const PlacedTable placed =
        place_cells(table({{{cell("head", 1, 9), cell("x")}}, {{cell("a", 1, 50), cell("b")}}}, 1));
    EXPECT_EQ(placed.rows[0][0].row_span, 1);
    EXPECT_EQ(placed.rows[1][0].row_span, 1);
}

TEST(HtmlTable, columns_and_rows_in_which_nothing_begins_are_closed) {
    const PlacedTable wide = place_cells(table({{{cell("a", 3), cell("b")}}, {{cell("c", 3), cell("d")}}}));
    EXPECT_EQ(wide.columns, 2);
    EXPECT_EQ(wide.rows[0][0].column_span, 1);
    const PlacedTable tall =
        place_cells(table({{{cell("a", 1, 2), cell("b", 1, 2)}}, {}, {{cell("c"), cell("d")}}}));
    EXPECT_EQ(tall.rows.size(), 2U);
    EXPECT_EQ(tall.rows[0][0].row_span, 1);
}

TEST(HtmlTable, a_cell_never_overlaps_one_from_above) {
    const PlacedTable placed =
        place_cells(table({{{cell("a"), cell("b", 1, 2), cell("c")}}, {{cell("d", 2), cell("e")}}}));
    EXPECT_EQ(placed.rows[1][0].column_span, 1);
    EXPECT_EQ(placed.rows[1][1].column, 2);
}

TEST(HtmlTable, a_short_row_is_filled) {
    const PlacedTable placed = place_cells(table({{{cell("a"), cell("b"), cell("c")}}, {{cell("d")}}}));
    ASSERT_EQ(placed.rows[1].size(), 3U);
    EXPECT_EQ(placed.rows[1][2].cell, nullptr);
}

TEST(HtmlTable, a_hostile_span_costs_nothing) {
    const PlacedTable placed = place_cells(table({{{cell("a", 2'000'000'000, 2'000'000'000), cell("b")}}}));
    EXPECT_EQ(placed.columns, 2);
    EXPECT_EQ(place_cells(table({{{cell("a", -5, -5)}}})).rows[0][0].column_span, 1);
}

} // namespace
} // namespace plainsend
