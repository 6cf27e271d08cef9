// Meanings and definitions measured on tables of texts: those to work on, and those nobody worked on.
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "stages/document/edit.h"
#include "stages/language/acronyms.h"
#include "stages/language/inflection.h"
#include "stages/language/short_form_shapes.h"
#include "stages/text/text.h"
#include "tests/stages/language/language_fixture.h"
#include "tests/stages/language/schwartz_hearst.h"
#include "tests/stages/language/table.h"

namespace plainsend {

using namespace plainsend::test;

namespace {

std::vector<std::string> parts(const std::string& text, const std::string& separator) {
    std::vector<std::string> found;
    std::size_t begin = 0;
    for (std::size_t end = text.find(separator); end != std::string::npos;
         end = text.find(separator, begin)) {
        found.push_back(text.substr(begin, end - begin));
        begin = end + separator.size();
    }
    found.push_back(text.substr(begin));
    return found;
}

Document paragraphs(const std::string& text) {
    Blocks blocks;
    for (const std::string& part : parts(text, " \u00b6 "))
        blocks.push_back(part.starts_with("# ") ? heading(part.substr(2)) : paragraph(part));
    return document_of(std::move(blocks));
}

// "behaviour support panels" -> "... panel"
std::string plain_form(const std::string& words) {
    const std::string text = fold(words);
    const std::size_t begin = text.find_last_of(' ') + 1;
    return text.substr(0, begin) + singular_of(text.substr(begin));
}

// The long form is the name of this meaning, or another way to write it.
bool means(const std::string& long_form, const std::string& meaning) {
    if (plain_form(long_form) == plain_form(meaning))
        return true;
    for (const GlossaryTerm& term : language_data().glossary.terms)
        if (plain_form(term.name) == plain_form(meaning))
            for (const std::string& variant : term.variants)
                if (plain_form(variant) == plain_form(long_form))
                    return true;
    return false;
}

// PLAINSEND_SHOW_MISSED=senses.tsv prints what was not decided or found there.
void show(const std::string& name, const std::string& missed) {
    const char* wanted = std::getenv("PLAINSEND_SHOW_MISSED");
    if (wanted != nullptr && name == wanted)
        std::printf("%s", missed.c_str());
}

struct Senses {
    std::size_t rows = 0;
    std::size_t wrong = 0;
    std::size_t decidable = 0;
    std::size_t decided = 0;
    double rate() const { return static_cast<double>(decided) / static_cast<double>(decidable); }
};

Senses measure_senses(const std::string& name) {
    Senses result;
    std::string missed;
    for (const TableRow& row : read_table(name, 5)) {
        const std::string& acronym = row.cells[0];
        const bool decidable = row.cells[2] == "yes";
        std::set<std::string> taken;
        for (const AcronymUse& use : find_acronyms(paragraphs(row.cells[4]), context(row.cells[3])))
            if (fold(use.short_form) == fold(acronym) && !use.long_form.empty())
                taken.insert(use.long_form);
        const bool right = taken.size() == 1 && means(*taken.begin(), row.cells[1]);
        ++result.rows;
        result.decidable += decidable ? 1 : 0;
        result.decided += decidable && right ? 1 : 0;
        if (!taken.empty() && !right) {
            ++result.wrong;
            ADD_FAILURE() << name << ": " << acronym << " was taken for '" << *taken.begin() << "', not '"
                          << row.cells[1] << "': " << row.cells[4];
        }
        if (decidable && taken.empty())
            missed += "  " + acronym + ": " + row.cells[4] + "\n";
    }
    std::printf("%s: %zu texts, %zu wrong, %zu of %zu with evidence decided (%.1f %%)\n", name.c_str(),
                result.rows, result.wrong, result.decided, result.decidable, 100 * result.rate());
    show(name, missed);
    return result;
}

struct Score {
    std::size_t found = 0;
    std::size_t right = 0;
    std::size_t wanted = 0;
    double precision() const { return static_cast<double>(right) / static_cast<double>(found); }
    double recall() const { return static_cast<double>(right) / static_cast<double>(wanted); }
};

std::vector<Pair> our_pairs(const std::string& text) {
    std::set<std::string> seen;
    std::vector<Pair> found;
    for (const AcronymUse& use : find_acronyms(paragraphs(text), context()))
        if (use.source == "document" && seen.insert(use.short_form).second)
            found.push_back({use.short_form, use.long_form});
    return found;
}

enum class Rows { all, with_brackets };

Score measure_definitions(const std::string& name, const std::string& finder, Rows rows,
                          const std::function<std::vector<Pair>(const std::string&)>& find) {
    Score score;
    std::string missed;
    for (const TableRow& row : read_table(name, 2)) {
        if (rows == Rows::with_brackets && row.cells[1].find('(') == std::string::npos)
            continue;
        std::set<std::string> wanted;
        if (row.cells[0] != "-")
            for (const std::string& pair : parts(row.cells[0], ";"))
                wanted.insert(fold(parts(pair, "=")[0]) + "=" + plain_form(parts(pair, "=")[1]));
        score.wanted += wanted.size();
        for (const Pair& pair : find(row.cells[1])) {
            std::string short_form = pair.short_form;
            if (short_form.size() > 2 && short_form.ends_with("s"))
                short_form.pop_back();
            const std::string found = fold(short_form) + "=" + plain_form(pair.long_form);
            ++score.found;
            if (wanted.erase(found) == 1)
                ++score.right;
            else
                missed += "  + " + found + ": " + row.cells[1] + "\n";
        }
        for (const std::string& pair : wanted)
            missed += "  - " + pair + ": " + row.cells[1] + "\n";
    }
    std::printf("%s, %s: precision %.1f %% (%zu of %zu), recall %.1f %% (%zu of %zu)\n", name.c_str(),
                finder.c_str(), 100 * score.precision(), score.right, score.found, 100 * score.recall(),
                score.right, score.wanted);
    show(name, missed);
    return score;
}

// On all texts, and on those for which the yardstick was made.
void expect_better_than_the_yardstick(const std::string& name) {
    for (const Rows rows : {Rows::all, Rows::with_brackets}) {
        const std::string where = rows == Rows::all ? "" : " in brackets";
        const Score ours = measure_definitions(name, "plainsend" + where, rows, our_pairs);
        const Score yardstick =
            measure_definitions(name, "Schwartz-Hearst" + where, rows, schwartz_hearst_pairs);
        EXPECT_GE(ours.precision(), 0.96) << name << where;
        EXPECT_GE(ours.recall(), 0.83) << name << where;
        EXPECT_GT(ours.precision(), yardstick.precision()) << name << where;
        EXPECT_GT(ours.recall(), yardstick.recall()) << name << where;
    }
}

} // namespace

TEST(AcronymTablesTest, decides_where_the_text_does_and_is_never_wrong) {
    EXPECT_GE(measure_senses("senses.tsv").rate(), 0.9);
}

TEST(AcronymTablesTest, finds_definitions_better_than_the_yardstick) {
    expect_better_than_the_yardstick("definitions.tsv");
}

TEST(UnseenAcronymTablesTest, decides_where_the_text_does_and_is_never_wrong) {
    EXPECT_GE(measure_senses("senses-unseen.tsv").rate(), 0.7);
}

TEST(UnseenAcronymTablesTest, decides_where_a_name_a_role_or_a_job_does_and_is_never_wrong) {
    EXPECT_GE(measure_senses("senses-in-context.tsv").rate(), 0.9);
    EXPECT_GE(measure_senses("senses-in-context-unseen.tsv").rate(), 0.85);
}

TEST(AcronymTablesTest, is_not_trapped_by_words_that_look_like_evidence) {
    EXPECT_GE(measure_senses("senses-traps.tsv").rate(), 0.95);
}

TEST(UnseenAcronymTablesTest, is_not_trapped_by_words_that_look_like_evidence) {
    EXPECT_GE(measure_senses("senses-traps-unseen.tsv").rate(), 0.7);
}

TEST(UnseenAcronymTablesTest, finds_definitions_better_than_the_yardstick) {
    expect_better_than_the_yardstick("definitions-unseen.tsv");
}

TEST(AcronymTablesTest, leaves_alone_what_is_no_acronym) {
    for (const char* name : {"no-acronyms.tsv", "no-acronyms-in-capitals.tsv"})
        for (const TableRow& row : read_table(name, 1)) {
            for (const AcronymUse& use : find_acronyms(text_document(row.cells[0]), context()))
                ADD_FAILURE() << use.short_form << ": " << row.cells[0];
            for (const AcronymUse& use : find_acronyms(document_of({heading(row.cells[0])}), context()))
                ADD_FAILURE() << "heading, " << use.short_form << ": " << row.cells[0];
        }
}

TEST(AcronymTablesTest, says_a_or_an_by_the_sound_of_the_acronym) {
    for (const TableRow& row : read_table("articles-of-acronyms.tsv", 2))
        EXPECT_EQ(article_before_acronym(row.cells[1], language_data().glossary), row.cells[0])
            << row.cells[1];
}

TEST(AcronymTablesTest, changes_a_text_only_once) {
    for (const char* name : {"senses.tsv", "senses-unseen.tsv", "definitions.tsv", "definitions-unseen.tsv"})
        for (const TableRow& row : read_table(name, name[0] == 's' ? 5 : 2)) {
            const Context given = context(name[0] == 's' ? row.cells[3] : "england");
            const Reported<Document> first = acronyms(paragraphs(row.cells.back()), given);
            Document once = plainsend::apply(paragraphs(row.cells.back()), first.findings).value;
            once.ledger.clear();
            const Document twice = plainsend::apply(once, acronyms(once, given).findings).value;
            EXPECT_EQ(all_text(twice), all_text(once)) << row.cells.back();
        }
}

} // namespace plainsend
