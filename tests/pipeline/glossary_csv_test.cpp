#include "pipeline/glossary_csv.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

#include "stages/document/error.h"

namespace plainsend {
namespace {

using testing::HasSubstr;

std::string data(const std::string& name) {
    std::ifstream file(std::filesystem::path(PLAINSEND_SOURCE) / "glossary" / name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

Glossary of(const std::string& xml) {
    Glossary glossary;
    add_terms(glossary, xml, "x.xml", data("terms.rng"));
    return glossary;
}

std::string row_of(const GlossaryTerm& term) {
    Glossary glossary;
    glossary.terms.push_back(term);
    return glossary_as_csv(glossary, "");
}

std::string imported(const std::string& table, const std::string& jurisdiction = {}) {
    const ImportedTerms terms = glossary_from_csv(table, "words.csv", jurisdiction, data("terms.rng"));
    EXPECT_TRUE(terms.mistakes.empty());
    return terms.xml;
}

std::vector<Error> mistakes_of(const std::string& table) {
    try {
        const ImportedTerms terms = glossary_from_csv(table, "words.csv", "", data("terms.rng"));
        EXPECT_EQ(terms.mistakes.empty(), !terms.xml.empty()) << "a file, or mistakes";
        return terms.mistakes;
    } catch (const Error& error) {
        return {error};
    }
}

Error refused(const std::string& table) {
    const std::vector<Error> mistakes = mistakes_of(table);
    return mistakes.empty() ? Error(Trouble::usage, "was not refused", "", "") : mistakes.front();
}

// "line: message" of each.
std::vector<std::string> told(const std::string& table) {
    std::vector<std::string> all;
    for (const Error& mistake : mistakes_of(table))
        all.push_back(mistake.where.substr(mistake.where.find(':') + 1) + ": " + mistake.message);
    return all;
}

TEST(GlossaryCsv, every_term_comes_back_from_the_table_as_it_was) {
    for (const std::string name : {"uk", "england", "scotland", "wales", "northern-ireland"}) {
        const Glossary before = of(data("terms-" + name + ".xml"));
        const Glossary after = of(imported(glossary_as_csv(before, name), name));
        ASSERT_EQ(before.terms.size(), after.terms.size()) << name;
        for (std::size_t i = 0; i < before.terms.size(); ++i) {
            GlossaryTerm term = after.terms[i];
            term.line = before.terms[i].line;
            EXPECT_EQ(row_of(term), row_of(before.terms[i]));
            EXPECT_EQ(term.evidence, before.terms[i].evidence);
            EXPECT_EQ(term.nearby, before.terms[i].nearby);
            EXPECT_EQ(term.hints, before.terms[i].hints);
            EXPECT_EQ(term.idle, before.terms[i].idle);
            EXPECT_EQ(term.roles, before.terms[i].roles);
            EXPECT_EQ(term.valid_from, before.terms[i].valid_from);
            EXPECT_EQ(term.spoken, before.terms[i].spoken);
            EXPECT_EQ(term.everyday, before.terms[i].everyday);
            EXPECT_EQ(term.statutory, before.terms[i].statutory);
        }
    }
}

TEST(GlossaryCsv, three_columns_are_enough) {
    const Glossary glossary = of(imported(
        "Explanation;Name;Short\r\nA card for the bus.;Bus pass;BP\r\n\"Help; at lunch.\";Lunch pal;\r\n"));
    ASSERT_EQ(glossary.terms.size(), 2U);
    EXPECT_EQ(glossary.terms[0].id, "bus-pass");
    EXPECT_EQ(glossary.terms[0].jurisdiction, "uk");
    EXPECT_EQ(glossary.terms[0].short_forms, std::vector<std::string>{"BP"});
    EXPECT_EQ(glossary.terms[1].explanation, "Help; at lunch.");
}

TEST(GlossaryCsv, a_mistake_is_told_with_the_line_of_the_table) {
    EXPECT_EQ(refused("name,explanation\nBus,A card.\n,No name.\n").where, "words.csv:3");
    EXPECT_THAT(refused("name\nBus\n").message, HasSubstr("no column \"explanation\""));
    EXPECT_THAT(refused("name,explanation,colour\nBus,A,b\n").message, HasSubstr("\"colour\""));
    EXPECT_THAT(refused("name,explanation\n").message, HasSubstr("no term"));
    const std::string long_one =
        "word word word word word word word word word word word word word word word word word "
        "word word word word word word word word word word";
    EXPECT_EQ(refused("name,explanation\nBus," + long_one + "\n").where, "words.csv:2");
    EXPECT_EQ(refused("name,explanation,valid from\nBus,A card.,5 May\n").where, "words.csv:2");
    EXPECT_EQ(refused("name,explanation,jurisdiction\nBus,A card.,wales\nCar,A car.,uk\n").where,
              "words.csv:3");
    EXPECT_EQ(refused("id,name,explanation\na,Bus,A card.\na,Car,A car.\n").where, "words.csv:3");
    EXPECT_THAT(refused("name,explanation,law\nBus,A card.,maybe\n").hint, HasSubstr("yes or no"));
}

TEST(GlossaryCsv, all_mistakes_are_told_at_once_with_their_lines_quoted) {
    const std::string long_one =
        "word word word word word word word word word word word word word word word word word "
        "word word word word word word word word word word";
    const std::vector<std::string> all = told("name,explanation,law,replaceable,valid from,valid to,id\n"
                                              "Bus pass,A card.,no,no,,,bus\n"
                                              ",,maybe,,,,\n"
                                              "Lunch pal," +
                                              long_one +
                                              ",,,5 May,2026-02-30,\n"
                                              "Late bus,A bus.,,,2026-09-01,2026-01-01,bus\n"
                                              "Walking bus,A walk.,,,2026-09-01,2026-01-01,\n"
                                              "Door,A door.,yes,yes,,,\n");
    std::vector<std::string> lines;
    for (const std::string& one : all)
        lines.push_back(one.substr(0, one.find(':')));
    EXPECT_EQ(lines, (std::vector<std::string>{"3", "3", "3", "4", "4", "4", "5", "5", "6", "7"}));
    EXPECT_THAT(all, testing::Contains(HasSubstr("\"name\" is empty: ,,maybe")));
    EXPECT_THAT(all, testing::Contains(HasSubstr("\"explanation\" is empty")));
    EXPECT_THAT(all, testing::Contains(HasSubstr("says \"maybe\"")));
    EXPECT_THAT(all, testing::Contains(HasSubstr("more than 25 words: Lunch pal")));
    EXPECT_THAT(all, testing::Contains(HasSubstr("\"valid from\" says \"5 May\": Lunch pal")));
    EXPECT_THAT(all, testing::Contains(HasSubstr("\"valid to\" says \"2026-02-30\": Lunch pal")));
    EXPECT_THAT(all, testing::Contains(HasSubstr("needs \"use\": Door")));
    EXPECT_THAT(all, testing::Contains(HasSubstr("second term with the id \"bus\": Late bus")));
    EXPECT_THAT(all, testing::Contains(HasSubstr("valid-to is before valid-from: Walking bus")));
    for (const std::string& one : all)
        EXPECT_EQ(one.find('<'), std::string::npos) << "the author never saw any XML: " << one;
}

TEST(GlossaryCsv, an_id_is_small_letters_digits_and_hyphens) {
    EXPECT_THAT(told("id,name,explanation\nBus Pass,Bus,A card.\n"),
                testing::ElementsAre(HasSubstr("\"id\" says \"Bus Pass\": Bus Pass,Bus")));
}

TEST(GlossaryCsv, all_headings_that_are_wrong_are_told_at_once) {
    const std::vector<std::string> all = told("name,colour,size\nBus,red,big\n");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_THAT(all[0], HasSubstr("\"colour\""));
    EXPECT_THAT(all[1], HasSubstr("\"size\""));
    EXPECT_THAT(all[2], HasSubstr("no column \"explanation\": name,colour,size"));
}

TEST(GlossaryCsv, a_stray_heading_hides_no_other_mistake) {
    const std::vector<std::string> all = told("name,explanation,law,foo\nBus,,no,x\nDoor,A door.,maybe,y\n");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_THAT(all[0], HasSubstr("\"foo\""));
    EXPECT_THAT(all[1], HasSubstr("\"explanation\" is empty"));
    EXPECT_THAT(all[2], HasSubstr("says \"maybe\""));
}

TEST(GlossaryCsv, a_name_stands_in_one_row_but_where_the_law_changed) {
    EXPECT_THAT(told("name,explanation\nBus pass,A card.\nDoor,A door.\nbus pass,A paper.\n"),
                testing::ElementsAre(HasSubstr("second term with the name \"bus pass\", see line 2")));
    EXPECT_THAT(told("name,explanation,valid from,valid to\nBus pass,A card.,,2025-08-31\n"
                     "Bus pass,A paper.,2025-09-01,\n"),
                testing::IsEmpty());
}

TEST(GlossaryCsv, an_own_term_is_remembered_with_what_it_goes_before) {
    Glossary glossary = of(data("terms-uk.xml"));
    const std::string own = imported("name,short,explanation\nAttention deficit disorder,ADD,An own word.\n");
    add_terms(glossary, own, "school.xml", data("terms.rng"), Overrides::yes);
    ASSERT_FALSE(glossary.overridden.empty());
    EXPECT_EQ(glossary.overridden[0].file, "school.xml");
    EXPECT_EQ(glossary.overridden[0].other_file, "x.xml");
    EXPECT_EQ(glossary.overridden[0].other_name, "attention deficit disorder");
}

} // namespace
} // namespace plainsend
