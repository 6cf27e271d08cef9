#include "pipeline/term_mistakes.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace plainsend {
namespace {

std::string schema() {
    std::ifstream file(std::filesystem::path(PLAINSEND_SOURCE) / "glossary" / "terms.rng");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string term(const std::string& id, const std::string& content) {
    return "<term id=\"" + id + "\" statutory=\"no\" replaceable=\"no\">\n" + content + "\n</term>\n";
}

std::vector<std::string> places(const std::string& terms, std::size_t most = 20) {
    std::vector<std::string> found;
    for (const Error& error : term_mistakes("<glossary jurisdiction=\"uk\">\n" + terms + "</glossary>\n",
                                            "own.xml", schema(), most))
        found.push_back(error.where);
    return found;
}

const std::string good = "<name>Bus pass</name><explanation>A card.</explanation>";
const std::string nameless = "<explanation>A card.</explanation>";
const std::string misspelt = "<nmae>Door</nmae><explanation>A door.</explanation>";

TEST(TermMistakes, are_told_term_by_term_with_the_lines_of_the_file) {
    EXPECT_THAT(places(term("a", good)), testing::IsEmpty());
    const std::vector<std::string> found = places(term("a", nameless) + "<!-- " + term("b", misspelt) +
                                                  " -->\n" + term("c", good) + term("d", misspelt));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0] == "own.xml:2" || found[0] == "own.xml:3") << found[0];
    EXPECT_TRUE(found[1] == "own.xml:12" || found[1] == "own.xml:13") << found[1];
}

TEST(TermMistakes, of_two_terms_with_each_other_are_told_too) {
    EXPECT_EQ(places(term("a", good) + term("a", good)).size(), 1U);
}

TEST(TermMistakes, outside_of_the_terms_are_told_once) {
    EXPECT_EQ(
        term_mistakes("<glossary jurisdiction=\"mars\">" + term("a", good) + term("b", good) + "</glossary>",
                      "own.xml", schema(), 20)
            .size(),
        1U);
    EXPECT_EQ(term_mistakes("<glossary", "own.xml", schema(), 20).size(), 1U);
}

TEST(TermMistakes, end_at_the_most_that_is_asked_for) {
    EXPECT_EQ(places(term("a", nameless) + term("b", nameless) + term("c", nameless), 2).size(), 2U);
}

} // namespace
} // namespace plainsend
