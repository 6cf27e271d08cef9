#include "pipeline/nearest.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

const std::vector<std::string> versions{"standard", "plain", "large-print", "translatable"};

TEST(Nearest, finds_the_name_that_was_meant) {
    EXPECT_EQ(nearest("larg-print", versions), "large-print");
    EXPECT_EQ(nearest("plian", versions), "plain");
    EXPECT_EQ(nearest("Standard", versions), "standard");
    EXPECT_EQ(nearest("trans", versions), "translatable");
}

TEST(Nearest, keeps_silent_where_nothing_is_near) {
    EXPECT_EQ(nearest("audio", versions), "");
    EXPECT_EQ(nearest("", versions), "");
    EXPECT_EQ(nearest(std::string(100'000, 'x'), versions), "");
}

TEST(Nearest, an_unknown_name_gets_the_nearest_or_all_as_a_hint) {
    EXPECT_EQ(no_such(Trouble::usage, "version", "plian", versions).hint, "did you mean 'plain'?");
    EXPECT_EQ(no_such(Trouble::usage, "version", "audio", versions).hint,
              "there are: standard, plain, large-print and translatable");
    EXPECT_THROW(check_name("version", "audio", versions), Error);
    EXPECT_NO_THROW(check_name("version", "plain", versions));
}

} // namespace
} // namespace plainsend
