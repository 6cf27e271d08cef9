#include <gmock/gmock.h>

#include "stages/document/walk.h"
#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::rules;
using test::tree;

TEST(HtmlTables, that_only_frame_other_tables_or_one_cell_are_read_as_their_words) {
    EXPECT_EQ(
        tree("<table><tr><td><table><tr><td><h1>News</h1>Cake is <b>free</b>.</table><tr><td><table><tr>"
             "<td>Bring some</table></table><table><tr><td></td></tr></table>"),
        "  heading 1 #b1 \"News\"\n"
        "  paragraph #b2 \"Cake is \" strong[\"free\"] \".\"\n"
        "  paragraph #b3 \"Bring some\"\n");
}

TEST(HtmlTables, keep_the_words_of_a_caption_without_cells_and_of_a_figures_caption) {
    EXPECT_EQ(tree("<table><caption>Key dates</caption><tr></tr></table>"),
              "  paragraph #b1 \"Key dates\"\n");
    const auto page =
        read_page("<figure><table><tr><th>Day<th>Club<tr><td>Mon<td>Chess</table><figcaption>Clubs "
                  "this <i>term</i></figcaption></figure>");
    ASSERT_EQ(page.value.body.size(), 1U);
    EXPECT_EQ(inline_text(std::get<Table>(page.value.body[0].node).caption), "Clubs this term");
    EXPECT_EQ(tree("<figure><table><tr><td>a<td>b</table><p>c</p><figcaption>D</figcaption></figure>")
                      .find("D\"") != std::string::npos,
              true);
}

TEST(HtmlTables, have_a_header_column_although_one_wide_row_closes_them) {
    const auto page =
        read_page("<table><tr><th scope=col>Club<th scope=col>Cost<tr><th scope=row>Chess<td>£1<tr>"
                  "<td colspan=2>All end at 4pm</table>");
    EXPECT_EQ(std::get<Table>(page.value.body.at(0).node).header_columns, 1);
}

} // namespace
} // namespace plainsend
