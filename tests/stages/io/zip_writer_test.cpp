#include "stages/io/zip_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/io/zip.h"
#include "tests/archive.h"

namespace plainsend {
namespace {

using testing::ElementsAre;
using tests::archive;

const std::string before = archive({{"a.xml", "<a/>"}, {"b.bin", std::string(3000, 'b')}, {"c.xml", "<c/>"}});

TEST(ZipWriter, replaces_and_adds_and_keeps_the_order) {
    const std::string after = with_entries(before, "x.docx", {{"a.xml", "<new/>"}, {"d.xml", "<d/>"}});
    const Zip zip = Zip::open(after, "x.docx", Limits{});
    EXPECT_THAT(zip.names(), ElementsAre("a.xml", "b.bin", "c.xml", "d.xml"));
    EXPECT_EQ(zip.read("a.xml"), "<new/>");
    EXPECT_EQ(zip.read("b.bin"), std::string(3000, 'b'));
    EXPECT_EQ(zip.read("d.xml"), "<d/>");
}

TEST(ZipWriter, copies_what_is_packed_as_it_is) {
    std::vector<ZipEntry> long_entry(1);
    long_entry[0].name = "b.bin";
    long_entry[0].bytes.assign(5000, 'x');
    const std::string packed = with_entries(before, "x.docx", long_entry);
    const std::string after = with_entries(packed, "x.docx", {{"a.xml", "<new/>"}});
    EXPECT_NE(after.find(std::string("b.bin")), std::string::npos);
    const std::size_t at = packed.find("b.bin") + 5;
    const std::string bytes = packed.substr(at, packed.find("PK", at) - at);
    EXPECT_LT(bytes.size(), 200U);
    EXPECT_NE(after.find(bytes), std::string::npos);
}

TEST(ZipWriter, gives_the_same_bytes_in_every_time_zone) {
    const std::string here = with_entries(before, "x.docx", {{"a.xml", "<new/>"}});
    setenv("TZ", "Asia/Tokyo", 1);
    tzset();
    EXPECT_EQ(with_entries(before, "x.docx", {{"a.xml", "<new/>"}}), here);
    unsetenv("TZ");
    tzset();
}

} // namespace
} // namespace plainsend
