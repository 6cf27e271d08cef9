#include "stages/translate/language_tag.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace plainsend {
namespace {

TEST(LanguageTag, is_written_as_rfc_5646_says) {
    for (const char* well : {"pl", "ckb", "pt-BR", "zh-Hant", "zh-hant-tw", "ckb-Arab-IQ", "es-419",
                             "sl-rozaj", "de-1996", "en-x-school", "ar-u-nu-latn"})
        EXPECT_TRUE(is_well_formed_tag(well)) << well;
    for (const char* ill : {"", "p", "polish", "pl_PL", "pl-", "-pl", "pl--PL", "\"><", "zz-bad-code", "p1",
                            "pl-x", "pl-u", "pl-PL-PL", "pl-BR-Latn", "pl-abcdefghi"})
        EXPECT_FALSE(is_well_formed_tag(ill)) << ill;
}

TEST(LanguageTag, has_the_languages_that_families_speak) {
    for (const char* code : {"pl", "ur", "cy", "gd", "ga", "ckb", "kmr", "prs", "ti", "yo", "syl", "rom",
                             "ne", "ml", "fil", "yue", "bfi"})
        EXPECT_NE(language_name(code), "") << code;
    EXPECT_EQ(language_name("PL-pl"), "Polish");
    EXPECT_EQ(language_name("zz"), "");
    EXPECT_TRUE(std::is_sorted(known_languages().begin(), known_languages().end(),
                               [](const Language& a, const Language& b) { return a.code < b.code; }));
}

TEST(LanguageTag, gets_its_capitals_where_people_put_them) {
    EXPECT_EQ(tidy_tag("PT-br"), "pt-BR");
    EXPECT_EQ(tidy_tag("ZH-HANT-tw"), "zh-Hant-TW");
    EXPECT_EQ(tidy_tag("en-X-AB"), "en-x-ab");
}

TEST(LanguageTag, says_the_same_as_a_shorter_one_but_not_as_a_cousin) {
    EXPECT_TRUE(same_language("en", "en-GB"));
    EXPECT_TRUE(same_language("EN-gb", "en"));
    EXPECT_FALSE(same_language("pt-PT", "pt-BR"));
    EXPECT_FALSE(same_language("e", "en"));
}

} // namespace
} // namespace plainsend
