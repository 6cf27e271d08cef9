// Parts of tables that a page hides, and words of tables that are not in cells.
#include <gmock/gmock.h>

#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(HtmlHiddenCells, what_a_table_hides_is_not_printed_and_is_told) {
    for (const std::string page :
         {"<h1>T</h1><table><tr><th>Name<th>Note<tr style='display:none'><td>Tom<td>At "
          "risk<tr><td>Ann<td>Fine</table>",
          "<h1>T</h1><table><tr><th>Name<th>Note<tbody hidden><tr><td>Tom<td>At "
          "risk<tbody><tr><td>Ann<td>Fine</table>",
          "<h1>T</h1><table><tr><th>Name<th>Note<tr><td>Ann<td hidden>At risk<tr><td>Bo<td>Fine</table>"}) {
        const auto read = test::read_page(page);
        EXPECT_THAT(dump(read.value), Not(HasSubstr("At risk"))) << page;
        EXPECT_THAT(dump(read.value), HasSubstr("Fine")) << page;
        EXPECT_THAT(test::rules(read.findings), testing::Contains("html/hidden")) << page;
    }
}

TEST(HtmlHiddenCells, captions_are_never_lost) {
    EXPECT_THAT(dump(test::read_page("<h1>T</h1><table role=presentation><caption>Lunch in week 1</caption>"
                                     "<tr><td>Mon<td>Soup</table>")
                         .value),
                HasSubstr("Lunch in week 1"));
    EXPECT_THAT(dump(test::read_page("<h1>T</h1><table><caption>First</caption><caption>Second one</caption>"
                                     "<tr><th>A<th>B<tr><td>1<td>2</table>")
                         .value),
                HasSubstr("Second one"));
}

TEST(HtmlHiddenCells, the_choice_made_is_the_answer) {
    EXPECT_THAT(
        dump(test::read_page("<h1>T</h1><p>Class <select><option>Year 3<option selected>Year 4</select></p>")
                 .value),
        HasSubstr("Class Year 4\""));
}

TEST(HtmlHiddenCells, a_thousand_levels_of_words_lists_are_nine) {
    std::string page = "<h1>T</h1>";
    for (int level = 1; level <= 9000; ++level)
        page += "<p class=MsoListParagraph style='mso-list:l0 level" + std::to_string(level) +
                " lfo1'><span style='mso-list:Ignore'>1.</span>word</p>";
    const auto read = test::read_page(page);
    EXPECT_THAT(dump(read.value), HasSubstr("word"));
}

} // namespace
} // namespace plainsend
