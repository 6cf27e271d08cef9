#include "stages/emit/pdf/lines.h"

#include <gtest/gtest.h>

#include "stages/emit/pdf/canvas.h"
#include "tests/stages/emit/pdf/documents.h"

namespace plainsend::pdf {
namespace {

Shaped shaped(Shaper& shaper, const std::string& text, const std::string& language = "en-GB") {
    pdf::Paragraph paragraph;
    paragraph.text = text;
    paragraph.language = language;
    paragraph.direction = direction_of(language);
    return shaper.shape(std::move(paragraph));
}

std::vector<std::string> lines_of(const std::string& text, double width) {
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, text);
    std::vector<std::string> lines;
    for (const Cut& cut : cut_lines(made, width))
        lines.push_back(text.substr(cut.begin, cut.end - cut.begin));
    return lines;
}

TEST(Lines, every_byte_stands_on_exactly_one_line_and_no_line_is_too_wide) {
    const std::string text =
        "Amina reads with growing pleasure, and supercalifragilisticexpialidocious words too.\nNew line.";
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, text);
    for (double width = 1; width < 700; width += 7) {
        std::size_t at = 0;
        for (const Cut& cut : cut_lines(made, width)) {
            EXPECT_EQ(cut.begin, at);
            EXPECT_GT(cut.end, cut.begin);
            at = cut.end;
            if (width > 20) {
                EXPECT_LE(make_line(shaper, made, cut).width, width + 0.5);
            }
        }
        EXPECT_EQ(at, text.size());
    }
}

// HarfBuzz takes a minute for this in one piece.
TEST(Lines, a_letter_under_very_many_marks_and_a_very_long_run_lose_nothing) {
    Shaper shaper(example::style());
    std::string marks = "e";
    for (int i = 0; i < 100000; ++i)
        marks += "\u0301";
    std::string urdu;
    while (urdu.size() < 5000)
        urdu += "سکول خاندان کو لکھے گا۔ ";
    for (const auto& [text, language] : {std::pair{marks, "en-GB"}, std::pair{urdu, "ur"}}) {
        const Shaped made = shaped(shaper, text, language);
        const Line line = make_line(shaper, made, {0, text.size()});
        std::size_t at = 0;
        double left = line.glyphs.front().x + 1;
        for (const Placed& glyph : line.glyphs) {
            EXPECT_EQ(glyph.begin, at);
            at = glyph.end;
            if (language == std::string("ur") && text[glyph.begin] == ' ') {
                EXPECT_LT(glyph.x, left); // each word further to the left
                left = glyph.x;
            }
        }
        EXPECT_EQ(at, text.size());
    }
}

TEST(Lines, dates_times_numbers_and_names_are_not_torn) {
    for (const std::string piece : {"Thursday 3 December 2026", "2.15 pm", "01632 960 123", "Mr Price",
                                    "LF4 7QT", "co-ordinator", "Year 3"}) {
        for (double width = 170; width < 400; width += 3) {
            int whole = 0;
            for (const std::string& line :
                 lines_of("Please come along, we meet " + piece + " in the hall", width))
                whole += line.find(piece) != std::string::npos ? 1 : 0;
            EXPECT_EQ(whole, 1) << piece << " torn at width " << width;
        }
    }
}

TEST(Lines, a_piece_wider_than_the_line_is_torn_after_all) {
    EXPECT_GT(lines_of("Thursday 3 December 2026", 80).size(), 1U);
}

TEST(Lines, clusters_give_back_the_text_they_stand_for) {
    Shaper shaper(example::style());
    for (const auto& [text, language] : std::vector<std::pair<std::string, std::string>>{
             {"office affluent café", "en-GB"}, {"یہ خط اسکول سے ہے", "ur"}, {"ਸਤ ਸ੍ਰੀ ਅਕਾਲ", "pa"}}) {
        const Shaped made = shaped(shaper, text, language);
        std::string back;
        for (const Placed& glyph : make_line(shaper, made, {0, text.size()}).glyphs)
            back += text.substr(glyph.begin, glyph.end - glyph.begin);
        EXPECT_EQ(back, text);
    }
}

TEST(Lines, right_to_left_words_begin_on_the_right) {
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, "سلام دنیا", "ar");
    const Line line = make_line(shaper, made, {0, made.drawn.size()});
    EXPECT_GT(line.glyphs.front().x, line.glyphs.back().x);
}

TEST(Lines, a_telephone_number_keeps_its_order_in_right_to_left_text) {
    Shaper shaper(example::style());
    const std::string text = "فون 01632 960 123 ہے";
    const Shaped made = shaped(shaper, text, "ur");
    const Line line = make_line(shaper, made, {0, text.size()});
    const auto x_of = [&](std::size_t byte) {
        for (const Placed& glyph : line.glyphs)
            if (glyph.begin == byte)
                return glyph.x;
        return -1.0;
    };
    EXPECT_LT(x_of(text.find("01632")), x_of(text.find("960")));
    EXPECT_LT(x_of(text.find("960")), x_of(text.find("123 ")));
}

TEST(Numbers, are_written_without_exponent_or_spare_digits) {
    const auto text = [](double value) {
        std::string out;
        write_number(out, value);
        return out;
    };
    EXPECT_EQ(text(12), "12");
    EXPECT_EQ(text(-0.5), "-0.5");
    EXPECT_EQ(text(3.14159), "3.142");
    EXPECT_EQ(text(0.05), "0.05");
    EXPECT_EQ(text(1e-9), "0");
}

} // namespace
} // namespace plainsend::pdf
