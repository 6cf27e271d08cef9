#include <gtest/gtest.h>

#include "tests/stages/ingest/odt_reading.h"

namespace plainsend {
namespace {

using tests::body_of;
using tests::p;

const std::string styles =
    "<text:list-style style:name='N'><text:list-level-style-number text:level='1' style:num-format='1' "
    "style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' "
    "style:num-suffix=')'/></text:list-style>"
    "<text:list-style style:name='P'><text:list-level-style-number text:level='1' style:num-format='A' "
    "style:num-prefix='Part ' text:start-value='3'/></text:list-style>"
    "<text:list-style style:name='B'><text:list-level-style-bullet text:level='1' text:bullet-char='-'/>"
    "</text:list-style>";

std::string item(const std::string& words, const std::string& attributes = {}) {
    return "<text:list-item " + attributes + ">" + p(words) + "</text:list-item>";
}

std::string list(const std::string& style, const std::string& items, const std::string& attributes = {}) {
    return "<text:list text:style-name='" + style + "' " + attributes + ">" + items + "</text:list>";
}

// The labels with the words of their items, one after another.
std::string labels(const std::string& text, const std::string& more_styles = {}) {
    const std::string body = body_of(text, styles + more_styles);
    std::string out;
    for (std::size_t at = body.find('"'); at != std::string::npos; at = body.find('"', at)) {
        const std::size_t end = body.find('"', at + 1);
        out += (out.empty() ? "" : " ") + body.substr(at + 1, end - at - 1);
        at = end + 1;
    }
    return out;
}

TEST(OdtLists, AnItemMayHaveAStyleOfItsOwnAndCountsOn) {
    EXPECT_EQ(body_of(list("N", item("one") + item("two", "text:style-override='P'") +
                                    item("three", "text:style-override='B'") + item("four")),
                      styles),
              "  numbered list\n    item \"1.\"\n      paragraph \"one\"\n    item \"Part B\"\n"
              "      paragraph \"two\"\n"
              "  bulleted list\n    item \"-\"\n      paragraph \"three\"\n"
              "  numbered list\n    item \"4.\"\n      paragraph \"four\"\n");
}

TEST(OdtLists, ListsThatContinueOneAnotherCountTogether) {
    EXPECT_EQ(labels(list("N", item("a") + item("b"), "xml:id='l1'") + p("x") +
                     list("N", item("c"), "text:continue-numbering='true'") + p("y") +
                     list("N", item("d"), "text:continue-list='l1'") +
                     list("P", item("e"), "text:continue-list='l1'") + list("N", item("f"))),
              "1. a 2. b x 3. c y 4. d Part E e 1. f");
}

TEST(OdtLists, NumbersComeInAllFormatsOfLibreOffice) {
    const auto of_format = [](const std::string& format, const std::string& more = {}) {
        return labels(list("F", item("a") + item("b")),
                      "<text:list-style style:name='F'><text:list-level-style-number text:level='1' "
                      "style:num-format='" +
                          format + "' " + more + "/></text:list-style>");
    };
    EXPECT_EQ(of_format("01, 02, 03, ..."), "01 a 02 b");
    EXPECT_EQ(of_format("001, 002, 003, ..."), "001 a 002 b");
    EXPECT_EQ(of_format("1st"), "1st a 2nd b");
    EXPECT_EQ(of_format("One"), "One a Two b");
    EXPECT_EQ(of_format("First"), "First a Second b");
    EXPECT_EQ(of_format("I", "loext:num-list-format='Aim [%1%] 100%:'"), "Aim [I] 100%: a Aim [II] 100%: b");
}

TEST(OdtLists, ATickAsABulletSaysYes) {
    const auto of_bullet = [](const std::string& sign) {
        return labels(list("W", item("a")),
                      "<text:list-style style:name='W'><text:list-level-style-bullet text:level='1' "
                      "text:bullet-char='" +
                          sign +
                          "'><style:text-properties style:font-name='Wingdings'/>"
                          "</text:list-level-style-bullet></text:list-style>");
    };
    EXPECT_EQ(of_bullet("\u00FC"), "\u2713 a");
    EXPECT_EQ(of_bullet("\uF0A7"), "\u2022 a");
}

TEST(OdtLists, NumberedParagraphsCountAsTheirListDoes) {
    const auto numbered = [](const std::string& level, const std::string& words) {
        return "<text:numbered-paragraph text:style-name='N' text:list-id='n' text:level='" + level + "'>" +
               p(words) + "</text:numbered-paragraph>";
    };
    EXPECT_EQ(
        body_of(numbered("1", "a") + numbered("2", "b") + numbered("2", "c") + p("x") + numbered("1", "d") +
                    numbered("1", "e"),
                styles),
        "  numbered list\n    item \"1.\"\n      paragraph \"a\"\n      numbered list\n"
        "        item \"a)\"\n          paragraph \"b\"\n        item \"b)\"\n          paragraph \"c\"\n"
        "  paragraph \"x\"\n"
        "  numbered list\n    item \"2.\"\n      paragraph \"d\"\n    item \"3.\"\n      paragraph \"e\"\n");
}

TEST(OdtLists, AHeadingMayRestartItsNumber) {
    const std::string outline =
        "<text:outline-style><text:outline-level-style text:level='1' style:num-format='1'/>"
        "</text:outline-style>";
    EXPECT_EQ(body_of("<text:h text:restart-numbering='true' text:start-value='5'>Five</text:h>"
                      "<text:h>Six</text:h><text:h text:restart-numbering='true'>One</text:h>",
                      outline),
              "  heading 1 \"5 Five\"\n  heading 1 \"6 Six\"\n  heading 1 \"1 One\"\n");
}

TEST(OdtLists, EmptyItemsAreRoomToWrite) {
    EXPECT_EQ(labels(list("N", item("") + item("<text:soft-page-break/>"))), "1. ........ 2. ........");
    EXPECT_EQ(labels(list("B", item("") + item(""))), "- ........ - ........");
    EXPECT_EQ(labels(list("N", item("a") + item(""))), "1. a 2. ........");
}

TEST(OdtLists, AnEmptyBulletAtTheEndOrAloneIsNone) {
    EXPECT_EQ(labels(list("B", item("a") + item(""))), "- a");
    EXPECT_EQ(labels(list("B", item(""))), "");
}

} // namespace
} // namespace plainsend
