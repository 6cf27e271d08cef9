#include <gmock/gmock.h>

#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::tree;
using testing::HasSubstr;

TEST(HtmlAnchors, lead_links_inside_the_page_to_the_paragraph_that_begins_there) {
    EXPECT_EQ(
        tree("<ul><li><a href='#h'>Help</a></ul><p>x</p><h2 id=h>Help</h2><p>y <a name=n></a>z</p><div "
             "id=d><p>w</p></div><p><a href='#n'>n</a> <a href='page.html#d'>d</a> <a href='#gone'>g</a>"),
        "  bulleted list #b1\n"
        "    item \"•\"\n"
        "      paragraph #b2 link #b4 [\"Help\"]\n"
        "  paragraph #b3 \"x\"\n"
        "  heading 2 #b4 \"Help\"\n"
        "  paragraph #b5 \"y z\"\n"
        "  paragraph #b6 \"w\"\n"
        "  paragraph #b7 link #b5 [\"n\"] \" \" link #b6 [\"d\"] \" g\"\n");
}

} // namespace
} // namespace plainsend
