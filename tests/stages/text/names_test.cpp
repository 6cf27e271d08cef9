#include "stages/text/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plainsend {
namespace {

using testing::ElementsAre;

Document document(const std::vector<std::string>& paragraphs) {
    Document made;
    for (const std::string& text : paragraphs) {
        Block block;
        block.node = Paragraph{{{Text{text, {}}}}};
        made.body.push_back(std::move(block));
    }
    return made;
}

// The names of the last paragraph.
std::vector<std::string> names(const std::vector<std::string>& paragraphs) {
    const PeopleNames known = names_in(document(paragraphs));
    const std::string& text = paragraphs.back();
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = end_of_name(text, at, known);
        if (end)
            found.push_back(text.substr(at, *end - at));
        at = end.value_or(at + 1);
    }
    return found;
}

TEST(Names, a_title_makes_a_name) {
    EXPECT_THAT(names({"Please ask Mrs Ada Okoro or Dr. Marsh, not Mr Z Brandt’s class."}),
                ElementsAre("Mrs Ada Okoro", "Dr. Marsh", "Mr Z Brandt"));
    EXPECT_THAT(names({"Ms F. Okafor came."}), ElementsAre("Ms F. Okafor"));
}

TEST(Names, a_role_after_it_makes_a_name) {
    EXPECT_THAT(names({"Ayesha Khan, SENCo", "Ayesha will ring you."}), ElementsAre("Ayesha"));
    EXPECT_THAT(names({"Helen Farrow\nSENCo"}), ElementsAre("Helen Farrow"));
    EXPECT_THAT(names({"Annual Review, Tuesday"}), ElementsAre());
}

TEST(Names, a_child_is_known_by_the_family_name_of_a_parent) {
    EXPECT_THAT(
        names({"Mrs Adaeze Okoro was there.", "Jamie Okoro spoke. Then Jamie’s mother asked Adaeze."}),
        ElementsAre("Jamie Okoro", "Jamie", "Adaeze"));
}

TEST(Names, what_only_has_capitals_is_no_name) {
    EXPECT_THAT(names({"Miss Pike helps.", "The Willow Room and Wexcombe Council. TA hours. Pike Lane."}),
                ElementsAre());
}

} // namespace
} // namespace plainsend
