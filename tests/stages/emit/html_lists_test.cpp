#include "stages/emit/html_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plainsend {
namespace {

using ::testing::ElementsAre;

List list(std::vector<std::string> labels, ListKind kind = ListKind::numbered) {
    List made;
    made.kind = kind;
    for (std::string& label : labels)
        made.items.push_back({std::move(label), {}});
    return made;
}

TEST(HtmlLists, the_browsers_marker_serves_where_it_prints_the_same) {
    EXPECT_EQ(plan_list(list({"1.", "2."})).form, ListForm::marker);
    EXPECT_THAT(plan_list(list({"3.", "4.", "7."})).values, ElementsAre(3, 4, 7));
    EXPECT_EQ(plan_list(list({"a.", "b."})).type, "a");
    EXPECT_EQ(plan_list(list({"i.", "ii.", "iii.", "iv."})).type, "i");
    EXPECT_EQ(plan_list(list({"IX.", "X."})).type, "I");
    EXPECT_EQ(plan_list(list({"Y.", "Z.", "AA."})).type, "A");
    EXPECT_EQ(plan_list(list({"h.", "i.", "j."})).type, "a");
}

TEST(HtmlLists, other_labels_stand_as_text) {
    for (const auto& labels : std::vector<std::vector<std::string>>{{"(a)", "(b)"},
                                                                    {"1)", "2)"},
                                                                    {"4.1", "4.2"},
                                                                    {"01.", "02."},
                                                                    {""},
                                                                    {"i.", "iii."},
                                                                    {"1.", "b."}})
        EXPECT_EQ(plan_list(list(labels)).form, ListForm::labels) << labels[0];
}

TEST(HtmlLists, bullets_are_the_browsers_own) {
    EXPECT_EQ(plan_list(list({"•", "–"}, ListKind::bulleted)).form, ListForm::bullets);
    EXPECT_EQ(plan_list(list({"o", "o"}, ListKind::bulleted)).form, ListForm::bullets);
    EXPECT_EQ(plan_list(list({"Q1", "Q2"}, ListKind::bulleted)).form, ListForm::labels);
}

} // namespace
} // namespace plainsend
