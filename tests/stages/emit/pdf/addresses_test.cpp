#include "stages/emit/pdf/addresses.h"

#include <gtest/gtest.h>

#include "stages/emit/pdf/canvas.h"
#include "stages/emit/pdf/lines.h"
#include "tests/stages/emit/pdf/documents.h"

namespace plainsend::pdf {
namespace {

std::vector<std::string> lines_of(const std::string& text, double width) {
    Shaper shaper(example::style());
    pdf::Paragraph paragraph;
    paragraph.text = text;
    paragraph.language = "en-GB";
    const Shaped made = shaper.shape(std::move(paragraph));
    std::vector<std::string> lines;
    for (const Cut& cut : cut_lines(made, width))
        lines.push_back(text.substr(cut.begin, cut.end - cut.begin));
    return lines;
}

TEST(Addresses, go_to_a_new_line_whole_and_are_parted_only_after_their_own_signs) {
    for (const std::string address : {"helen.farrow-okoro@alder-brook.school.example",
                                      "https://www.wexcombe.example/send/local-offer?year=2026&part=2#top"}) {
        const std::string text = "Please write to " + address + ".";
        for (double width = 110; width < 600; width += 5) {
            std::string all;
            for (const std::string& line : lines_of(text, width)) {
                const std::size_t end = all.size();
                if (end > text.find(address) && end < text.size() - 1) {
                    EXPECT_NE(std::string("/.@-_?&=#").find(all.back()), std::string::npos)
                        << all << "|" << line;
                    EXPECT_EQ(std::string("/.").find(line.front()), std::string::npos) << all << "|" << line;
                }
                all += line;
            }
            EXPECT_EQ(all, text);
        }
        double width = 110; // the least that the address fits
        while (lines_of(address + ".", width).size() > 1)
            ++width;
        EXPECT_EQ(lines_of(text, width).back(), address + ".");
    }
}

TEST(Addresses, take_no_other_words_with_them) {
    std::vector<Break> breaks;
    const auto breaks_of = [&](const std::string& text) {
        breaks.assign(text.size() + 1, Break::yes);
        part_addresses(text, breaks);
        return breaks;
    };
    const std::string chinese = "\xE5\xAD\xA6\xE6\xA0\xA1";
    breaks_of(chinese + "a@b.example" + chinese);
    EXPECT_EQ(breaks[3], Break::yes) << "letters of a script without spaces";
    EXPECT_EQ(breaks[7], Break::no) << "inside the address";
    EXPECT_EQ(breaks[8], Break::spare) << "after its sign";
    EXPECT_EQ(breaks_of("and/or")[4], Break::yes);
    EXPECT_EQ(breaks_of("a@b.example.[1]")[12], Break::no) << "the mark of a note";
}

TEST(Addresses, a_dash_does_not_begin_a_line) {
    const std::string dash = " \xE2\x80\x93 ";
    for (double width = 110; width < 250; width += 3)
        for (const std::string& line : lines_of("Mr Best" + dash + "Tell Mrs Okoro" + dash + "Friday", width))
            EXPECT_FALSE(line.starts_with(dash.substr(1))) << line;
}

} // namespace
} // namespace plainsend::pdf
