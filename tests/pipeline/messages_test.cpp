#include "pipeline/messages.h"

#include <gtest/gtest.h>
#include <set>

#include "pipeline/data.h"
#include "stages/document/error.h"

namespace plainsend {
namespace {

Messages shipped() {
    static const Data loaded = load_data(PLAINSEND_SOURCE);
    return *loaded.styles.begin()->second.messages;
}

TEST(Messages, the_list_of_keys_is_that_of_the_english_words) {
    std::set<std::string> english;
    const Messages messages = shipped();
    for (const auto& [key, text] : messages.words.at("en"))
        english.insert(key);
    const std::vector<std::string_view> keys = message_keys();
    EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()), english)
        << "a key that came or went in styles/words/en.xml comes or goes in pipeline/messages.cpp";
}

TEST(Messages, english_that_lacks_one_is_refused_by_name) {
    Messages messages = shipped();
    EXPECT_NO_THROW(check_english(messages, "en.xml"));
    messages.words.at("en").erase("page-title-draft");
    try {
        check_english(messages, "styles/words/en.xml");
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::data_file);
        EXPECT_EQ(error.where, "styles/words/en.xml");
        EXPECT_NE(error.message.find("page-title-draft"), std::string::npos);
    }
}

TEST(Messages, what_only_english_pages_say_is_not_missing_in_another_language) {
    EXPECT_EQ(missing_messages(shipped(), "pl"), 0U);
    for (const char* language :
         {"ar", "bn", "cy", "fr", "gu", "pa", "pt", "ro", "so", "ta", "tr", "uk", "ur", "zh"})
        EXPECT_EQ(missing_messages(shipped(), language), 0U) << language;
    EXPECT_GT(missing_messages(shipped(), "yo"), 50U);
    EXPECT_EQ(missing_messages(shipped(), "xx"), missing_messages(Messages(), "pl"));
}

} // namespace
} // namespace plainsend
