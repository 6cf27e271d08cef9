#include "pipeline/rules.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <regex>
#include <set>

#include "pipeline/check.h"
#include "stages/stage.h"
#include "tests/pipeline/loaded_data.h"
#include "tests/pipeline/temporary_folder.h"

namespace plainsend {
namespace {

namespace fs = std::filesystem;

std::set<std::string> known() {
    std::set<std::string> names;
    for (const Explanation& rule : all_rules(data()))
        names.insert(rule.name);
    return names;
}

TEST(Rules, everything_that_is_said_of_the_samples_can_be_explained) {
    const std::set<std::string> explained = known();
    JobOptions options;
    options.choices.date = std::chrono::year(2026) / std::chrono::November / 23;
    int samples = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(PLAINSEND_SOURCE) / "samples")) {
        const std::string name = entry.path().filename().string();
        if (reader_for_extension(name) == nullptr)
            continue;
        ++samples;
        const Source source{test::read(entry.path()), name, {}};
        Findings findings = check_document(source, options, data()).findings;
        const Findings written = run_job(source, "sample", options, data()).findings;
        findings.insert(findings.end(), written.begin(), written.end());
        for (const Finding& finding : findings)
            EXPECT_TRUE(explained.contains(finding.rule)) << name << ": " << finding.rule;
    }
    EXPECT_GE(samples, 8);
}

// What no sample brings about: the rules that the code spells out.
TEST(Rules, every_rule_in_the_code_can_be_explained) {
    const std::set<std::string> explained = known();
    std::set<std::string> groups{"translate", "edit"};
    for (const Stage& stage : stages())
        groups.emplace(stage.name);
    for (const Reader& reader : readers())
        groups.emplace(reader.name);
    for (const Writer& writer : writers())
        groups.emplace(writer.name);
    const std::regex literal("\"([a-z]+(?:-[a-z]+)*)/([a-z]+(?:-[a-z]+)*)\"");
    int found = 0;
    for (const char* folder : {"stages", "pipeline"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(PLAINSEND_SOURCE) / folder)) {
            if (entry.path().extension() != ".cpp")
                continue;
            const std::string code = test::read(entry.path());
            for (std::sregex_iterator at(code.begin(), code.end(), literal), end; at != end; ++at)
                if (groups.contains((*at)[1].str())) {
                    ++found;
                    EXPECT_TRUE(explained.contains((*at)[1].str() + "/" + (*at)[2].str()))
                        << entry.path().filename() << ": " << at->str();
                }
        }
    EXPECT_GT(found, 50);
    // Word processors' files share a table of what is left out; its names have no group yet.
    const std::string table = test::read(fs::path(PLAINSEND_SOURCE) / "stages/ingest/left_out.cpp");
    const std::regex name("\"([a-z]+(?:-[a-z]+)*)\",\\s*Severity::");
    found = 0;
    for (std::sregex_iterator at(table.begin(), table.end(), name), end; at != end; ++at, ++found)
        EXPECT_TRUE(explained.contains("docx/" + (*at)[1].str()) ||
                    explained.contains("odt/" + (*at)[1].str()))
            << at->str();
    EXPECT_GT(found, 10);
}

TEST(Rules, every_rule_belongs_to_a_task) {
    for (const Explanation& rule : all_rules(data()))
        EXPECT_TRUE(task_of(data().tasks, rule.name, rule.family).named)
            << "glossary/tasks.xml has no place for " << rule.name;
}

std::vector<std::string> mistakes_in_tasks(std::vector<Task> tasks) {
    Data changed = data();
    changed.tasks = std::move(tasks);
    std::vector<std::string> messages;
    for (const DataMistake& mistake : check_data(changed))
        if (mistake.where.find("tasks.xml") != std::string::npos)
            messages.push_back(mistake.message);
    return messages;
}

TEST(Rules, a_rule_without_a_task_and_a_task_without_its_rule_are_told) {
    std::vector<Task> tasks = data().tasks;
    EXPECT_TRUE(mistakes_in_tasks(tasks).empty());
    std::string& rule = tasks.front().rules.front();
    const std::string name = rule;
    rule = "names/no-such";
    EXPECT_EQ(mistakes_in_tasks(tasks),
              (std::vector<std::string>{"no task has the rule '" + name + "'",
                                        "task 'first' names no rule: 'names/no-such'"}));
}

} // namespace
} // namespace plainsend
