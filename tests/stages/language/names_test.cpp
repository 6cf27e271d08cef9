#include "stages/language/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages/language/language_fixture.h"

namespace plainsend {

using namespace plainsend::test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

// Jamie by a form, Leila by a title and by counting, nobody by a meeting's notes.
Blocks plan_of(char child) {
    Blocks blocks;
    const auto add = [&](const char* text) { blocks.push_back(paragraph(text)); };
    if (child == 'J') {
        blocks.push_back(heading("Individual plan", 1));
        add("Name of child: Jamie Okoro");
        add("Date of birth: 3 May 2014");
        add("Jamie enjoys trains. He knows every timetable. Jamie finds noise hard, and he covers his ears.");
        add("Jamie works best in the morning. He needs a break after lunch. Jamie writes neatly.");
        add("In a group Jamie is quiet. His ideas are good. Jamie asks for help when he is stuck.");
        add("Jamie swims. Jamie paints. Jamie cooks.");
    } else if (child == 'L') {
        blocks.push_back(heading("Plan for Leila", 1));
        add("Leila enjoys drawing. She draws games. Leila finds long instructions hard, and she loses the "
            "thread.");
        add("Leila works best in the morning. She needs a break after lunch. Leila writes neatly.");
        add("In a group Leila is quiet. Her ideas are good. Leila asks for help when she is stuck.");
        add("Leila swims. Leila paints. Leila cooks.");
    } else {
        blocks.push_back(heading("Notes of the open evening", 1));
        add("Twelve families came. The hall was full, and the choir sang.");
    }
    return blocks;
}

Findings checked(Blocks blocks) {
    return names(document_of(std::move(blocks)), context()).findings;
}

struct NamesRow {
    char child = 'J';     // 'D': the row is the whole document
    std::string expected; // "name", "pronoun", "birth", "-"
    std::string text;
};

std::vector<NamesRow> rows_of(const std::string& name) {
    std::ifstream file(std::string(PLAINSEND_SOURCE) + "/tests/stages/language/names/" + name);
    std::vector<NamesRow> rows;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t', 2);
        rows.push_back({line.front(), line.substr(2, tab - 2), line.substr(tab + 1)});
    }
    return rows;
}

std::string found_in(const NamesRow& row) {
    Blocks blocks = row.child == 'D' ? Blocks{} : plan_of(row.child);
    std::string text = row.text;
    for (std::size_t at = 0; at != std::string::npos;) {
        const std::size_t end = text.find(" || ", at);
        const std::string block = text.substr(at, end == std::string::npos ? end : end - at);
        blocks.push_back(block.starts_with("# ") ? heading(block.substr(2), 1) : paragraph(block));
        at = end == std::string::npos ? end : end + 4;
    }
    std::string found;
    for (const Finding& finding : checked(std::move(blocks))) {
        const std::string rule = finding.rule == "names/birth-date" ? "birth" : finding.rule.substr(6);
        if (found.find(rule) == std::string::npos)
            found += (found.empty() ? "" : ",") + rule;
    }
    return found.empty() ? "-" : found;
}

struct Rates {
    std::size_t right = 0;  // found, and there
    std::size_t wrong = 0;  // found, and not there
    std::size_t missed = 0; // there, and not found
    std::size_t silent = 0; // neither
};

Rates rates_of(const std::string& table) {
    Rates rates;
    for (const NamesRow& row : rows_of(table)) {
        std::string found = found_in(row);
        if (row.expected == "name" && found == "name,pronoun")
            found = "name"; // "she" of another child is no mistake of ours
        if (found == row.expected)
            ++(found == "-" ? rates.silent : rates.right);
        else
            ++(found == "-" ? rates.missed : rates.wrong);
        if (found != row.expected)
            std::cout << table << ": " << row.expected << ", found " << found << ": " << row.text << "\n";
    }
    std::cout << table << ": " << rates.right << " right, " << rates.wrong << " wrong, " << rates.missed
              << " missed, " << rates.silent << " rightly silent\n";
    return rates;
}

enum class AtLeastRows : std::size_t {};
enum class AtMostMissed : std::size_t {};

void expect_nothing_wrong(const std::string& table, AtLeastRows rows, AtMostMissed missed) {
    const Rates rates = rates_of(table);
    EXPECT_GE(rates.right + rates.missed + rates.silent, static_cast<std::size_t>(rows)) << table;
    EXPECT_EQ(rates.wrong, 0U) << table;
    EXPECT_LE(rates.missed, static_cast<std::size_t>(missed)) << table;
}

} // namespace

TEST(Names, of_the_table_they_were_made_with_are_found_and_others_left_alone) {
    expect_nothing_wrong("known.tsv", AtLeastRows{80}, AtMostMissed{3});
}

