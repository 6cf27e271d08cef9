#include "stages/ingest/html_site.h"

#include <gmock/gmock.h>

#include "stages/document/tree.h"
#include "stages/ingest/html.h"
#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::rules;
using test::tree;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view links = "<a href=https://a.example>Home</a> <a href=https://b.example>News</a>";

TEST(HtmlSite, leaves_out_cookie_notices_menus_and_the_frame_made_of_plain_divs) {
    const std::string menu(links);
    const auto page =
        read_page("<div class=skip><a href='#x'>Jump</a></div><div class=cookie-banner><div class=content>We "
                  "use cookies. <button>Accept</button></div></div>"
                  "<div role=dialog>May we set a cookie?</div><div class=site-header>Alder Brook School</div>"
                  "<div id=mainNav>" +
                  menu +
                  "</div><ol class=breadcrumb><li><a href=/>Home</a><li>Letter</ol>"
                  "<p>Dear parents</p><div class=social-links>Follow us " +
                  menu + menu + menu +
                  "</div>"
                  "<div class=site_footer>Ring 01632 960001</div>");
    EXPECT_EQ(tree(page.value), "  paragraph #b1 \"Dear parents\"\n");
    EXPECT_THAT(rules(page.findings),
                ElementsAre("html/skip-link", "html/cookies", "html/cookies", "html/header",
                            "html/navigation", "html/navigation", "html/sharing", "html/footer"));
    EXPECT_THAT(page.findings.at(1).message, HasSubstr("We use cookies."));
    EXPECT_EQ(page.findings.at(7).severity, Severity::warning);
}

TEST(HtmlSite, keeps_words_whose_element_is_only_named_like_a_menu) {
    for (const std::string_view page :
         {"<div class=menu><p>Monday: fish, peas and <a href=https://a.example>a "
          "pudding</a></p></div><p>x</p>",
          "<div class=consent-form><p>I let my child go to the farm.</p></div><p>x</p>",
          "<div class=social-stories><p>Sam goes to the shop.</p></div><p>x</p>",
          "<div class='page has-nav'><h1>Plan</h1><a href=https://a.example>One</a> <a "
          "href=https://b.example>Two</a></div><p>x</p>",
          "<main><ul class=menu><li><a href=https://a.example>Policy</a><li><a "
          "href=https://b.example>Report</a></ul></main>",
          "<div role=dialog><p>The meeting is on Friday.</p></div><p>x</p>"})
        EXPECT_THAT(read_page(std::string(page)).findings, IsEmpty()) << page;
}

TEST(HtmlSite, leaves_nothing_out_when_nothing_else_is_there) {
    const auto page =
        read_page("<div class=nav>" + std::string(links) + "</div><div class=site-header>School</div>");
    EXPECT_THAT(dump(page.value), testing::AllOf(HasSubstr("Home"), HasSubstr("News"), HasSubstr("School")));
    EXPECT_THAT(page.findings, IsEmpty());
}

TEST(HtmlSite, takes_what_an_id_calls_the_content_for_the_main_part) {
    const auto page = read_page("<header>Alder Brook School</header><div id=content><header>Our trip</header>"
                                "<p>Dear parents, we go to the farm.</p></div><footer>Be kind</footer>");
    EXPECT_EQ(tree(page.value), "  paragraph #b1 \"Our trip\"\n"
                                "  paragraph #b2 \"Dear parents, we go to the farm.\"\n");
    EXPECT_THAT(rules(page.findings), ElementsAre("html/header", "html/footer"));
}

TEST(HtmlSite, leaves_out_what_is_called_a_menu_a_sidebar_a_foot_and_holds_short_links) {
    const auto page = read_page(
        "<div class=topnav><a href=/>Home</a> | <a href=/c>Contact</a> | <a href=/n>News</a></div>"
        "<div id=megamenu><div>Our School<div><a href=/1>Vision</a></div><div><a href=/2>Staff</a></div>"
        "<div><a href=/3>Governors</a></div></div></div>"
        "<div class=sidebar><h3>In this section</h3><a href=/p>Policies</a></div><p>Dear parents</p>"
        "<div class=share><a href=/s>Share on Chirp</a></div><div id=foot>Hillcrest &copy; 2026</div>");
    EXPECT_EQ(tree(page.value), "  paragraph #b1 \"Dear parents\"\n");
    EXPECT_THAT(rules(page.findings), ElementsAre("html/navigation", "html/navigation", "html/navigation",
                                                  "html/sharing", "html/footer"));
    for (const std::string_view kept :
         {"<div class=sidebar><p>Please bring a coat, a drink and your own lunch in a named bag.</p></div>",
          "<div class=footer><p>Yours sincerely, Mrs Lee</p></div>"})
        EXPECT_THAT(read_page("<p>x</p>" + std::string(kept)).findings, IsEmpty()) << kept;
}

TEST(HtmlSite, says_once_that_a_menu_may_be_left_when_nothing_marks_the_text) {
    const std::string menu =
        "<ul><li><a href=/1>Home</a><li><a href=/2>News</a><li><a href=/3>Staff</a></ul>";
    const auto page = read_page(menu + menu + "<p>Dear parents</p>");
    ASSERT_THAT(rules(page.findings), testing::Contains("html/menu").Times(1));
    EXPECT_THAT(page.findings.back().message, HasSubstr("'Home News Staff'"));
    EXPECT_THAT(rules(read_page("<main>" + menu + "</main>").findings),
                testing::Not(testing::Contains("html/menu")));
}

TEST(HtmlSite, takes_the_first_level_that_agrees_with_the_title_for_the_title) {
    const auto page = read_page("<title>Our SENCo - Brook School</title><h3>In this section</h3><h1>Our "
                                "SENCo</h1><p>x</p>");
    EXPECT_EQ(page.value.metadata.title, "Our SENCo");
    EXPECT_TRUE(page.value.metadata.title_in_body);
}

} // namespace
} // namespace plainsend
