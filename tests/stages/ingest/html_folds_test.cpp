#include "stages/ingest/html_folds.h"

#include <gmock/gmock.h>

#include "stages/ingest/html.h"
#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::tree;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> told(const Findings& findings) {
    std::vector<std::string> found;
    for (const Finding& finding : findings)
        found.push_back((finding.severity == Severity::warning ? "warning " : "note ") + finding.rule);
    return found;
}

constexpr std::string_view question_and_answer = "  paragraph #b1 strong[\"How do we help?\"]\n"
                                                 "  paragraph #b2 \"Small groups every day.\"\n";

TEST(HtmlFolds, reads_an_accordion_as_question_and_answer) {
    const std::string page = "<div class=accordion><button>How do we help?</button><div style='display:none'>"
                             "<p>Small groups every day.</p></div></div>";
    EXPECT_EQ(tree(page), question_and_answer);
    const Findings findings = read_page(page).findings;
    EXPECT_THAT(told(findings), ElementsAre("warning html/opened"));
    EXPECT_THAT(findings.at(0).message, HasSubstr("Small groups every day."));
}

TEST(HtmlFolds, finds_what_a_button_opens_beside_it_and_by_its_name) {
    for (const std::string_view page :
         {"<button>How do we help?</button><div hidden>Small groups every day.</div>",
          "<p><button type=button>How do we help?</button></p><div hidden>Small groups every day.</div>",
          "<div hidden id=a>Small groups every day.</div><p><button aria-controls=a>How do we "
          "help?</button></p>",
          "<div><a role=button data-toggle=collapse href='#a'>How do we help?</a></div><div><div id=a "
          "style='display: none'>Small groups every day.</div></div>",
          "<div><button onclick=\"show('a')\">How do we help?</button></div><p></p><div id=a hidden>Small "
          "groups "
          "every day.</div>",
          "<button aria-expanded=true>How do we help?</button><div>Small groups every day.</div>",
          "<p><b>How do we help?</b></p><div hidden=until-found>Small groups every day.</div>"})
        EXPECT_EQ(tree(std::string(page)), question_and_answer) << page;
    EXPECT_EQ(
        tree("<h3><button aria-expanded=false aria-controls=a>How?</button></h3><div id=a hidden>So.</div>"),
        "  heading 3 #b1 \"How?\"\n  paragraph #b2 \"So.\"\n");
}

TEST(HtmlFolds, puts_the_name_of_a_tab_above_its_panel) {
    EXPECT_EQ(
        tree("<ul role=tablist><li><a role=tab href='#a'>Autumn</a></li><li><a role=tab "
             "href='#b'>Spring</a></li></ul><div id=a role=tabpanel>Leaves</div><div id=b role=tabpanel "
             "hidden>Bulbs</div>"),
        "  paragraph #b1 strong[\"Autumn\"]\n  paragraph #b2 \"Leaves\"\n"
        "  paragraph #b3 strong[\"Spring\"]\n  paragraph #b4 \"Bulbs\"\n");
}

TEST(HtmlFolds, loses_no_words_to_a_tab_around_its_own_panel) {
    const std::string long_words(400, 'x');
    EXPECT_THAT(tree("<div role=tab aria-controls=a>Autumn <div id=a hidden>Leaves</div></div>"),
                testing::AllOf(HasSubstr("Autumn"), HasSubstr("Leaves")));
    EXPECT_THAT(tree("<div role=tab aria-controls=a>" + long_words + "</div><p>y</p><div id=a>z</div>"),
                HasSubstr(long_words));
}

TEST(HtmlFolds, leaves_out_menus_and_what_nothing_opens) {
    EXPECT_EQ(tree("<button aria-expanded=false aria-controls=m>Menu</button><ul id=m hidden><li>Home</ul>"
                   "<p>Words</p>"),
              "  paragraph #b1 \"Words\"\n");
    EXPECT_EQ(tree("<p>Words</p><form><button type=submit>Send</button><p hidden>Write your name</p></form>"),
              "  paragraph #b1 \"Words\"\n");
    EXPECT_EQ(tree("<p>Words</p><form><label>Go</label><p hidden>Say where</p><button>Send</button><p "
                   "hidden>Thank you</p></form>"),
              "  paragraph #b1 \"Words\"\n  paragraph #b2 \"Go\"\n");
}

TEST(HtmlFolds, warns_of_hidden_text_of_more_than_a_few_words) {
    EXPECT_THAT(told(read_page("<p>x</p><p hidden>Please wait</p>").findings),
                ElementsAre("note html/hidden"));
    EXPECT_THAT(told(read_page("<p>x</p><p hidden>The meeting is now on Friday.</p>").findings),
                ElementsAre("warning html/hidden"));
    EXPECT_THAT(read_page("<p>x</p>").findings, IsEmpty());
}

} // namespace
} // namespace plainsend
