#include "stages/document/walk.h"

#include <gtest/gtest.h>

#include "stages/document/tree.h"
#include "tests/generated_tree.h"

namespace plainsend {
namespace {

Block paragraph(Inlines content) {
    Block block;
    block.node = Paragraph{std::move(content)};
    return block;
}

TEST(Walk, text_of_a_block_leaves_out_images_notes_and_what_is_generated) {
    const Block block = paragraph({{Text{"Zoë ", {}}},
                                   {Marked{Mark::strong, {{Text{"must", {}}}}}},
                                   {NoteMark{"n1"}},
                                   {LineBreak{}},
                                   {Image{"x", "a bus", false, 0, 0, {}}},
                                   {Field{"....", {}}},
                                   {Generated{"added"}}});
    EXPECT_EQ(block_text(block), "Zoë must\n....");
}

TEST(Walk, wrapping_changes_no_text_and_keeps_the_place_of_each_piece) {
    Inlines inlines{{Text{"Née SEN plan", {0, 100, 4, 1}}}};
    ASSERT_TRUE(wrap_range(inlines, 5, 8, [](Inlines words) {
        return Inline{Term{"sen", std::move(words)}};
    }));
    EXPECT_EQ(inline_text(inlines), "Née SEN plan");
    EXPECT_EQ(dump(inlines), "\"Née \" term sen [\"SEN\"] \" plan\"");
    EXPECT_EQ(std::get<Text>(inlines[2].node).place.offset, 108U);
}

TEST(Walk, wrapping_refuses_a_range_that_crosses_runs_or_stands_in_a_link) {
    Inlines crossing{{Text{"SE", {}}}, {Marked{Mark::strong, {{Text{"N", {}}}}}}};
    const auto wrap = [](Inlines words) { return Inline{Term{"sen", std::move(words)}}; };
    EXPECT_FALSE(wrap_range(crossing, 0, 3, wrap));
    Inlines linked{{Link{"https://example.org", {{Text{"SEN", {}}}}}}};
    EXPECT_FALSE(wrap_range(linked, 0, 3, wrap));
    EXPECT_EQ(inline_text(crossing), "SEN");
}

TEST(Walk, finishing_joins_runs_drops_empty_paragraphs_and_numbers_blocks_in_reading_order) {
    Document document;
    Block heading;
    heading.node = Heading{1, {{Text{"Annual ", {}}}, {Text{"review", {}}}}};
    Block list;
    list.node = List{ListKind::bulleted, {{"•", {paragraph({{Text{"one", {}}}})}}}};
    document.body = {heading, paragraph({{Text{" \xC2\xA0 ", {}}}}), list, paragraph({{Text{"two", {}}}})};
    finish_reading(document);
    EXPECT_EQ(dump(document), "document \"Annual review\" kind=- language=en-GB date=- version=standard\n"
                              "  heading 1 #b1 \"Annual review\"\n"
                              "  bulleted list #b2\n"
                              "    item \"•\"\n"
                              "      paragraph #b3 \"one\"\n"
                              "  paragraph #b4 \"two\"\n");
    EXPECT_TRUE(document.metadata.title_in_body);
}

TEST(Walk, every_generated_tree_has_unique_ids_in_reading_order) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        const Document document = TreeMaker(seed).document();
        std::size_t next = 1;
        for_each_block(
            document, [&](const Block& block) { EXPECT_EQ(block.id, "b" + std::to_string(next++)) << seed; });
    }
}

TEST(Walk, urdu_runs_from_right_to_left_whatever_its_script_subtag) {
    EXPECT_EQ(direction_of("ur"), Direction::right_to_left);
    EXPECT_EQ(direction_of("ar-SY"), Direction::right_to_left);
    EXPECT_EQ(direction_of("pl"), Direction::left_to_right);
}

TEST(Walk, a_script_named_in_the_tag_decides_the_direction) {
    EXPECT_EQ(direction_of("pa"), Direction::left_to_right);
    EXPECT_EQ(direction_of("pa-Guru"), Direction::left_to_right);
    EXPECT_EQ(direction_of("pa-Arab"), Direction::right_to_left);
    EXPECT_EQ(direction_of("pa-Arab-PK"), Direction::right_to_left);
    EXPECT_EQ(direction_of("pa-PK"), Direction::right_to_left);
    EXPECT_EQ(direction_of("ur-Latn"), Direction::left_to_right);
    EXPECT_EQ(direction_of("zh-Hant"), Direction::left_to_right);
}

} // namespace
} // namespace plainsend
