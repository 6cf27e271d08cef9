#include "stages/io/csv.h"

#include <gmock/gmock.h>

#include "stages/document/error.h"

namespace plainsend {
namespace {

using testing::ElementsAre;

TEST(Csv, reads_quoted_cells_lines_inside_them_and_the_line_each_row_begins_on) {
    const auto rows = csv::read("name,\"says \"\"hello\"\"\"\r\n\"two\nlines\",x\r\n\r\n,,\nlast,", "t.csv");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_THAT(rows[0].cells, ElementsAre("name", "says \"hello\""));
    EXPECT_THAT(rows[1].cells, ElementsAre("two\nlines", "x"));
    EXPECT_EQ(rows[1].line, 2U);
    EXPECT_THAT(rows[2].cells, ElementsAre("last", ""));
    EXPECT_EQ(rows[2].line, 6U);
}

TEST(Csv, knows_semicolons_and_tabs_by_the_first_row) {
    EXPECT_THAT(csv::read("a;b;c,d\n", "t")[0].cells, ElementsAre("a", "b", "c,d"));
    EXPECT_THAT(csv::read("a\tb\n", "t")[0].cells, ElementsAre("a", "b"));
    EXPECT_TRUE(csv::read("", "t").empty());
}

TEST(Csv, says_where_a_quotation_mark_is_never_closed) {
    try {
        csv::read("a,b\nc,\"d\ne\n", "words.csv");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.where, "words.csv:2");
    }
}

TEST(Csv, no_cell_is_a_formula_and_the_words_come_back) {
    for (const char* text : {"=1+1", "+44 114", "-5", "@SUM(A1)", "  =cmd|'/c calc'!A1", "\t=1"}) {
        const std::string written = csv::row({text, "plain"});
        EXPECT_EQ(written.find_first_not_of('"'), written.find('\'')) << written;
        EXPECT_EQ(csv::plain(csv::read(written, "t")[0].cells[0]).find('\''), std::string(text).find('\''))
            << text;
    }
    EXPECT_EQ(csv::row({"a", "b \"c\"", "d;e", "it's"}), "a,\"b \"\"c\"\"\",\"d;e\",it's\r\n");
    EXPECT_EQ(csv::plain("'quoted'"), "'quoted'");
}

} // namespace
} // namespace plainsend
