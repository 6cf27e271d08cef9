#include "stages/text/facts.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

std::string values_in(std::string_view text) {
    std::string values;
    for (const Fact& fact : find_facts(text, {}))
        values += (values.empty() ? "" : "|") + fact.value;
    return values;
}

TEST(Facts, a_minus_sign_belongs_to_its_number) {
    EXPECT_EQ(values_in("was -4.5"), "-4.5");
    EXPECT_EQ(values_in("was −4.5"), "-4.5"); // U+2212
    EXPECT_EQ(values_in("was +4.5"), "4.5");
    EXPECT_EQ(values_in("-40, –50 and (-60)"), "-40|-50|-60");
    EXPECT_EQ(values_in("£-500, -£500, −£500"), "-£500|-£500|-£500");
    EXPECT_EQ(values_in("2: -1/2"), "2|-1/2");
    EXPECT_EQ(find_facts("was −4.5", {}).at(0).span, (Span{4, 10}));
}

TEST(Facts, a_hyphen_of_a_range_or_a_compound_is_no_minus_sign) {
    EXPECT_EQ(values_in("10-15, 10–15, 10 -15"), "10|15|10|15|10|15");
    EXPECT_EQ(values_in("9am -11am"), "09:00|11:00");
    EXPECT_EQ(values_in("form-2 and - 3"), "2|3");
    EXPECT_EQ(values_in("0113 -496"), "0113|496");
}

} // namespace
} // namespace plainsend
