#include "stages/ingest/text_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/tree.h"
#include "stages/ingest/text.h"

namespace plainsend {
namespace {

std::string tree(std::string bytes) {
    const std::string whole = dump(read_text({std::move(bytes), "notes.txt", {}}, {}).value);
    return whole.substr(whole.find('\n') + 1);
}

bool has_table(std::string bytes) {
    return tree(std::move(bytes)).find("table") != std::string::npos;
}

TEST(TextTables, columns_below_each_other_are_a_table) {
    EXPECT_THAT(tree("Subject  Now     Target\nReading  steady  fluent\nMaths    secure  secure\n"),
                testing::StartsWith("  table #b1 header rows 1, header columns 0\n"
                                    "    row\n"
                                    "      cell\n"
                                    "        paragraph #b2 \"Subject\"\n"
                                    "      cell\n"
                                    "        paragraph #b3 \"Now\"\n"));
}

TEST(TextTables, a_line_of_dashes_marks_the_headings_of_two_columns) {
    const std::string rows = "Sam   Oak\nAli   Ash\n";
    EXPECT_THAT(tree("Name  Class\n----  -----\n" + rows),
                testing::StartsWith("  table #b1 header rows 1, header columns 0"));
    EXPECT_THAT(tree("Tom   Elm\n" + rows),
                testing::StartsWith("  table #b1 header rows 0, header columns 0"));
}

TEST(TextTables, tabs_part_columns_of_any_width) {
    EXPECT_TRUE(has_table("Subject\tNow\nArt\tvery steady\nReading aloud\tfluent\n"));
}

TEST(TextTables, two_lines_loose_spaces_and_room_to_write_are_no_table) {
    EXPECT_FALSE(has_table("Sam   Oak\nAli   Ash\n"));
    EXPECT_FALSE(has_table("We met.  All came.\nIt was  late.\nThe end  came.\n"));
    EXPECT_FALSE(has_table("Name:   ________\nClass:  ________\nDate:   ________\n"));
}

TEST(TextTables, lines_drawn_around_and_between_are_a_table) {
    const std::string box = tree("+--------+-------+\n| Day    | Club  |\n+--------+-------+\n| Monday | "
                                 "Chess |\n+--------+-------+\n");
    EXPECT_EQ(box, tree("| Day | Club |\n|---|---|\n| Monday | Chess |\n"));
    EXPECT_EQ(
        box,
        "  table #b1 header rows 1, header columns 0\n    row\n      cell\n        paragraph #b2 \"Day\"\n   "
        "   cell\n"
        "        paragraph #b3 \"Club\"\n    row\n      cell\n        paragraph #b4 \"Monday\"\n      cell\n"
        "        paragraph #b5 \"Chess\"\n");
    EXPECT_TRUE(has_table("Day | Club\nMonday | Chess\nTuesday | Choir\n"));
    EXPECT_TRUE(
        has_table("\u2502 a \u2502 b \u2502\n\u251C\u2500\u2500\u2500\u253C\u2500\u2500\u2500\u2524\n\u2502 "
                  "c \u2502   \u2502\n"));
}

TEST(TextTables, cells_of_several_lines_and_boxed_words_stay_as_they_are) {
    EXPECT_FALSE(has_table(
        "+---+---+\n| a | b |\n+---+---+\n| c | d |\n| e | f |\n+---+---+\n| g | h |\n+---+---+\n"));
    EXPECT_FALSE(has_table("+---------+\n| Notice  |\n+---------+\n"));
    EXPECT_FALSE(has_table("Home | About | News\n"));
}

} // namespace
} // namespace plainsend
