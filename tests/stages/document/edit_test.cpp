#include "stages/document/edit.h"

#include <gtest/gtest.h>

#include "stages/document/walk.h"
#include "tests/generated_tree.h"

namespace plainsend {
namespace {

Finding change(const std::string& block, std::size_t begin, const std::string& before,
               const std::string& after, Confidence confidence = Confidence::certain) {
    Finding finding;
    finding.rule = "plain-words/test";
    finding.block = block;
    finding.begin = begin;
    finding.end = begin + before.size();
    finding.text = before;
    finding.replacement = after;
    finding.confidence = confidence;
    return finding;
}

Document one_paragraph(Inlines content) {
    Document document;
    Block block;
    block.node = Paragraph{std::move(content)};
    document.body = {block};
    finish_reading(document);
    return document;
}

// Every place of the words that the tree maker scatters, as certain edits.
Findings edits_everywhere(const Document& document) {
    Findings found;
    for_each_block(document, [&](const Block& block) {
        const std::string text = block_text(block);
        for (const auto& [before, after] :
             std::vector<std::pair<std::string, std::string>>{{"utilise", "use"},
                                                              {"naïve", "simple and trusting"},
                                                              {"SEN", "special educational needs (SEN)"}})
            for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1))
                found.push_back(change(block.id, at, before, after));
    });
    return found;
}

TEST(Edit, performs_certain_edits_and_writes_the_ledger) {
    const Document input = one_paragraph({{Text{"Zoë will utilise it prior to lunch.", {}}}});
    const auto [edited, findings] =
        plainsend::apply(input, {change("b1", 21, "prior to", "before"), change("b1", 10, "utilise", "use")});
    // "Zoë" is four bytes, so the places are bytes, not letters.
    EXPECT_EQ(block_text(edited.body[0]), "Zoë will use it before lunch.");
    ASSERT_EQ(edited.ledger.size(), 2U);
    EXPECT_EQ(edited.ledger[0].before, "utilise");
    EXPECT_EQ(edited.ledger[0].begin, 10U);
    EXPECT_TRUE(findings.empty());
}

TEST(Edit, leaves_what_a_person_must_decide) {
    const Document input = one_paragraph({{Text{"We utilise it.", {}}}});
    EXPECT_EQ(plainsend::apply(input, {change("b1", 3, "utilise", "use", Confidence::review)}).value, input);
}

TEST(Edit, takes_the_first_and_longer_of_overlapping_edits) {
    const Document input = one_paragraph({{Text{"in order to read", {}}}});
    const Document edited =
        plainsend::apply(input, {change("b1", 3, "order to", "x"), change("b1", 0, "in order to", "to")})
            .value;
    EXPECT_EQ(block_text(edited.body[0]), "to read");
    EXPECT_EQ(edited.ledger.size(), 1U);
}

TEST(Edit, reports_an_edit_whose_words_change_their_formatting) {
    const Document input = one_paragraph({{Text{"ut", {}}}, {Marked{Mark::strong, {{Text{"ilise", {}}}}}}});
    const auto [edited, findings] = plainsend::apply(input, {change("b1", 0, "utilise", "use")});
    EXPECT_EQ(edited, input);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "edit/not-applied");
}

TEST(Edit, refuses_words_that_do_not_stand_where_the_finding_says) {
    const Document input = one_paragraph({{Text{"We utilise it.", {}}}});
    EXPECT_EQ(plainsend::apply(input, {change("b1", 4, "utilise", "use")}).value, input);
}

TEST(Edit, undo_restores_the_input_exactly_for_every_generated_tree) {
    std::size_t edits = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Document input = TreeMaker(seed).document();
        const Document edited = plainsend::apply(input, edits_everywhere(input)).value;
        edits += edited.ledger.size();
        EXPECT_EQ(undo(edited), input) << "seed " << seed;
    }
    EXPECT_GT(edits, 500U); // the trees must give it something to do
}

} // namespace
} // namespace plainsend
