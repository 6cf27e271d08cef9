#include "stages/text/unseen.h"

#include <gmock/gmock.h>

namespace plainsend {
namespace {

std::string seen(std::string_view text) {
    const auto found = without_unseen(text);
    return found ? found->text : std::string(text);
}

TEST(Unseen, takes_out_what_only_programs_read) {
    EXPECT_EQ(seen("Plan\U000E0041\U000E0042 for\u200B\u2060 \uFEFFLeo"), "Plan for Leo");
    EXPECT_EQ(seen("a\u202Eb\u2066c"), "abc");
    EXPECT_EQ(seen("pass\u200Cword \u200D"), "password ");
    EXPECT_EQ(seen("a\U000E0100\U000E0101b \u2764\uFE0F\U000E0110"), "ab \u2764\uFE0F");
    const auto found = without_unseen("\u202Ea\u200Bb\u200B");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->turned, 1U);
    EXPECT_EQ(found->hidden, 2U);
}

TEST(Unseen, leaves_what_scripts_and_pictures_need) {
    for (const std::string_view text :
         {"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", // Persian, with a non-joiner
          "\u0915\u094D\u200D\u0937",                         // Hindi, with a joiner
          "\u17A2\u200B\u1780",                               // Khmer, where a word ends
          "\U0001F468\u200D\U0001F469\u200D\U0001F467 \u2764\uFE0F\u200D\U0001F525", // pictures
          "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F!", // England's flag
          "a\u200Fb\u200E \u845B\U000E0100", "plain"})
        EXPECT_FALSE(without_unseen(text)) << text;
    EXPECT_EQ(seen("\U0001F3F4\U000E0067\U000E0062 x"), "\U0001F3F4 x"); // a flag that is never ended
}

} // namespace
} // namespace plainsend