TEST(Names, of_another_table_are_nearly_all_found_and_others_left_alone) {
    expect_nothing_wrong("unseen.tsv", AtLeastRows{80}, AtMostMissed{4});
}

TEST(Names, in_the_sentences_of_real_plans_are_nearly_all_found_and_others_left_alone) {
    expect_nothing_wrong("plans.tsv", AtLeastRows{140}, AtMostMissed{8});
}

TEST(Names, in_other_plans_are_nearly_all_found_and_others_left_alone) {
    expect_nothing_wrong("plans-unseen.tsv", AtLeastRows{85}, AtMostMissed{0});
}

TEST(Names, in_plans_of_a_third_table_are_nearly_all_found_and_others_left_alone) {
    expect_nothing_wrong("plans-third.tsv", AtLeastRows{44}, AtMostMissed{2});
}

TEST(Names, dates_of_birth_are_the_childs_unless_given_to_somebody_else) {
    expect_nothing_wrong("attacked-birth.tsv", AtLeastRows{17}, AtMostMissed{0});
}

TEST(Names, of_a_part_pasted_from_another_plan_are_found_however_often_they_stand) {
    expect_nothing_wrong("attacked.tsv", AtLeastRows{22}, AtMostMissed{0});
}

TEST(Names, pronouns_in_paragraphs_of_their_own_are_the_childs_unless_others_are_named) {
    expect_nothing_wrong("attacked-pronoun.tsv", AtLeastRows{14}, AtMostMissed{0});
}

TEST(Names, of_rows_written_after_those_that_were_mended_are_nearly_all_right) {
    expect_nothing_wrong("attacked-unseen.tsv", AtLeastRows{40}, AtMostMissed{0});
}

TEST(Names, the_message_names_the_child_and_the_word) {
    Blocks blocks = plan_of('J');
    blocks.push_back(paragraph("It is quieter there, and Oliver needs that."));
    const Findings found = checked(std::move(blocks));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].text, "Oliver");
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_THAT(found[0].message, HasSubstr("about Jamie, but this sentence says 'Oliver'"));
}

TEST(Names, a_form_of_cells_tells_the_child_and_the_date_of_birth) {

    Table table;
    for (const auto& [label, value] :
         {std::pair("Name", "Leila Haddad"), std::pair("Date of birth", "3 May 2014")}) {
        plainsend::Row cells;
        cells.cells.push_back({{paragraph(label)}, 1, 1});
        cells.cells.push_back({{paragraph(value)}, 1, 1});
        table.rows.push_back(std::move(cells));
    }
    Block block;
    block.node = table;
    Blocks blocks{block};
    blocks.push_back(paragraph("Leila draws. Leila sings. Leila swims. Dob: 4 May 2014"));
    blocks.push_back(paragraph("Date of birth: 4 May 2014"));
    blocks.push_back(paragraph("Jack needs a quiet place."));
    const Findings found = checked(std::move(blocks));
    ASSERT_THAT(found, SizeIs(3));
    EXPECT_EQ(found[0].rule, "names/name");
    EXPECT_EQ(found[1].rule, "names/birth-date");
    EXPECT_EQ(found[2].rule, "names/birth-date");
    EXPECT_THAT(found[1].message, HasSubstr("above it is 3 May 2014"));
}

TEST(Names, a_column_of_dates_of_birth_is_read_in_the_rows_that_name_the_child) {
    const auto details = [](std::initializer_list<std::pair<const char*, const char*>> rows) {
        Table table;
        table.header_rows = 1;
        for (const auto& [name, date] : rows) {
            plainsend::Row cells;
            cells.cells.push_back({{paragraph(name)}, 1, 1});
            cells.cells.push_back({{paragraph(date)}, 1, 1});
            table.rows.push_back(std::move(cells));
        }
        Block block;
        block.node = table;
        return block;
    };
    Blocks blocks{details({{"Name of child", "Date of birth"}, {"Leila Haddad", "3 May 2014"}})};
    blocks.insert(blocks.begin(), heading("Plan for Leila", 1));
    blocks.push_back(paragraph("Leila draws. Leila sings. Leila swims. Her brother came."));
    blocks.push_back(details({{"Family", "Date of birth"},
                              {"Adam Haddad (brother)", "4 May 2016"},
                              {"Leila Haddad", "5 May 2014"}}));
    const Findings found = checked(std::move(blocks));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].text, "5 May 2014");
}

TEST(Names, nothing_is_said_when_the_document_says_they_or_mixes) {
    Blocks blocks{heading("Plan for Leila", 1)};
    blocks.push_back(
        paragraph("Leila draws. She sings. Leila swims. He dives. Leila reads. She writes. Leila eats. He "
                  "drinks. Leila runs. She jumps."));
    EXPECT_THAT(checked(std::move(blocks)), IsEmpty());
}

} // namespace plainsend
