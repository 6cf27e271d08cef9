#include "pipeline/names.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

Status draft(int revision) {
    return {Openness::draft, revision, std::nullopt, std::nullopt};
}
const Status final_status{};

// The table of the contract.
TEST(Names, a_draft_says_so_in_its_name) {
    EXPECT_EQ(output_name("minutes", draft(1), "standard", "", "html"), "minutes.draft.standard.html");
    EXPECT_EQ(output_name("minutes", draft(2), "plain", "", "pdf"), "minutes.draft-2.plain.pdf");
    EXPECT_EQ(output_name("minutes", draft(1), "translatable", "", "xlf"), "minutes.draft.translatable.xlf");
    EXPECT_EQ(output_name("minutes", draft(1), "translated-ur", "", "html"),
              "minutes.draft.translated-ur.html");
}

TEST(Names, a_final_document_says_nothing) {
    EXPECT_EQ(output_name("letter", final_status, "large-print", "", "pdf"), "letter.large-print.pdf");
}

TEST(Names, a_style_that_is_not_the_versions_own_is_named) {
    EXPECT_EQ(output_name("minutes", draft(1), "plain", "dyslexia-friendly", "html"),
              "minutes.draft.plain.dyslexia-friendly.html");
}

TEST(Names, the_ledger_and_the_record_have_theirs) {
    EXPECT_EQ(ledger_name("minutes", draft(1), "plain"), "minutes.draft.plain.edits.json");
    EXPECT_EQ(ledger_name("letter", final_status, "plain"), "letter.plain.edits.json");
    EXPECT_EQ(record_name("minutes", draft(1)), "minutes.draft.json");
    EXPECT_EQ(record_name("minutes", draft(3)), "minutes.draft-3.json");
}

TEST(Names, a_stem_with_dots_and_other_scripts_stays_whole) {
    EXPECT_EQ(output_name("2026.05 Größe", final_status, "plain", "", "html"), "2026.05 Größe.plain.html");
    EXPECT_EQ(as_link("2026 #1.Größe.html"), "2026%20%231.Gr%C3%B6%C3%9Fe.html");
}

} // namespace
} // namespace plainsend
