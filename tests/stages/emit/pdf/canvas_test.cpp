#include "stages/emit/pdf/canvas.h"

#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "tests/stages/emit/pdf/on_disk.h"

namespace plainsend::pdf {
namespace {

// A file of so many pages, each with a word on it.
std::string pages(int count) {
    Canvas canvas;
    const Ref resources = canvas.dictionary({});
    for (int i = 0; i < count; ++i)
        canvas.fill(canvas.page(595.28, 841.89), "BT ET", resources);
    return canvas.save();
}

std::string checked(const std::string& bytes) {
    const OnDisk file(bytes);
    return output_of("qpdf --check " + file.path() + " 2>&1; qpdf --show-npages " + file.path() + " 2>&1");
}

TEST(Canvas, many_pages_hang_in_a_tree_that_others_can_read) {
    for (const int count : {1, 100, 101, 250}) {
        const std::string said = checked(pages(count));
        EXPECT_NE(said.find("No syntax or stream encoding errors"), std::string::npos) << said;
        EXPECT_NE(said.find("\n" + std::to_string(count) + "\n"), std::string::npos) << said;
    }
}

TEST(Canvas, thousands_of_small_objects_are_packed_and_found_again) {
    Canvas canvas;
    Array all;
    for (int i = 0; i < 5000; ++i)
        all.emplace_back(
            canvas.dictionary({{"Number", i}, {"Text", TextString{"¶ one of very many small objects"}}}));
    Array groups;
    for (std::size_t i = 0; i < all.size(); i += most_items)
        groups.emplace_back(canvas.array(std::move(all)));
    canvas.put(canvas.catalog(), "Kept", std::move(groups));
    canvas.page(100, 100);
    const std::string bytes = canvas.save();
    EXPECT_LT(bytes.size(), 120'000U); // 24 bytes an object; in the open each takes over a hundred
    const OnDisk file(bytes);
    EXPECT_EQ(output_of("qpdf --qdf --object-streams=disable " + file.path() + " - | grep -ac /Number"),
              "5000\n");
}

TEST(Canvas, the_same_content_has_the_same_identity_and_another_content_another) {
    EXPECT_EQ(pages(3), pages(3));
    const auto identity = [](const std::string& bytes) { return bytes.substr(bytes.rfind("/ID[<"), 40); };
    EXPECT_NE(identity(pages(3)), identity(pages(4)));
}

// libharu keeps the version that its last call asked for; forms and transparency ask for older ones.
TEST(Canvas, the_file_is_of_version_1_7_whatever_was_put_into_it) {
    EXPECT_TRUE(pages(1).starts_with("%PDF-1.7\n"));
}

TEST(Canvas, a_reserved_object_is_known_before_it_is_finished_and_may_stay_empty) {
    Canvas canvas;
    const Ref parent = canvas.reserve();
    const Ref kid = canvas.dictionary({{"Type", Name{"Kid"}}, {"Parent", parent}});
    canvas.reserve(); // never finished
    canvas.finish(parent, {{"Type", Name{"Parent"}}, {"Kids", Array{kid}}});
    canvas.put(canvas.catalog(), "Kept", parent);
    canvas.page(100, 100);
    const std::string bytes = canvas.save();
    EXPECT_NE(checked(bytes).find("No syntax or stream encoding errors"), std::string::npos);
    const OnDisk file(bytes);
    const std::string plain = output_of("qpdf --qdf --object-streams=disable " + file.path() + " -");
    EXPECT_NE(plain.find("/Type /Kid"), std::string::npos);
    EXPECT_NE(plain.find("/Type /Parent"), std::string::npos);
}

// libharu refuses the 32,768th item of an array and everything after it, and crashes whoever goes on.
TEST(Canvas, an_array_that_is_too_long_is_an_error_at_once) {
    Canvas canvas;
    Array items(40'000, Value{1});
    EXPECT_THROW(canvas.array(std::move(items)), Error);
    EXPECT_THROW(canvas.page(100, 100), Error); // the first error stays
}

TEST(Canvas, the_longest_string_comes_back_whole) {
    Canvas canvas;
    const std::string text(most_string_characters, 'x');
    canvas.put(canvas.catalog(), "Kept", TextString{text});
    canvas.page(100, 100);
    const OnDisk file(canvas.save());
    EXPECT_NE(output_of("qpdf --json " + file.path()).find(text), std::string::npos);
}

TEST(Canvas, numbers_are_written_without_locale_and_exponent) {
    std::string out;
    for (const double value : {0.0, -0.0004, 12.5, -3.25, 14400.125})
        write_number(out, value), out += ' ';
    EXPECT_EQ(out, "0 0 12.5 -3.25 14400.125 ");
}

} // namespace
} // namespace plainsend::pdf
