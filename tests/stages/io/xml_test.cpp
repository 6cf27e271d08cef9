#include "stages/io/xml.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"

namespace plainsend::xml {
namespace {

using testing::HasSubstr;

Error error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "nothing was thrown";
    return {Trouble::crash, "", "", ""};
}

Error parse_error(std::string_view bytes) {
    return error_of([&] { Tree::parse(bytes, "part.xml"); });
}

TEST(Xml, ReadsElementsAttributesAndTextInOrder) {
    const std::string bytes =
        "<a xmlns:w='urn:w' w:n='1 &amp; 2'><!-- no --><b>x &lt; y</b>tail<?no no?><b/></a>";
    const Tree tree = Tree::parse(bytes, "part.xml");
    const Node root = tree.root();
    EXPECT_TRUE(root.is("a"));
    EXPECT_EQ(root.attribute("n"), "1 & 2");
    EXPECT_EQ(root.attribute("urn:w", "n"), "1 & 2");
    EXPECT_EQ(root.attribute("urn:other", "n"), "");
    EXPECT_EQ(root.all_text(), "x < ytail");
    EXPECT_TRUE(root.first().is("b"));
    EXPECT_EQ(root.first().next().text(), "tail");
    EXPECT_TRUE(root.first("b").next("b"));
    EXPECT_FALSE(root.first("b").next("b").next("b"));
    EXPECT_EQ(root.first("b").parent(), root);
    EXPECT_FALSE(root.parent());
}

TEST(Xml, NothingIsSafeToAsk) {
    const Node nothing;
    EXPECT_FALSE(nothing.first().next().parent().first("x").next("y"));
    EXPECT_EQ(nothing.all_text(), "");
    EXPECT_EQ(nothing.attribute("x"), "");
    EXPECT_EQ(nothing.line(), 0U);
    EXPECT_EQ(nothing.offset(), 0U);
}

TEST(Xml, JoinsTextAroundCommentsAndCharacterData) {
    const Tree tree = Tree::parse("<a>one<!-- gone --> two<![CDATA[ <three>]]> &#xA3;4</a>", "part.xml");
    EXPECT_EQ(tree.root().first().text(), "one two <three> \xC2\xA3"
                                          "4");
    EXPECT_FALSE(tree.root().first().next());
}

TEST(Xml, KeepsNoBreakSpacesAndReadsCarriageReturnsAsLineEnds) {
    const Tree tree = Tree::parse("<a>10\xC2\xA0May\r\nnext</a>", "part.xml");
    EXPECT_EQ(tree.root().all_text(), "10\xC2\xA0May\nnext");
}

TEST(Xml, KnowsTheByteOfEveryElementInALargePart) {
    std::string bytes = "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n<all>";
    for (int i = 0; i < 90'000; ++i)
        bytes += "<p n='" + std::to_string(i) + "' note='a > b'>caf\xC3\xA9 &amp; tea</p>\n";
    bytes += "</all>";
    const Tree tree = Tree::parse(bytes, "part.xml");
    std::size_t expected = bytes.find("<p ");
    std::uint32_t line = 2;
    for (Node node : children(tree.root())) {
        if (!node.is_element())
            continue;
        ASSERT_EQ(node.offset(), expected);
        ASSERT_EQ(node.line(), line);
        ASSERT_EQ(tree.column(node), line == 2 ? 6U : 1U);
        expected = bytes.find("<p ", expected + 1);
        ++line;
    }
    EXPECT_EQ(line, 90'002U);
}

TEST(Xml, ReadsUtf16WithAMark) {
    std::string bytes = "\xFF\xFE";
    for (const char c : std::string("<?xml version='1.0' encoding='UTF-16'?><a>\x01</a>")) {
        bytes += c == '\x01' ? '\x3D' : c; // U+D83D U+DE00 stand for one face
        bytes += c == '\x01' ? '\xD8' : '\0';
        if (c == '\x01')
            bytes += std::string("\x00\xDE", 2);
    }
    EXPECT_EQ(Tree::parse(bytes, "part.xml").root().all_text(), "\xF0\x9F\x98\x80");
}

TEST(Xml, RefusesEveryDoctype) {
    const std::string entity = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>";
    const std::string laughs = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]><a>&y;</a>";
    const std::string outside = "<!DOCTYPE a SYSTEM 'http://127.0.0.1/x.dtd'><a>&e;</a>";
    const std::string harmless = "<!DOCTYPE a><a/>";
    for (const std::string& bytes : {entity, laughs, outside, harmless}) {
        const Error error = parse_error(bytes);
        EXPECT_EQ(error.trouble, Trouble::unusable);
        EXPECT_THAT(error.message, HasSubstr("DOCTYPE")) << bytes;
    }
    EXPECT_THAT(parse_error("<a>&e;</a>").message, HasSubstr("not defined"));
}

TEST(Xml, RefusesQuadraticEntitiesBeforeTheyGrow) {
    std::string bytes = "<!DOCTYPE a [<!ENTITY e '" + std::string(60'000, 'x') + "'>]><a>";
    for (int i = 0; i < 30'000; ++i)
        bytes += "&e;";
    EXPECT_THAT(parse_error(bytes + "</a>").message, HasSubstr("DOCTYPE"));
}

TEST(Xml, RefusesDepthElementsAndAttributesBeyondTheLimits) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<d>";
    EXPECT_THAT(parse_error(deep).message, HasSubstr("nested too deeply"));
    const auto nested = [](int depth) {
        std::string text;
        for (int i = 0; i < depth; ++i)
            text += "<d>";
        for (int i = 0; i < depth; ++i)
            text += "</d>";
        return text;
    };
    EXPECT_TRUE(Tree::parse(nested(200), "part.xml").root());
    EXPECT_THROW(Tree::parse(nested(201), "part.xml"), Error);

    std::string wide = "<a";
    for (int i = 0; i < 40'000; ++i)
        wide += " n" + std::to_string(i) + "=''";
    EXPECT_THAT(parse_error(wide + "/>").message, HasSubstr("too many attributes"));

    XmlLimits few;
    few.elements = 3;
    EXPECT_TRUE(Tree::parse("<a><b/><b/></a>", "part.xml", few).root());
    EXPECT_THROW(Tree::parse("<a><b/><b/><b/></a>", "part.xml", few), Error);
}

TEST(Xml, LongAttributeValuesAreNotTakenForManyAttributes) {
    const std::string value(200'000, 'x');
    EXPECT_EQ(Tree::parse("<a data='" + value + "'/>", "part.xml").root().attribute("data"), value);
}

TEST(Xml, RefusesTextThatIsNotWhatItSays) {
    EXPECT_THAT(parse_error("<a>\xFF\xFE\x80</a>").message, HasSubstr("not UTF-8"));
    EXPECT_THAT(parse_error("<a>\xED\xA0\x80</a>").message, HasSubstr("not UTF-8"));
    EXPECT_THAT(parse_error("<a>\xC0\xBC</a>").message, HasSubstr("not UTF-8"));
    EXPECT_THAT(parse_error(std::string("<a>\0</a>", 8)).message, HasSubstr("NUL"));
    EXPECT_THAT(parse_error("<?xml version='1.0' encoding='windows-1252'?><a/>").message,
                HasSubstr("encoding"));
    EXPECT_THAT(parse_error("").message, HasSubstr("empty"));
    EXPECT_THAT(parse_error("PK\x03\x04").where, HasSubstr("part.xml:1"));
    XmlLimits small;
    small.bytes = 10;
    EXPECT_THROW(Tree::parse("<a>0123456789</a>", "part.xml", small), Error);
}

TEST(Xml, MistakesNameTheLineAndQuoteIt) {
    const Error error = parse_error("<a>\n  <b>one</c>\n</a>\n");
    EXPECT_EQ(error.where, "part.xml:2");
    EXPECT_THAT(error.message, HasSubstr("<b>one</c>"));
}

const std::string schema = R"(<element name="terms" xmlns="http://relaxng.org/ns/structure/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <oneOrMore><element name="term"><attribute name="since"><data type="date"/></attribute><text/></element></oneOrMore>
</element>)";

TEST(XmlData, AcceptsWhatTheSchemaAllows) {
    const Tree tree =
        parse_data("<terms>\n<term since='2014-09-01'>EHC plan</term>\n</terms>", "terms.xml", schema);
    EXPECT_EQ(tree.root().first("term").all_text(), "EHC plan");
}

TEST(XmlData, MistakesNameFileAndLineAndQuoteTheLine) {
    const std::string bytes =
        "<terms>\n<term since='2014-09-01'>a</term>\n<tern since='2014-09-01'>b</tern>\n</terms>";
    const Error error = error_of([&] { parse_data(bytes, "terms.xml", schema); });
    EXPECT_EQ(error.trouble, Trouble::data_file);
    EXPECT_EQ(error.where, "terms.xml:3");
    EXPECT_THAT(error.message, HasSubstr("<tern since='2014-09-01'>b</tern>"));

    const Error date =
        error_of([&] { parse_data("<terms>\n\n<term since='soon'>a</term></terms>", "t.xml", schema); });
    EXPECT_EQ(date.where, "t.xml:3");
    const Error broken = error_of([&] { parse_data("<terms>\n<term>", "t.xml", schema); });
    EXPECT_EQ(broken.trouble, Trouble::data_file);
}

// libxml2 tells of an attribute in two sentences; the first has no line, the second names the attribute.
TEST(XmlData, AWrongAttributeIsNamedWithTheLineOfItsElement) {
    const std::string two_kinds = R"(<element name="style" xmlns="http://relaxng.org/ns/structure/1.0"
      datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <element name="text">
        <attribute name="size"><data type="decimal"><param name="minInclusive">12</param></data></attribute>
        <optional><attribute name="leading"><data type="decimal"/></attribute></optional>
      </element>
      <element name="page"><attribute name="margin"/></element>
    </element>)";
    const std::string bytes = "<style>\n\n<text size='-5' leading='1'/>\n<page margin='2'/></style>";
    const Error error = error_of([&] { parse_data(bytes, "style.xml", two_kinds); });
    EXPECT_EQ(error.where, "style.xml:3");
    EXPECT_THAT(error.message, HasSubstr("attribute size"));
    EXPECT_THAT(error.message, HasSubstr("<text size='-5' leading='1'/>"));
    const Error missing =
        error_of([&] { parse_data("<style>\n<text/>\n<page margin='2'/></style>", "s.xml", two_kinds); });
    EXPECT_EQ(missing.where, "s.xml:2");
    EXPECT_THAT(missing.message, HasSubstr("<text> needs the attribute 'size'"));
    const Error misspelt = error_of(
        [&] { parse_data("<style>\n<text syze='12'/>\n<page margin='2'/></style>", "s.xml", two_kinds); });
    EXPECT_THAT(misspelt.message, HasSubstr("<text> has no attribute 'syze'; it may have size and leading"));
}

TEST(XmlData, MistakesThatNoSchemaSeesAreQuotedToo) {
    const std::string bytes = "<terms>\n <term>EHCP</term>\n</terms>";
    const Tree tree = Tree::parse(bytes, "terms.xml");
    const Error error = error_of(
        [&] { data_mistake(tree.root().first("term"), bytes, "terms.xml", "is there twice", "delete one"); });
    EXPECT_EQ(error.where, "terms.xml:2");
    EXPECT_EQ(error.message, "is there twice: <term>EHCP</term>");
    EXPECT_EQ(error.hint, "delete one");
}

TEST(XmlEscape, MakesTextSafeForXmlAndHtml) {
    EXPECT_EQ(escape("<a href=\"x\">Tom & Jo's</a>"),
              "&lt;a href=&quot;x&quot;&gt;Tom &amp; Jo&#39;s&lt;/a&gt;");
    EXPECT_EQ(escape("tab\tline\n\xC2\xA0\xE2\x82\xAC \xF0\x9F\x98\x80"),
              "tab\tline\n\xC2\xA0\xE2\x82\xAC \xF0\x9F\x98\x80");
    EXPECT_EQ(escape(std::string("a\0b\x1B", 4)), "a\xEF\xBF\xBD"
                                                  "b\xEF\xBF\xBD");
    EXPECT_EQ(escape("\xFF|\xEF\xBF\xBE"), "\xEF\xBF\xBD|\xEF\xBF\xBD");
}

} // namespace
} // namespace plainsend::xml
