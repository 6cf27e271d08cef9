#include "stages/ingest/html_xhtml.h"

#include <gmock/gmock.h>

#include "stages/document/walk.h"
#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using test::read_page;
using test::rules;
using test::tree;

TEST(HtmlXhtml, takes_a_tag_that_ends_with_a_slash_for_a_whole_element) {
    const std::string page =
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/>"
        "<script src=\"x.js\"/></head><body><div/><a id=\"x\"/><p>Words <br/>seen</p>";
    const auto read = read_page(page);
    EXPECT_EQ(tree(read.value), "  paragraph #b1 \"Words\" br \"seen\"\n");
    EXPECT_EQ(read.value.body.at(0).place.offset, page.find("Words"));
}

TEST(HtmlXhtml, leaves_comments_scripts_and_addresses_alone) {
    for (const std::string_view same :
         {"<!-- <a/> -->", "<script>x = '<a/>'</script>", "<![CDATA[<b/>]]>",
          "<a href=http://x.example/>x</a>", "<br/>", "<a title=\"<b/>\">x</a>", "<a", "<", "a < b/> c"})
        EXPECT_EQ(html::unfolded(same).text, same);
    EXPECT_EQ(html::unfolded("<B id='/'/>x").text, "<B id='/' ></B>x");
    EXPECT_FALSE(html::is_xhtml("<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\">"));
}

TEST(HtmlXhtml, does_not_touch_pages_that_are_no_xml) {
    EXPECT_EQ(tree("<div/><p>x"), "  paragraph #b1 \"x\"\n");
}

} // namespace
} // namespace plainsend
