// Compare held against tables of pairs, as plans word them: what must be told, and what must not.
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "pipeline/compare.h"
#include "tests/pipeline/compared.h"

namespace plainsend {
namespace {

std::string table(const std::string& name) {
    std::ifstream file(std::filesystem::path(PLAINSEND_SOURCE) / "tests/pipeline/compare" / name);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Whether what was found is what a row expects, and told once.
bool is_right(const std::string& expected, const Comparison& found) {
    if (expected == "same")
        return found.changes.empty();
    if (found.changes.size() != 1 || found.changes[0].facts.size() != 1)
        return false;
    const FactChange& fact = found.changes[0].facts[0];
    if (expected == "removed")
        return fact.new_words.empty() && !fact.old_words.empty();
    if (expected == "added")
        return fact.old_words.empty() && !fact.new_words.empty();
    if (expected == "duty")
        return fact.kind == "duty";
    if (expected == "amount")
        return !fact.old_words.empty() && !fact.new_words.empty();
    return expected == "told" || expected == verdict_name(fact.verdict);
}

std::size_t check_rows_of(const std::string& name) {
    std::size_t rows = 0;
    std::size_t right = 0;
    std::istringstream lines(table(name));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#'))
            continue;
        std::istringstream fields(line);
        std::string expected;
        std::string then;
        std::string now;
        std::getline(fields, expected, '\t');
        std::getline(fields, then, '\t');
        std::getline(fields, now, '\t');
        const Comparison found =
            compare(plan_read(then, "plan.md"), plan_read(now, "plan.md"), *data().language);
        ++rows;
        if (is_right(expected, found))
            ++right;
        else
            ADD_FAILURE() << expected << ": " << then << " => " << now << described(found);
    }
    std::cout << name << ": " << right << " of " << rows << " right\n";
    return rows;
}

TEST(CompareTables, tell_what_changed_once_and_with_the_right_verdict) {
    EXPECT_GE(check_rows_of("changes.tsv"), 120U);
    EXPECT_GE(check_rows_of("unseen.tsv"), 60U);
}

// "@plan NAME" and "@same NAME", each with a document below it.
TEST(CompareTables, are_silent_about_plans_that_are_only_typed_again) {
    struct Plan {
        bool is_first = false;
        std::string name;
        std::string text;
    };
    std::vector<Plan> plans;
    std::istringstream lines(table("reformatted.txt"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("@plan ") || line.starts_with("@same "))
            plans.push_back({line.starts_with("@plan "), line.substr(6), ""});
        else
            plans.back().text += line + "\n";
    }
    std::size_t pairs = 0;
    std::size_t silent = 0;
    std::string first;
    Document then;
    for (const Plan& plan : plans) {
        Document now = plan_read(plan.text, plan.name);
        if (plan.is_first) {
            first = plan.name;
            then = std::move(now);
            continue;
        }
        const Comparison found = compare(then, now, *data().language);
        ++pairs;
        if (found.changes.empty() && found.same > 0)
            ++silent;
        else
            ADD_FAILURE() << first << " => " << plan.name << described(found);
    }
    std::cout << silent << " of " << pairs << " pairs of plans silent\n";
    EXPECT_GE(pairs, 30U);
}

} // namespace
} // namespace plainsend
