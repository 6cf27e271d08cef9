#include <gmock/gmock.h>

#include "stages/document/walk.h"
#include "stages/io/base64.h"
#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::rules;
using test::tree;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string dot = *base64_decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC");

TEST(HtmlPictures, that_are_not_there_are_told_by_their_words_and_by_what_to_do) {
    const Source source{"<p><img src=https://x.example/a/tree.png?v=1 alt='A tree'><img "
                        "src=https://x.example/b.png><img src='data:image/svg+xml,x' alt=Map></p>",
                        "page.html", [](std::string_view path) {
                            return path == "tree.png" ? std::optional(dot) : std::nullopt;
                        }};
    const Findings findings = read_html(source, {}).findings;
    ASSERT_THAT(rules(findings), ElementsAre("html/picture-missing", "html/picture-missing", "html/picture"));
    EXPECT_THAT(findings[0].message,
                testing::AllOf(HasSubstr("'A tree'"), HasSubstr("is on the internet and was not fetched"),
                               HasSubstr("stands there already: write src=\"tree.png\"")));
    EXPECT_THAT(findings[1].message, HasSubstr("save it beside the page and point to it (src=\"b.png\")"));
    EXPECT_THAT(findings[2].message,
                HasSubstr("'Map' (inside the page) was left out: a drawing inside the page (SVG)"));
}

TEST(HtmlPictures, keep_their_words_apart) {
    EXPECT_EQ(tree("<p>(<img src=a.png alt=Reading><a href=https://x.example><img src=b.png "
                   "alt=Writing></a>aloud <img src=c.png alt=Maths>.)</p>"),
              "  paragraph #b1 \"(Reading \" link https://x.example [\"Writing \"] \"aloud Maths.)\"\n");
}

TEST(HtmlPictures, that_load_late_are_found_and_those_that_only_count_readers_are_passed_over) {
    const Source late{
        "<p><img src='data:image/gif;base64,xx' data-src=l.png alt=L></p>", "page.html",
        [](std::string_view path) { return path == "l.png" ? std::optional(dot) : std::nullopt; }};
    EXPECT_EQ(read_html(late, {}).value.resources.size(), 1U);
    const auto page = read_page("<p>x</p><table><tr><td><img src=https://t.example/p.gif width=1 height=1 "
                                "alt=''></td></tr></table>");
    EXPECT_EQ(tree(page.value), "  paragraph #b1 \"x\"\n");
    EXPECT_THAT(page.findings, IsEmpty());
}

TEST(HtmlPictures, and_films_that_cannot_be_printed_are_named_in_plain_words) {
    const auto page = read_page(
        "<p>x <iframe title='How to apply' src=https://www.youtube.com/embed/x></iframe><svg "
        "aria-label='Our logo'><path/></svg><svg aria-hidden=true><path/></svg></p><video><a "
        "href=https://s.example/v.mp4>Watch the film</a> Your browser is old</video><button> </button>");
    EXPECT_THAT(tree(page.value),
                testing::AllOf(HasSubstr("link https://s.example/v.mp4 [\"Watch the film\"]"),
                               Not(HasSubstr("browser"))));
    ASSERT_THAT(rules(page.findings), ElementsAre("html/media", "html/media", "html/media", "html/button"));
    EXPECT_THAT(page.findings[0].message, HasSubstr("A film ('How to apply')"));
    EXPECT_THAT(page.findings[1].message, HasSubstr("A drawing ('Our logo')"));
    EXPECT_THAT(page.findings[3].message, HasSubstr("A button without words"));
}

} // namespace
} // namespace plainsend
