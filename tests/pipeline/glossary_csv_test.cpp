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
    return glossary_from_csv(table, "words.csv", jurisdiction, data("terms.rng"));
}

Error refused(const std::string& table) {
    try {
        imported(table);
    } catch (const Error& error) {
        return error;
    }
    return Error(Trouble::usage, "was not refused", "", "");
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
            EXPECT_EQ(term.hints, before.terms[i].hints);
            EXPECT_EQ(term.idle, before.terms[i].idle);
            EXPECT_EQ(term.roles, before.terms[i].roles);
            EXPECT_EQ(term.valid_from, before.terms[i].valid_from);
            EXPECT_EQ(term.spoken, before.terms[i].spoken);
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
