// Where sentences of school English end, counted over two tables. The second was written before anybody saw
// what plainsend makes of it.
#include <iostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/text/text.h"
#include "tests/stages/language/table.h"

namespace plainsend {

using namespace plainsend::test;

namespace {

void replace_all(std::string& text, std::string_view sign, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos; at += by.size())
        text.replace(at, sign.size(), by);
}

// The text of a row, and its sentences as the table says they are and as they were found.
struct Row {
    std::string wanted;
    std::string found;
};

Row played(std::string row) {
    replace_all(row, "⏎", "\n");
    replace_all(row, "⍽", "\u00A0");
    std::string text = row;
    replace_all(text, "|", "");
    Row result{row, text};
    const std::vector<Span> spans = sentences(text);
    for (std::size_t i = spans.size(); i-- > 1;)
        result.found.insert(spans[i - 1].end, "|");
    return result;
}

void expect_rate(const std::string& table, std::size_t percent) {
    std::size_t good = 0;
    const std::vector<TableRow> rows = read_table("../../text/tables/" + table, 1);
    for (const TableRow& row : rows) {
        const Row result = played(row.cells[0]);
        good += result.found == result.wanted ? 1 : 0;
        if (result.found != result.wanted)
            std::cout << table << ":" << row.line << ": " << row.cells[0] << "\n    -> " << result.found
                      << "\n";
    }
    std::cout << table << ": " << rate_text(good, rows.size()) << "\n";
    EXPECT_GE(good * 100, rows.size() * percent) << table;
}

} // namespace

TEST(SentenceTables, end_where_a_reader_would_end_them) {
    expect_rate("sentences.txt", 98);
    expect_rate("sentences_unseen.txt", 98);
    expect_rate("sentences_fresh.txt", 98);
}

} // namespace plainsend
