#include "stages/emit/pdf/pages.h"

#include <gtest/gtest.h>

#include "stages/emit/pdf/canvas.h"
#include "tests/stages/emit/pdf/documents.h"

namespace plainsend::pdf {
namespace {

constexpr double page = 300;

ShapedText words(Shaper& shaper, const std::string& text) {
    pdf::Paragraph paragraph;
    paragraph.text = text;
    paragraph.language = "en-GB";
    pdf::Span span;
    span.end = text.size();
    paragraph.spans.push_back(std::move(span));
    return std::make_shared<const Shaped>(shaper.shape(std::move(paragraph)));
}

// A paragraph of so many lines, 17 points each.
Box lines(Shaper& shaper, int count, const std::string& anchor) {
    std::string text = "line";
    for (int i = 1; i < count; ++i)
        text += "\nline";
    TextBox box;
    box.text = words(shaper, text);
    box.anchor = anchor;
    return {.node = std::move(box)};
}

class PagesTest : public testing::Test {
protected:
    Shaper shaper{example::style()};

    Pages pages_of(const Boxes& boxes) {
        Area area;
        area.width = 400;
        area.page_height = page;
        return paginate(lay_out(boxes, example::style(), shaper, area), page);
    }
    static int page_of(const Pages& pages, const std::string& anchor) {
        return pages.anchors.at(anchor).page;
    }
};

// Two paragraphs of a record.
Box record(Shaper& shaper, int first, int second, Keep inside) {
    GroupBox group{.indent = 0, .edge = Edge::none, .content = {}, .inside = inside};
    group.content.push_back(lines(shaper, first, "first"));
    group.content.push_back(lines(shaper, second, "second"));
    return {.node = std::move(group)};
}

TEST_F(PagesTest, a_record_goes_whole_to_the_next_page) {
    for (const Keep keep : {Keep::rather, Keep::with_next}) {
        const Pages pages = pages_of({lines(shaper, 14, "above"), record(shaper, 2, 4, keep)});
        EXPECT_EQ(page_of(pages, "first"), 1);
        EXPECT_EQ(page_of(pages, "second"), 1);
    }
    const Pages loose = pages_of({lines(shaper, 14, "above"), record(shaper, 2, 4, Keep::no)});
    EXPECT_EQ(page_of(loose, "first"), 0);
    EXPECT_EQ(page_of(loose, "second"), 1);
}

TEST_F(PagesTest, a_record_is_parted_rather_than_a_page_left_half_empty) {
    const Pages pages = pages_of({lines(shaper, 8, "above"), record(shaper, 7, 3, Keep::rather)});
    EXPECT_EQ(page_of(pages, "first"), 0);
    EXPECT_EQ(page_of(pages, "second"), 1);
    const Pages whole = pages_of({lines(shaper, 8, "above"), record(shaper, 7, 3, Keep::with_next)});
    EXPECT_EQ(page_of(whole, "first"), 1);
}

TEST_F(PagesTest, a_number_above_wider_than_the_line_is_cut_like_any_text) {
    Box box = lines(shaper, 1, "text");
    std::get<TextBox>(box.node).number =
        words(shaper, "1, which is on page 12 of the standard copy that we sent to you in the autumn term");
    const Pages pages = pages_of({std::move(box)});
    for (const OnPage& each : pages.pages.front())
        EXPECT_LE(each.item.x + each.item.width, 400.5);
    EXPECT_EQ(pages.pages.front().size(), 3U);
}

TEST_F(PagesTest, a_column_of_one_word_lines_is_told_row_by_row) {
    const auto layout_of = [&](const std::string& text, int columns) {
        TableBox table;
        table.rows = 1;
        table.columns = columns;
        table.block = "b1";
        for (int c = 0; c < columns; ++c) {
            TextBox box;
            box.text = words(shaper, c == 0 ? text : "supercalifragi");
            table.cells.push_back({.column = c, .content = {{.node = std::move(box)}}});
        }
        Area area;
        area.width = 340;
        return lay_out({{.node = std::move(table)}}, example::style(), shaper, area);
    };
    const std::string much = "Leila will follow a list of three tasks on her own in eight lessons out of ten";
    EXPECT_TRUE(layout_of(much, 2).too_wide.empty());
    EXPECT_TRUE(layout_of("Leila will follow", 4).too_wide.empty());
    EXPECT_EQ(layout_of(much, 4).too_wide.count("b1"), 1U);
}

int count_of_frames(const Pages& pages, int& bars) {
    int frames = 0;
    bars = 0;
    for (const Page& one : pages.pages)
        for (const OnPage& each : one) {
            frames += std::holds_alternative<FrameItem>(each.item.node) ? 1 : 0;
            bars += std::holds_alternative<BarItem>(each.item.node) ? 1 : 0;
        }
    return frames;
}

TEST_F(PagesTest, a_box_too_high_for_a_frame_gets_a_bar_and_flows_on) {
    int bars = 0;
    const auto boxed = [&](int count) {
        GroupBox group{.indent = 12, .edge = Edge::frame, .content = {}};
        group.content.push_back(lines(shaper, count, "boxed"));
        return pages_of({lines(shaper, 10, "above"), {.node = std::move(group)}});
    };
    EXPECT_EQ(count_of_frames(boxed(5), bars), 1);
    EXPECT_EQ(bars, 0);
    const Pages high = boxed(14);
    EXPECT_EQ(count_of_frames(high, bars), 0);
    EXPECT_EQ(bars, 14) << "beside every line";
    EXPECT_EQ(page_of(high, "boxed"), 0) << "begins on the page it stands on";
    EXPECT_EQ(high.pages.size(), 2U);
}

TEST_F(PagesTest, a_heading_is_never_parted_nor_left_at_the_foot_of_a_page) {
    for (int above = 10; above <= 17; ++above) {
        Box heading = lines(shaper, 3, "heading");
        std::get<TextBox>(heading.node).heading = 0;
        heading.keep = Keep::always;
        Box text = lines(shaper, 12, "text"); // too long to keep all of it with its heading
        const Pages pages = pages_of({lines(shaper, above, "above"), std::move(heading), std::move(text)});
        EXPECT_EQ(page_of(pages, "heading"), page_of(pages, "text")) << above;
        for (const Page& one : pages.pages) {
            int of_heading = 0;
            for (const OnPage& each : one)
                if (const auto* line = std::get_if<LineItem>(&each.item.node))
                    of_heading += line->text->drawn.size() == 14 ? 1 : 0;
            EXPECT_TRUE(of_heading == 0 || of_heading == 3) << above;
        }
    }
}

TEST_F(PagesTest, the_lines_of_an_address_stay_together) {
    for (int above = 12; above <= 17; ++above) {
        const Pages pages = pages_of({lines(shaper, above, "above"), lines(shaper, 5, "address")});
        int on_first = 0;
        for (const OnPage& each : pages.pages.front())
            if (const auto* line = std::get_if<LineItem>(&each.item.node))
                on_first += line->text->drawn.size() == 24 ? 1 : 0;
        EXPECT_TRUE(on_first == 0 || on_first == 5) << above;
    }
}

} // namespace
} // namespace plainsend::pdf
