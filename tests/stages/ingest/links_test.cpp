#include "stages/ingest/links.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

TEST(Links, are_read_as_a_browser_reads_them) {
    EXPECT_EQ(allowed_target(" HTTPS://a.example/x y "), "https://a.example/x%20y");
    EXPECT_EQ(allowed_target("https://a.example\\@evil.example/"), "https://a.example/@evil.example/");
    EXPECT_EQ(allowed_target("https:\\\\a.example"), "https://a.example");
    EXPECT_EQ(allowed_target("https://a.example/?q=a\\b"), "https://a.example/?q=a%5Cb");
    EXPECT_EQ(allowed_target("java\nscript:x"), std::nullopt);
    EXPECT_EQ(allowed_target("https:///x"), std::nullopt);
}

TEST(Links, with_a_user_name_before_the_site_are_refused) {
    for (const char* address : {"https://bank.example@evil.example/", "http://user:word@a.example"}) {
        EXPECT_EQ(allowed_target(address), std::nullopt);
        EXPECT_TRUE(names_a_user(address));
    }
    EXPECT_TRUE(allowed_target("https://a.example/@name?m=x@y"));
    EXPECT_FALSE(names_a_user("mailto:office@a.example"));
}

TEST(Links, to_mail_keep_the_address_and_no_copies_to_others) {
    EXPECT_EQ(allowed_target("mailto:a@b.example?bcc=c@d.example"), "mailto:a@b.example");
    EXPECT_EQ(allowed_target("mailto:a@b.example?subject=Trip&CC=c@d.example"), "mailto:a@b.example");
    EXPECT_EQ(allowed_target("mailto:a@b.example?subject=x%0D%0ABcc:c@d.example"), "mailto:a@b.example");
    EXPECT_EQ(allowed_target("mailto:a@b.example%0d%0aBcc:c@d.example"), "mailto:a@b.example");
    EXPECT_EQ(allowed_target("mailto:a@b.example?subject=Trip"), "mailto:a@b.example?subject=Trip");
    EXPECT_EQ(allowed_target("mailto:?to=x"), std::nullopt);
}

} // namespace
} // namespace plainsend
