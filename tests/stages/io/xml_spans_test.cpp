#include "stages/io/xml_spans.h"

#include <gtest/gtest.h>

namespace plainsend::xml {
namespace {

TEST(XmlSpans, know_where_every_tag_of_an_element_ends) {
    const std::string_view bytes =
        "<?xml version='1.0'?><!-- <no> --><w:a x='>' y=\"/>\"><b/><c>t<![CDATA[<d>]]></c></w:a>\n";
    const std::vector<ElementSpan> spans = element_spans(bytes);
    ASSERT_EQ(spans.size(), 3U);
    const auto text = [&](std::size_t begin, std::size_t end) { return bytes.substr(begin, end - begin); };
    EXPECT_EQ(tag_name(bytes, spans[0]), "w:a");
    EXPECT_EQ(text(spans[0].begin, spans[0].inside), "<w:a x='>' y=\"/>\">");
    EXPECT_EQ(text(spans[0].close, spans[0].end), "</w:a>");
    EXPECT_TRUE(spans[1].is_empty_tag());
    EXPECT_EQ(text(spans[2].inside, spans[2].close), "t<![CDATA[<d>]]>");
    EXPECT_EQ(span_at(spans, spans[1].begin), &spans[1]);
    EXPECT_EQ(span_at(spans, spans[1].begin + 1), nullptr);
}

} // namespace
} // namespace plainsend::xml
