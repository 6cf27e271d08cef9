#include "pipeline/recipe.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "stages/document/error.h"

namespace plainsend {
namespace {

std::string schema() {
    std::ifstream file(PLAINSEND_SOURCE "/styles/versions.rng", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string versions(const std::string& inside) {
    return "<versions>\n" + inside + "\n</versions>";
}

Error mistake_in(const std::string& xml) {
    try {
        parse_recipes(xml, "versions.xml", schema());
    } catch (const Error& error) {
        return error;
    }
    return {Trouble::usage, "no error", "", ""};
}

TEST(Recipe, holds_steps_style_and_formats_in_order) {
    const auto recipes = parse_recipes(
        versions(
            "<version name='plain' style='plain' formats='html  pdf'>\n<summary> Plainer\n words </summary>"
            "<step>kind</step><step>plain-words</step><step>apply</step></version>"),
        "versions.xml", schema());
    ASSERT_EQ(recipes.size(), 1U);
    EXPECT_EQ(recipes[0].name, "plain");
    EXPECT_EQ(recipes[0].summary, "Plainer words");
    EXPECT_EQ(recipes[0].formats, (std::vector<std::string>{"html", "pdf"}));
    EXPECT_EQ(recipes[0].steps, (std::vector<std::string>{"kind", "plain-words", "apply"}));
}

TEST(Recipe, a_step_that_does_not_exist_is_told_with_its_line_and_the_nearest) {
    const Error error =
        mistake_in(versions("<version name='a' style='a' formats='html'><summary>x</summary>\n"
                            "<step>plain-word</step></version>"));
    EXPECT_EQ(error.trouble, Trouble::data_file);
    EXPECT_EQ(error.where, "versions.xml:3");
    EXPECT_NE(error.message.find("there is no step 'plain-word'"), std::string::npos);
    EXPECT_EQ(error.hint, "did you mean 'plain-words'?");
}

TEST(Recipe, a_format_that_does_not_exist_and_a_name_used_twice_are_mistakes) {
    const std::string version =
        "<version name='a' style='a' formats='html'><summary>x</summary><step>kind</step></version>\n";
    EXPECT_EQ(mistake_in(versions(version + version)).where, "versions.xml:3");
    EXPECT_EQ(mistake_in(versions("<version name='a' style='a' formats='docx'><summary>x</summary>"
                                  "<step>kind</step></version>"))
                  .where,
              "versions.xml:2");
}

} // namespace
} // namespace plainsend
