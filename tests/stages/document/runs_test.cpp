#include "stages/document/runs.h"

#include <gtest/gtest.h>

#include "stages/document/walk.h"

namespace plainsend {
namespace {

Place at(std::uint32_t offset) {
    return {0, offset, 1, offset + 1};
}

Document read(Inlines inlines) {
    Document document;
    document.body.push_back(
        {"", at(1), "", "", false, Paragraph{{{Text{" ", at(2)}}}}}); // dropped: it is blank
    document.body.push_back({"", at(5), "", "", false, Paragraph{std::move(inlines)}});
    finish_reading(document);
    return document;
}

TEST(Runs, lead_back_to_every_run_that_was_joined) {
    const Document document = read({{Text{"We ", at(10)}},
                                    {Text{"", at(20)}},
                                    {Text{"all", at(30)}},
                                    {LineBreak{}},
                                    {Text{"go", at(30)}},
                                    {Marked{Mark::strong, {{Text{" on", at(40)}}, {Text{".", at(50)}}}}}});
    const std::vector<RunStart> expected{{0, at(10)}, {3, at(30)}, {9, at(40)}, {12, at(50)}};
    EXPECT_EQ(runs_of(document, document.body.front()), expected);
    EXPECT_EQ(document.runs.at("b1"), expected);
}

TEST(Runs, that_were_not_joined_are_kept_by_their_inlines_only) {
    const Document document = read({{Text{"We ", at(10)}}, {Marked{Mark::strong, {{Text{"go", at(30)}}}}}});
    EXPECT_TRUE(document.runs.empty());
    EXPECT_EQ(runs_of(document, document.body.front()), (std::vector<RunStart>{{0, at(10)}, {3, at(30)}}));
}

} // namespace
} // namespace plainsend
