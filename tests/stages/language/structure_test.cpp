#include "stages/language/structure.h"

#include <iostream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/edit.h"
#include "stages/language/splitting.h"
#include "tests/stages/language/language_fixture.h"
#include "tests/stages/language/table.h"

namespace plainsend {

using namespace plainsend::test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

std::string split(const std::string& text) {
    const Document document = text_document(text);
    std::string now = all_text(plainsend::apply(document, splitting(document, context()).findings).value);
    now.pop_back();
    return now;
}

void expect_found(const std::string& table) {
    std::size_t wrong = 0;
    std::size_t found = 0;
    std::size_t met = 0;
    std::size_t expected = 0;
    for (const TableRow& row : read_table(table, 2)) {
        const bool wanted = row.cells[0] != "-";
        bool hit = false;
        for (const Finding& finding : structure(text_document(row.cells[1]), context()).findings) {
            ++found;
            if (finding.rule == "structure/" + row.cells[0]) {
                hit = true;
                EXPECT_THAT(finding.alternatives, SizeIs(1)) << row.line;
                continue;
            }
            ++wrong;
            std::cout << table << ":" << row.line << ": " << finding.rule << ": " << row.cells[1] << "\n";
        }
        expected += wanted ? 1 : 0;
        met += wanted && hit ? 1 : 0;
        if (wanted && !hit)
            std::cout << table << ":" << row.line << ": missed: " << row.cells[1] << "\n";
    }
    std::cout << table << ": precision " << rate_text(found - wrong, found) << ", recall "
              << rate_text(met, expected) << "\n";
    EXPECT_LE(wrong * 100, found * 5);
    EXPECT_GE(met * 100, expected * 90);
}
} // namespace

// structure.tsv: the rule that must be found (or -), a tab, the sentence.
TEST(StructureTest, is_found_where_a_way_to_say_it_is_plain) {
    for (const char* table : {"structure.tsv", "structure_unseen.tsv"})
        expect_found(table);
}

// splitting.tsv: a sentence, a tab, what it becomes.
TEST(SplittingTest, parts_only_what_stands_alone_and_is_done_after_one_pass) {
    for (const TableRow& row : read_table("splitting.tsv", 2)) {
        const std::string now = split(row.cells[0]);
        EXPECT_EQ(now, row.cells[1]) << row.line;
        EXPECT_EQ(split(now), now) << row.line;
    }
}

// A table of sentences with | where they may be parted. None may be parted elsewhere; most of those places
// are left whole, for want of a verb that cannot be a noun.
void expect_no_wrong_part(const std::string& table, std::size_t percent) {
    std::size_t right = 0;
    std::size_t places = 0;
    for (const TableRow& row : read_table(table, 1)) {
        std::string text;
        std::set<std::size_t> bars;
        for (const char c : row.cells[0]) {
            if (c == '|')
                bars.insert(text.size());
            else
                text += c;
        }
        places += bars.size();
        for (const Finding& finding : splitting(text_document(text), context()).findings) {
            const auto bar = bars.lower_bound(finding.begin);
            if (bar == bars.end() || *bar > finding.end) {
                ADD_FAILURE() << table << ":" << row.line << ": " << text << "\n    at " << finding.text;
                continue;
            }
            ++right;
            bars.erase(bar);
        }
        EXPECT_EQ(split(split(text)), split(text)) << row.line;
    }
    std::cout << table << ": found " << rate_text(right, places) << "\n";
    EXPECT_GE(right * 100, places * percent) << table;
}

TEST(SplittingTest, never_parts_what_belongs_together) {
    expect_no_wrong_part("splitting_unseen.txt", 35);
    expect_no_wrong_part("splitting_fresh.txt", 80);
}

TEST(SplittingTest, leaves_lists_and_what_somebody_said_alone) {
    const std::string text =
        "The therapist will visit the school on Monday at ten in the morning, and she will bring "
        "the pictures and the cards with her.";
    EXPECT_NE(split(text), text);
    EXPECT_EQ(split("\u201c" + text + "\u201d"), "\u201c" + text + "\u201d");
    Block quotation;
    quotation.node = Quotation{{paragraph(text)}};
    EXPECT_THAT(splitting(document_of({quotation}), context()).findings, IsEmpty());
}

} // namespace plainsend
