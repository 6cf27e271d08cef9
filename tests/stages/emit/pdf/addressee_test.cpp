#include "stages/emit/pdf/addressee.h"

#include <gmock/gmock.h>

#include "stages/emit/pdf.h"
#include "tests/stages/emit/pdf/documents.h"
#include "tests/stages/emit/pdf/on_disk.h"

namespace plainsend::pdf {
namespace {

Block lines(const std::vector<std::string>& each) {
    Inlines content;
    for (const std::string& line : each) {
        if (!content.empty())
            content.push_back({LineBreak{}});
        content.push_back({Text{line, {}}});
    }
    return example::paragraph(std::move(content));
}

const std::vector<std::string> brandt = {"Mrs Z Brandt", "14 Brewer's Row", "Hollowmere", "WX7 2LP"};

Document letter_to(const std::vector<std::string>& address) {
    Document letter = example::letter();
    letter.body.insert(letter.body.begin() + 1, lines(address));
    finish_reading(letter);
    return letter;
}

// Millimetres from the top of the first page.
double height_of(const OnDisk& file, const std::string& word) {
    return std::stod(output_of("pdftotext -bbox -l 1 " + file.path() + " - | grep '>" + word +
                               "<' | head -n 1 | sed 's/.*yMin=\"\\([0-9.]*\\)\".*/\\1/'")) *
           25.4 / 72;
}

std::string pages_of(const OnDisk& file) {
    return output_of("pdfinfo " + file.path() + " | sed -n 's/^Pages: *//p'");
}

TEST(Addressee, is_a_few_lines_below_the_letterhead_that_end_in_a_postcode) {
    EXPECT_NE(addressee_of(letter_to(brandt)), nullptr);
    EXPECT_NE(addressee_of(letter_to({"Mrs Z Brandt", "14 Brewer's Row", "Hollowmere WX7 2LP"})), nullptr);
    EXPECT_EQ(addressee_of(example::letter()), nullptr);
    EXPECT_EQ(addressee_of(letter_to({"Mrs Z Brandt", "WX7 2LP"})), nullptr) << "too short";
    EXPECT_EQ(addressee_of(letter_to({"a", "b", "c", "d", "e", "f", "g", "WX7 2LP"})), nullptr) << "too long";
    EXPECT_EQ(addressee_of(letter_to({"Trip", "Farm", "12 January 2027"})), nullptr);
    Document bare = letter_to(brandt);
    bare.body.erase(bare.body.begin());
    EXPECT_EQ(addressee_of(bare), nullptr) << "might be the school's own";
}

TEST(Addressee, shows_in_the_window_of_an_envelope_and_nothing_else_does) {
    const OnDisk file(write_pdf(letter_to(brandt), example::style()).value);
    EXPECT_EQ(pages_of(file), "1\n");
    EXPECT_NEAR(height_of(file, "Brandt"), window_top, 2);
    EXPECT_LT(height_of(file, "2LP"), window_top + window_height - 11 - 4) << "with the sheet pushed up";
    EXPECT_GE(height_of(file, "December"), window_top + window_height - 0.5);
}

TEST(Addressee, gives_way_to_a_letter_that_fills_its_page) {
    Document letter = letter_to(brandt);
    const std::string more =
        "Please tell us if your child cannot eat something or needs medicine, and whether there "
        "is anything else that we should know before the day, so that we can make ready for it.";
    while (pages_of(OnDisk(write_pdf(letter, example::style()).value)) == "1\n")
        letter.body.insert(letter.body.end() - 3, example::paragraph(more));
    letter.body.erase(letter.body.end() - 4);
    const OnDisk full(write_pdf(letter, example::style()).value);
    EXPECT_EQ(pages_of(full), "1\n");
    EXPECT_LT(height_of(full, "Brandt"), window_top);
}

} // namespace
} // namespace plainsend::pdf
