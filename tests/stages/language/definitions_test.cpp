// What a document says an acronym is short for.
#include <gtest/gtest.h>

#include "stages/language/acronyms.h"
#include "tests/stages/language/acronym_fixture.h"

namespace plainsend {

using namespace plainsend::test;

struct DefinitionCase {
    const char* text;
    const char* short_form;
    const char* long_form;
};
class DefinitionTest : public testing::TestWithParam<DefinitionCase> {};

TEST_P(DefinitionTest, is_read_from_the_document) {
    const auto& [text, short_form, long_form] = GetParam();
    bool found = false;
    for (const AcronymUse& use : find_acronyms(text_document(text), context()))
        if (use.short_form == short_form) {
            found = true;
            EXPECT_EQ(use.source, "document") << text;
            EXPECT_EQ(use.long_form, long_form) << text;
        }
    EXPECT_TRUE(found) << text;
}

INSTANTIATE_TEST_SUITE_P(
    definitions, DefinitionTest,
    testing::Values(
        DefinitionCase{"The behaviour support panel (BSP) met.", "BSP", "behaviour support panel"},
        DefinitionCase{"The BSP (behaviour support panel) met.", "BSP", "behaviour support panel"},
        DefinitionCase{"The Rainbow and Stars Club (RSC) met.", "RSC", "Rainbow and Stars Club"},
        DefinitionCase{"Our care, play and talk team (CPTT) met.", "CPTT", "care, play and talk team"},
        DefinitionCase{"Two behaviour support panels (BSPs) met.", "BSP", "behaviour support panel"},
        DefinitionCase{"Our well-being and play lead (WBPL) met us.", "WBPL", "well-being and play lead"},
        DefinitionCase{"BSP stands for behaviour support panel.", "BSP", "behaviour support panel"},
        DefinitionCase{"BSP: behaviour support panel", "BSP", "behaviour support panel"},
        DefinitionCase{"The behaviour support panel (also known as BSP) met.", "BSP",
                       "behaviour support panel"},
        DefinitionCase{"The behaviour support panel (\u201cBSP\u201d) met.", "BSP",
                       "behaviour support panel"},
        DefinitionCase{"The education, health and care (EHC) plan is here. An EHC plan is long.", "EHC",
                       "education, health and care"},
        DefinitionCase{"The Scottish Additional Play Team (SCOTPT) and Staff Advice (SA) line.", "SA",
                       "Staff Advice"},
        DefinitionCase{"The caf\u00e9 and play group (CPG) \u2013 every day.", "CPG",
                       "caf\u00e9 and play group"}));

} // namespace plainsend
