#include "stages/io/json.h"

#include <gmock/gmock.h>

#include "stages/document/error.h"
#include "stages/io/base64.h"

namespace plainsend::json {
namespace {

std::string where_it_fails(std::string_view text) {
    try {
        parse(text, "x.json");
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::unusable);
        return error.where;
    }
    return "";
}

TEST(Json, keeps_members_in_order_and_numbers_exact) {
    const std::string text = R"({
  "z": 1,
  "a": [
    "x",
    null
  ],
  "whole": 9223372036854775807,
  "real": 0.1,
  "flat": 2.0,
  "place": [0, -1, 2, 3],
  "empty": {},
  "none": []
}
)";
    EXPECT_EQ(write(parse(text, "x.json")), text);
}

TEST(Json, writes_text_so_that_it_reads_back_the_same) {
    const std::string text = "quote \" back \\ line\n tab\t bell\x07 Zoë 👋 \u2028 </script>";
    EXPECT_EQ(parse(write(text), "x").string(), text);
    EXPECT_EQ(write(std::string("a\xFF")), "\"a\uFFFD\"\n");
}

TEST(Json, says_on_which_line_the_mistake_is) {
    EXPECT_EQ(where_it_fails("{\"a\":\n 1,\n x}"), "x.json:3");
    EXPECT_EQ(where_it_fails("[1,\n2"), "x.json:2");
    EXPECT_EQ(where_it_fails(""), "x.json:1");
    EXPECT_EQ(where_it_fails("[\n\"\xFF\"]"), "x.json:2");
    EXPECT_EQ(where_it_fails("[1] 2"), "x.json:1");
    EXPECT_EQ(where_it_fails("[\"\\ud800\"]"), "x.json:1");
}

TEST(Json, does_not_repeat_a_number_without_end) {
    try {
        parse("[" + std::string(100'000, '9') + "]", "x.json");
        FAIL();
    } catch (const Error& error) {
        EXPECT_LT(error.message.size(), 200U) << error.message;
    }
}

TEST(Json, refuses_what_is_nested_too_deep) {
    EXPECT_EQ(where_it_fails(std::string(100'000, '[')), "x.json:1");
    EXPECT_EQ(where_it_fails(std::string(1000, '[') + std::string(1000, ']')), "");
}

TEST(Json, gives_nothing_for_what_is_not_there) {
    const Value value = parse(R"({"a": {"b": true}, "n": 3})", "x");
    EXPECT_TRUE(value["a"]["b"].boolean());
    EXPECT_TRUE(value["a"]["c"]["d"].is_null());
    EXPECT_EQ(value["n"]["x"].string(), "");
    EXPECT_EQ(value["n"].number(), 3.0);
    EXPECT_TRUE(value["n"].array().empty());
    EXPECT_TRUE(parse("\"top\"", "x").string() == "top");
}

TEST(Base64, comes_back_as_it_was) {
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
        EXPECT_EQ(plainsend::base64_decode(plainsend::base64_encode(bytes)), bytes);
        bytes += static_cast<char>(i * 37);
    }
    EXPECT_EQ(plainsend::base64_decode(" aG k=\n"), "hi");
    EXPECT_EQ(plainsend::base64_decode("aGk"), "hi");
    EXPECT_EQ(plainsend::base64_decode("a*b"), std::nullopt);
    EXPECT_EQ(plainsend::base64_decode("a"), std::nullopt);
}

TEST(JsonWriter, escapes_what_would_turn_or_hide_words_and_reads_it_back) {
    const std::string text = "a\u202Eb\U000E0041\u200B\u0085";
    const std::string written = json::write(json::Value(text));
    EXPECT_EQ(written, "\"a\\u202eb\\udb40\\udc41\\u200b\\u0085\"\n");
    EXPECT_EQ(json::parse("{\"x\": " + written + "}", "x")["x"].string(), text);
}

} // namespace
} // namespace plainsend::json
