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

} // namespace
} // namespace plainsend
