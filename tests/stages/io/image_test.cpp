#include "stages/io/image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "stages/io/jpeg.h"
#include "tests/archive.h"
#include "tests/pictures.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string big_endian(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>((value >> shift) & 0xFF);
    return out;
}

// Puts a text chunk behind the header chunk of a PNG, as cameras and editors do.
std::string with_comment(const std::string& png, const std::string& comment) {
    const std::string chunk = "tEXt" + comment;
    return png.substr(0, 33) + big_endian(static_cast<std::uint32_t>(comment.size())) + chunk +
           big_endian(tests::crc32_of(chunk)) + png.substr(33);
}

Raster two_by_one() {
    return {16, 8, 3, [] {
                std::string samples;
                for (int y = 0; y < 8; ++y)
                    samples += std::string(8 * 3, '\xF0') + std::string(8 * 3, '\x10');
                return samples;
            }()};
}

// An EXIF block with one field, the orientation.
std::string turned_jpeg(int orientation) {
    const std::string jpeg = encode_jpeg(two_by_one());
    const std::string tiff = std::string("MM\0\x2A\0\0\0\x08\0\x01", 10) +
                             std::string("\x01\x12\0\x03\0\0\0\x01\0", 9) + static_cast<char>(orientation) +
                             std::string(6, '\0');
    const std::string body = std::string("Exif\0\0", 6) + tiff + "Taken by Sam Example";
    const auto length = static_cast<std::uint32_t>(body.size() + 2);
    return jpeg.substr(0, 2) + "\xFF\xE1" + big_endian(length).substr(2) + body + jpeg.substr(2);
}

std::string refusal(std::string_view bytes, int max_side = 4000) {
    try {
        clean_image(bytes, max_side);
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::unusable);
        return error.message;
    }
    return "accepted";
}

TEST(Image, PngKeepsPixelsAndLosesMetadata) {
    const std::string png = with_comment(tests::png_of(std::string_view("\xFF\0\0\xFF\0\0\xFF\0", 8), 2, 1),
                                         std::string("Author\0Sam Example", 18));
    ASSERT_THAT(png, HasSubstr("Sam Example"));
    const Resource resource = clean_image(png, 4000);
    EXPECT_EQ(resource.media_type, "image/png");
    EXPECT_EQ(resource.width, 2);
    EXPECT_EQ(resource.height, 1);
    EXPECT_THAT(resource.bytes, Not(HasSubstr("Sam Example")));
    EXPECT_EQ(clean_image(png, 4000), resource);
    const Pixels pixels = decode_image(resource);
    EXPECT_EQ(pixels.rgb, std::string("\xFF\0\0\xFF\xFF\xFF", 6)); // the clear pixel lies on white
}

TEST(Image, JpegIsTurnedUprightAndLosesMetadata) {
    const std::string jpeg = turned_jpeg(6);
    ASSERT_THAT(jpeg, HasSubstr("Sam Example"));
    const Resource resource = clean_image(jpeg, 4000);
    EXPECT_EQ(resource.media_type, "image/jpeg");
    EXPECT_EQ(resource.width, 8);
    EXPECT_EQ(resource.height, 16);
    EXPECT_THAT(resource.bytes, Not(HasSubstr("Exif")));
    EXPECT_EQ(clean_image(jpeg, 4000), resource);
    const Pixels pixels = decode_image(resource);
    EXPECT_GT(static_cast<unsigned char>(pixels.rgb[0]), 200); // the light half is at the top now
    EXPECT_LT(static_cast<unsigned char>(pixels.rgb[8 * 15 * 3]), 50);
}

TEST(Image, EveryOrientationBringsTheRightCornerToTheTopLeft) {
    // A B        the corner that must be first in each of the eight orientations
    // C D
    const Raster raster{2, 2, 1, "ABCD"};
    const char* upright_samples[] = {"ABCD", "BADC", "DCBA", "CDAB", "ACBD", "CADB", "DBCA", "BDAC"};
    for (int orientation = 1; orientation <= 8; ++orientation)
        EXPECT_EQ(upright(raster, orientation).samples, upright_samples[orientation - 1]) << orientation;
}

TEST(Image, GreyJpegBecomesThreeEqualChannels) {
    const Resource resource{"image/jpeg", encode_jpeg({8, 8, 1, std::string(64, '\x80')}), 8, 8};
    const Pixels pixels = decode_image(resource);
    ASSERT_EQ(pixels.rgb.size(), 64U * 3);
    EXPECT_EQ(pixels.rgb[0], pixels.rgb[1]);
    EXPECT_EQ(pixels.rgb[1], pixels.rgb[2]);
}

TEST(Image, RefusesWhatItCannotShow) {
    const std::string png = tests::red_dot();
    const std::string jpeg = encode_jpeg(two_by_one());
    EXPECT_EQ(refusal(png), "accepted");
    EXPECT_EQ(refusal(jpeg), "accepted");
    EXPECT_THAT(refusal("GIF89a"), HasSubstr("PNG or JPEG"));
    EXPECT_THAT(refusal(""), HasSubstr("PNG or JPEG"));
    EXPECT_THAT(refusal(png.substr(0, png.size() - 20)), HasSubstr("broken"));
    EXPECT_THAT(refusal(jpeg.substr(0, jpeg.size() - 40)), HasSubstr("broken"));
    EXPECT_THAT(refusal("\xFF\xD8\xFF\xE0"), HasSubstr("broken"));
    EXPECT_THAT(refusal(jpeg, 10), HasSubstr("too many pixels"));

    std::string huge = png; // declares 100,000 by 100,000 before any pixel is decoded
    huge.replace(16, 8, big_endian(100'000) + big_endian(100'000));
    huge.replace(29, 4, big_endian(tests::crc32_of(std::string_view(huge).substr(12, 17))));
    EXPECT_NE(refusal(huge), "accepted");
}

} // namespace
} // namespace plainsend
