#include "stages/ingest/typed_lists.h"

#include <gtest/gtest.h>

#include "stages/document/tree.h"
#include "stages/document/walk.h"

namespace plainsend {
namespace {

Block line(const std::string& text) {
    Block block;
    block.node = Paragraph{{Inline{Text{text, {}}}}};
    return block;
}

std::string found(const std::vector<std::string>& lines, const Indents& indents = {}) {
    Document document;
    for (const std::string& text : lines)
        document.body.push_back(line(text));
    find_typed_lists(document.body, indents);
    std::string text = dump(document);
    return text.substr(text.find('\n') + 1);
}

TEST(TypedLists, a_bullet_is_an_item_by_itself_and_a_dash_only_beside_another) {
    EXPECT_EQ(found({"\u2022\ta coat"}),
              "  bulleted list\n    item \"\u2022\"\n      paragraph \"a coat\"\n");
    EXPECT_EQ(found({"- said with a dash"}), "  paragraph \"- said with a dash\"\n");
    EXPECT_EQ(found({"- a seat", "\u2013 a timer"}),
              "  bulleted list\n    item \"\u2022\"\n      paragraph \"a seat\"\n"
              "    item \"\u2022\"\n      paragraph \"a timer\"\n");
}

TEST(TypedLists, numbers_must_follow_each_other) {
    EXPECT_EQ(
        found({"1. Meet", "2. Try", "Then", "2026. A year"}),
        "  numbered list\n    item \"1.\"\n      paragraph \"Meet\"\n"
        "    item \"2.\"\n      paragraph \"Try\"\n  paragraph \"Then\"\n  paragraph \"2026. A year\"\n");
    EXPECT_EQ(found({"3. Meet", "5. Try"}), "  paragraph \"3. Meet\"\n  paragraph \"5. Try\"\n");
    EXPECT_EQ(found({"(h) eight", "(i) nine", "(j) ten"}).substr(0, 16), "  numbered list\n");
}

TEST(TypedLists, parts_of_a_name_or_a_number_are_no_labels) {
    EXPECT_EQ(found({"A. Khan", "J. Smith"}), "  paragraph \"A. Khan\"\n  paragraph \"J. Smith\"\n");
    EXPECT_EQ(found({"3.5 miles", "4.5 miles"}), "  paragraph \"3.5 miles\"\n  paragraph \"4.5 miles\"\n");
    EXPECT_EQ(found({"- - - - -", "- - - - -"}), "  paragraph \"- - - - -\"\n  paragraph \"- - - - -\"\n");
}

TEST(TypedLists, a_number_with_points_inside_goes_below_the_one_before) {
    EXPECT_EQ(found({"1.\tWelcome", "2.\tMinutes", "2.1\tMatters arising", "2.2\tCorrections", "3.\tClose"}),
              "  numbered list\n    item \"1.\"\n      paragraph \"Welcome\"\n"
              "    item \"2.\"\n      paragraph \"Minutes\"\n"
              "      numbered list\n        item \"2.1\"\n          paragraph \"Matters arising\"\n"
              "        item \"2.2\"\n          paragraph \"Corrections\"\n"
              "    item \"3.\"\n      paragraph \"Close\"\n");
    EXPECT_EQ(found({"1. We walk", "1.5 miles is far"}),
              "  paragraph \"1. We walk\"\n  paragraph \"1.5 miles is far\"\n");
}

TEST(TypedLists, lines_of_one_paragraph_are_items_too) {
    Document document;
    Block block;
    block.node = Paragraph{{Inline{Text{"Bring:", {}}}, Inline{LineBreak{}}, Inline{Text{"- coat", {}}},
                            Inline{LineBreak{}}, Inline{Text{"- hat", {}}}}};
    document.body.push_back(std::move(block));
    document.body.push_back(line("- boots"));
    EXPECT_EQ(find_typed_lists(document.body).size(), 1U);
    std::string text = dump(document);
    EXPECT_EQ(
        text.substr(text.find('\n') + 1),
        "  paragraph \"Bring:\"\n  bulleted list\n    item \"\u2022\"\n      paragraph \"coat\"\n"
        "    item \"\u2022\"\n      paragraph \"hat\"\n    item \"\u2022\"\n      paragraph \"boots\"\n");
}

TEST(TypedLists, signs_that_say_something_are_kept) {
    EXPECT_EQ(found({"\u25CF Yes, I agree", "\u25CB No"}),
              "  bulleted list\n    item \"\u25CF\"\n      paragraph \"Yes, I agree\"\n"
              "    item \"\u25CB\"\n      paragraph \"No\"\n");
    EXPECT_EQ(found({"+ Always on time", "- Talks in class"}),
              "  paragraph \"+ Always on time\"\n  paragraph \"- Talks in class\"\n");
    EXPECT_EQ(found({"o 9.00 tan 10.00", "o 10.00 tan 11.00"}),
              "  paragraph \"o 9.00 tan 10.00\"\n  paragraph \"o 10.00 tan 11.00\"\n");
    EXPECT_EQ(found({"\u25A1 Dance"}), "  bulleted list\n    item \"\u25A1\"\n      paragraph \"Dance\"\n");
}

TEST(TypedLists, items_set_further_in_go_below) {
    EXPECT_EQ(found({"\u2022 boots", "o laces", "\u2022 pads"}, {{1, 720}}),
              "  bulleted list\n    item \"\u2022\"\n      paragraph \"boots\"\n"
              "      bulleted list\n        item \"\u2022\"\n          paragraph \"laces\"\n"
              "    item \"\u2022\"\n      paragraph \"pads\"\n");
}

TEST(TypedLists, a_thousand_levels_are_nine) {
    std::vector<std::string> lines(1000, "\u2022 deep");
    Indents indents;
    for (std::size_t i = 0; i < lines.size(); ++i)
        indents[i] = static_cast<int>(i) * 200;
    EXPECT_EQ(found(lines, indents).find(std::string(60, ' ')), std::string::npos);
}

TEST(TypedLists, labels_in_marks_are_cut_and_pictures_stay) {
    Document document;
    Block block;
    block.node = Paragraph{{Inline{Marked{Mark::emphasis, {Inline{Text{"\u2022 ", {}}}}}},
                            Inline{Text{"one", {}}}, Inline{LineBreak{}}}};
    document.body = {block, line("two")};
    EXPECT_EQ(find_typed_lists(document.body).size(), 1U);
    EXPECT_EQ(block_text(std::get<List>(document.body[0].node).items[0].content[0]), "one\n");
}

TEST(TypedLists, lines_without_a_label_go_on_with_the_item_above) {
    EXPECT_EQ(typed_items({"We agreed:", "1. Sam has a timer", "of his own.", "2. We meet."}),
              (std::vector<bool>{false, true, false, true}));
    EXPECT_EQ(typed_items({"1. alone", "3. apart"}), (std::vector<bool>{false, false}));
}

} // namespace
} // namespace plainsend
