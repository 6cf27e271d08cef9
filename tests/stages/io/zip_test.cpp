#include "stages/io/zip.h"

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "stages/document/error.h"
#include "tests/archive.h"

namespace plainsend {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using tests::archive;
using tests::ArchiveEntry;

std::string refusal(std::string_view bytes, const Limits& limits = {}) {
    try {
        const Zip zip = Zip::open(bytes, "letter.docx", limits);
        for (const std::string& name : zip.names())
            zip.read(name);
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::unusable);
        EXPECT_FALSE(error.hint.empty());
        EXPECT_THAT(error.where, HasSubstr("letter.docx"));
        return error.message;
    }
    return "accepted";
}

// Deflated by libzip itself, as real files are.
std::string deflated(const std::string& name, const std::string& content) {
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(target);
    zip_t* made = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    zip_file_add(made, name.c_str(), zip_source_buffer(made, content.data(), content.size(), 0),
                 ZIP_FL_ENC_UTF_8);
    zip_close(made);
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

TEST(Zip, ReadsStoredAndDeflatedPartsByName) {
    const std::string bytes =
        archive({{"word/", ""}, {"word/document.xml", "<a/>"}, {"caf\xC3\xA9.txt", "tea"}});
    const Zip zip = Zip::open(bytes, "letter.docx", {});
    EXPECT_THAT(zip.names(), ElementsAre("word/", "word/document.xml", "caf\xC3\xA9.txt"));
    EXPECT_TRUE(zip.has("word/document.xml"));
    EXPECT_FALSE(zip.has("word"));
    EXPECT_EQ(zip.read("word/document.xml"), "<a/>");
    EXPECT_EQ(zip.read("caf\xC3\xA9.txt"), "tea");

    const std::string text(100'000, 'x');
    EXPECT_EQ(Zip::open(deflated("a.txt", text), "letter.docx", {}).read("a.txt"), text);
}

TEST(Zip, APartThatIsMissingIsNamed) {
    const Zip zip = Zip::open(archive({{"a", "b"}}), "letter.docx", {});
    try {
        zip.read("word/document.xml");
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.where, "letter.docx: word/document.xml");
    }
}

TEST(Zip, RefusesWhatIsNoArchive) {
    const std::string good = archive({{"a.txt", "some text"}});
    EXPECT_EQ(refusal(good), "accepted");
    EXPECT_THAT(refusal("Dear parent"), HasSubstr("not a Word or OpenDocument file"));
    EXPECT_THAT(refusal(""), HasSubstr("not a Word or OpenDocument file"));
    EXPECT_THAT(refusal("PK\x03\x04 and nothing else"), HasSubstr("damaged"));
    EXPECT_THAT(refusal(good.substr(0, good.size() - 10)), HasSubstr("damaged"));
    EXPECT_THAT(refusal("0123456789" + good), HasSubstr("not a Word or OpenDocument file"));
    EXPECT_THAT(refusal(good + "tail"), HasSubstr("damaged"));
    EXPECT_THAT(refusal("\xD0\xCF\x11\xE0\xA1\xB1"), HasSubstr("old Word file"));
}

TEST(Zip, RefusesHeadersThatLie) {
    EXPECT_EQ(refusal(archive({{.name = "a.txt", .content = "some text", .crc_error = 1}})), "is damaged");
    EXPECT_NE(refusal(archive({{.name = "a.txt", .content = "some text", .local_name = "b.txt"}})),
              "accepted");
    EXPECT_NE(refusal(archive({{.name = "a.txt", .content = "some text", .declared = 5}})), "accepted");
}

TEST(Zip, RefusesOverlapsAndEqualNames) {
    EXPECT_THAT(refusal(archive({{"a", "x"}, {.name = "b", .content = "x", .shares_previous = true}})),
                HasSubstr("lie over each other"));
    EXPECT_NE(refusal(archive({{"a", "x"}, {"a", "y"}})), "accepted");
}

TEST(Zip, RefusesNamesThatClimbOut) {
    for (const char* name : {"../a", "a/../../b", "/etc/x", "a\\b", "C:a", "..", "a\tb"})
        EXPECT_THAT(refusal(archive({{name, "x"}})), HasSubstr("name that is not allowed")) << name;
    EXPECT_NE(refusal(archive({{"\xFF\xFE", "x"}})), "accepted");
    EXPECT_THAT(refusal(archive({{.name = "\xFF\xFE", .content = "x", .flags = 0}})),
                HasSubstr("not allowed"));
    EXPECT_EQ(refusal(archive({{"a..b/...c", "x"}})), "accepted");
}

TEST(Zip, RefusesEncryptionOddMethodsAndLinks) {
    EXPECT_THAT(refusal(archive({{.name = "a", .content = "0123456789abcdef", .flags = 0x0801}})),
                HasSubstr("password"));
    EXPECT_THAT(refusal(archive({{.name = "a", .content = "x", .method = 12}})),
                HasSubstr("packed in a way"));
    EXPECT_THAT(refusal(archive({{.name = "a", .content = "/etc", .attributes = (S_IFLNK | 0777U) << 16}})),
                HasSubstr("points out"));
}

TEST(Zip, CapsAreCountedWhileInflating) {
    const std::string bomb = deflated("a.txt", std::string(40 << 20, '0'));
    EXPECT_LT(bomb.size(), 100'000U);
    EXPECT_THAT(refusal(bomb), HasSubstr("far more than it should"));

    Limits limits;
    limits.part_bytes = 5000;
    EXPECT_THAT(refusal(deflated("a.txt", std::string(6000, 'x')), limits),
                HasSubstr("too large when unpacked"));
    limits = {};
    limits.inflated_bytes = 5000;
    EXPECT_EQ(refusal(archive({{"a", std::string(3000, 'x')}}), limits), "accepted");
    EXPECT_THAT(refusal(archive({{"a", std::string(3000, 'x')}, {"b", std::string(3000, 'x')}}), limits),
                HasSubstr("too large when unpacked"));
    limits = {};
    limits.entries = 2;
    EXPECT_THAT(refusal(archive({{"a", ""}, {"b", ""}, {"c", ""}}), limits), HasSubstr("too many parts"));
    limits = {};
    limits.input_bytes = 50;
    EXPECT_THAT(refusal(archive({{"a", ""}}), limits), HasSubstr("too large"));
}

} // namespace
} // namespace plainsend
