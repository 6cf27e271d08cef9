// Promises that nobody can check: how many of a table's vague words are found, and how much is found besides.
#include <algorithm>
#include <iostream>

#include <gtest/gtest.h>

#include "stages/language/careful_words.h"
#include "stages/text/text.h"
#include "tests/stages/language/language_fixture.h"
#include "tests/stages/language/table.h"

namespace plainsend {

using namespace plainsend::test;

namespace {

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool met = false;
};

// Where the words of a row's first column stand in its sentence.
std::vector<Place> expected_places(const TableRow& row) {
    std::vector<Place> places;
    if (row.cells[0] == "-")
        return places;
    for (const std::string& phrase : split(row.cells[0], '|')) {
        const std::size_t at = lower(row.cells[1]).find(lower(phrase));
        EXPECT_NE(at, std::string::npos) << "line " << row.line << ": no \"" << phrase << "\"";
        places.push_back({at, at + phrase.size(), false});
    }
    return places;
}

struct Score {
    std::size_t expected = 0;
    std::size_t met = 0;
    std::size_t found = 0;
    std::size_t right = 0;
};

Score score_of(const std::string& table) {
    Score score;
    for (const TableRow& row : read_table(table, 2)) {
        std::vector<Place> places = expected_places(row);
        score.expected += places.size();
        for (const Finding& finding :
             careful_words(text_document(row.cells[1], "ehc-plan"), context()).findings) {
            if (!finding.rule.starts_with("careful-words/vague-"))
                continue;
            const auto place = std::find_if(places.begin(), places.end(), [&](const Place& one) {
                return finding.begin < one.end && one.begin < finding.end;
            });
            ++score.found;
            if (place == places.end()) {
                std::cout << table << ":" << row.line << ": too much (" << finding.rule
                          << "): " << row.cells[1] << "\n";
                continue;
            }
            ++score.right;
            place->met = true;
        }
        for (const Place& place : places) {
            score.met += place.met ? 1 : 0;
            if (!place.met)
                std::cout << table << ":" << row.line << ": missed: " << row.cells[1] << "\n";
        }
    }
    std::cout << table << ": precision " << rate_text(score.right, score.found) << ", recall "
              << rate_text(score.met, score.expected) << "\n";
    return score;
}

} // namespace

TEST(VagueTest, promises_are_found_and_little_else) {
    for (const char* table :
         {"vague.tsv", "vague_unseen.tsv", "vague_second.tsv", "vague_second_unseen.tsv"}) {
        const Score score = score_of(table);
        EXPECT_GE(score.right * 100, score.found * 95) << table;
        EXPECT_GE(score.met * 100, score.expected * 90) << table;
    }
}

} // namespace plainsend
