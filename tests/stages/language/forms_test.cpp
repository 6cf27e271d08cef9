// The tables of forms, articles and decoys: how many rows come out right.
#include <iostream>

#include <gtest/gtest.h>

#include "stages/language/inflection.h"
#include "stages/language/plain_words.h"
#include "tests/stages/language/language_fixture.h"
#include "tests/stages/language/table.h"

namespace plainsend {

using namespace plainsend::test;

namespace {

Findings found_in(const std::string& text) {
    return plain_words(text_document(text), context("")).findings;
}

// How many rows of a table of two columns hold, the others said.
template<typename Made>
void expect_rate(const std::string& table, std::size_t percent, const Made& made) {
    std::size_t good = 0;
    const std::vector<TableRow> rows = read_table(table, 2);
    for (const TableRow& row : rows) {
        const std::string result = made(row.cells[0]);
        good += result == row.cells[1] ? 1 : 0;
        if (result != row.cells[1])
            std::cout << table << ":" << row.line << ": " << row.cells[0] << " -> " << result << "\n";
    }
    std::cout << table << ": " << rate_text(good, rows.size()) << "\n";
    EXPECT_GE(good * 100, rows.size() * percent) << table;
}

} // namespace

TEST(FormsTest, plain_words_take_the_form_of_the_hard_ones) {
    for (const char* table : {"forms.tsv", "forms_unseen.tsv"})
        expect_rate(table, 98, [](const std::string& text) { return with_all_taken(text, found_in(text)); });
}

TEST(FormsTest, articles_follow_the_sound) {
    expect_rate("articles.tsv", 99, [](const std::string& text) {
        return std::string(article_before(text.substr(0, text.find(' '))));
    });
}

TEST(FormsTest, every_form_of_hard_words_is_found) {
    std::size_t found = 0;
    std::size_t all = 0;
    for (const char* table : {"forms.tsv", "forms_unseen.tsv"}) {
        for (const TableRow& row : read_table(table, 2)) {
            if (row.cells[0] == row.cells[1])
                continue;
            ++all;
            found += found_in(row.cells[0]).empty() ? 0 : 1;
        }
    }
    std::cout << "hard words found: " << rate_text(found, all) << "\n";
    EXPECT_GE(found * 100, all * 99);
}

TEST(FormsTest, decoys_are_left_alone) {
    for (const TableRow& row : read_table("decoys.tsv", 1))
        for (const Finding& finding : found_in(row.cells[0]))
            ADD_FAILURE() << row.line << ": " << row.cells[0] << " (" << finding.rule << ")";
}

// Of decoys that no rule was made for, few are asked about, and none is changed.
TEST(FormsTest, unseen_decoys_are_never_changed) {
    std::size_t left = 0;
    const std::vector<TableRow> rows = read_table("decoys_unseen.tsv", 1);
    for (const TableRow& row : rows) {
        const Findings found = found_in(row.cells[0]);
        left += found.empty() ? 1 : 0;
        for (const Finding& finding : found) {
            std::cout << "decoys_unseen.tsv:" << row.line << ": " << row.cells[0] << " (" << finding.rule
                      << ")\n";
            EXPECT_EQ(finding.confidence, Confidence::review) << row.cells[0];
        }
    }
    std::cout << "decoys_unseen.tsv: " << rate_text(left, rows.size()) << "\n";
    EXPECT_GE(left * 100, rows.size() * 90);
}

} // namespace plainsend
