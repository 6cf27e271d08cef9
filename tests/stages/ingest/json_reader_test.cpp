#include "stages/ingest/json_reader.h"

#include <gmock/gmock.h>

#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/document/walk.h"
#include "stages/io/document_json.h"

namespace plainsend {
namespace {

using testing::HasSubstr;

Reported<Document> read(std::string bytes) {
    return read_json({std::move(bytes), "plan.json", {}}, {});
}

std::string with_body(const std::string& blocks) {
    return "{\"schema_version\": 1, \"body\": [" + blocks + "]}";
}

std::string paragraph(const std::string& inlines, const std::string& id = "") {
    return R"({"type": "paragraph", "id": ")" + id + R"(", "content": [)" + inlines + "]}";
}

TEST(JsonReader, keeps_a_finished_tree_as_it_is) {
    const std::string tree = with_body(paragraph(R"({"type": "text", "text": "a"})", "b7") + "," +
                                       paragraph(R"({"type": "text", "text": "b"})", "b2"));
    const Document document = read(tree).value;
    EXPECT_EQ(document.body[0].id, "b7");
    EXPECT_EQ(read(write_document_json(document)).value, document);
}

TEST(JsonReader, gives_ids_to_blocks_that_have_none_of_their_own) {
    const std::string one = paragraph(R"({"type": "text", "text": "a"})", "b1");
    const Document document = read(with_body(one + "," + one)).value;
    EXPECT_EQ(document.body[0].id, "b1");
    EXPECT_EQ(document.body[1].id, "b2");
}

TEST(JsonReader, reads_joined_texts_as_it_would_write_them) {
    const Document document =
        read(
            with_body(paragraph(
                R"({"type": "text", "text": "a", "place": [0, 1, 1, 2]}, {"type": "text", "text": "b", "place": [0, 9, 1, 10]})")))
            .value;
    EXPECT_EQ(read_document_json(write_document_json(document), "again.json"), document);
}

TEST(JsonReader, lets_links_lead_only_where_other_readers_let_them) {
    const auto result = read(with_body(paragraph(
        R"({"type": "link", "target": "javascript:x", "content": [{"type": "text", "text": "a"}]},
           {"type": "link", "target": "https://a.example", "content": [{"type": "text", "text": "b"}]},
           {"type": "link", "target": "#b1", "content": [{"type": "text", "text": "c"}]})",
        "b1")));
    EXPECT_EQ(dump(*inlines_of(result.value.body[0])),
              "\"a\" link https://a.example [\"b\"] link #b1 [\"c\"]");
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(result.findings[0].rule, "json/link");
}

TEST(JsonReader, drops_pictures_that_are_none) {
    const auto result =
        read(R"({"schema_version": 1, "resources": {"k": {"media_type": "image/png", "bytes": "AAAA"}}})");
    EXPECT_TRUE(result.value.resources.empty());
    EXPECT_EQ(result.findings.at(0).rule, "json/picture");
}

TEST(JsonReader, refuses_a_tree_that_is_too_deep) {
    std::string tree = paragraph("");
    for (int i = 0; i < 210; ++i)
        tree = R"({"type": "quotation", "content": [)" + tree + "]}";
    try {
        read(with_body(tree));
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_THAT(error.message, HasSubstr("200 levels"));
    }
}

TEST(JsonReader, tells_its_own_format_from_other_json) {
    EXPECT_EQ(sniff_json("\n {\"schema_version\": 1"), 3);
    EXPECT_EQ(sniff_json("{\"name\": 1}"), 1);
    EXPECT_EQ(sniff_json("[1]"), 0);
    EXPECT_EQ(sniff_json(""), 0);
}

TEST(JsonReader, keeps_what_the_tree_says_of_draft_or_final) {
    const auto status = [](const std::string& said) {
        return read(R"({"schema_version": 1, "status": )" + said + "}").value.status;
    };
    EXPECT_EQ(status(R"({"openness": "final"})").openness, Openness::final_version);
    EXPECT_EQ(status(R"({"openness": "draft", "revision": 3})").revision, 3);
    EXPECT_EQ(status("{}").openness, std::nullopt);
    EXPECT_THROW(status(R"({"revision": 0})"), Error);
    EXPECT_THROW(status(R"({"revision": -2})"), Error);
}

} // namespace
} // namespace plainsend
