// What check prints, for a person at a terminal and for a program that reads lines.
#include <gtest/gtest.h>

#include "pipeline/app/check_report.h"

namespace plainsend {
namespace {

CheckedFile checked(const std::string& name, bool has_lines) {
    CheckResult result;
    result.has_lines = has_lines;
    result.blocks = {{"b1", "¶ 1", "paragraph", "We utilise it."}};
    Finding word;
    word.rule = "plain-words/utilise";
    word.block = "b1";
    word.begin = 3;
    word.end = 10;
    word.text = "utilise";
    word.message = "Say 'use'.";
    word.replacement = "use";
    word.place = {0, 3, 12, 4};
    result.findings = {word, about_document("contact/missing", Severity::warning, "Nobody is named.")};
    result.places = {{word.place, 7, 4, 12, 11, "utilise"}, {}};
    return {name, result, std::nullopt};
}

const Terminal screen{true, true, false, 100};
const Terminal pipe{};

TEST(CheckText, names_the_document_once_for_a_person) {
    EXPECT_EQ(check_text(checked("letters/a.md", true), screen), R"(letters/a.md
12:4: suggestion: Say 'use'. [plain-words/utilise]
    We utilise it.
       ^^^^^^^
       use
whole document: warning: Nobody is named. [contact/missing]
1 warning, 1 suggestion, 0 notes

)");
    EXPECT_EQ(check_text(checked("a.docx", false), screen).substr(0, 18), "a.docx\n¶ 1: sugge");
}

TEST(CheckText, names_the_document_on_every_line_for_a_program) {
    EXPECT_EQ(check_text(checked("letters/a.md", true), pipe),
              R"(letters/a.md:12:4: suggestion: Say 'use'. [plain-words/utilise]
    We utilise it.
       ^^^^^^^
       use
letters/a.md: warning: Nobody is named. [contact/missing]
letters/a.md: 1 warning, 1 suggestion, 0 notes
)");
    EXPECT_EQ(check_text(checked("a.docx", false), pipe).substr(0, 20), "a.docx: ¶ 1: sugges");
}

} // namespace
} // namespace plainsend
