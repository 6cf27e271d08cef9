#include "pipeline/tasks.h"

#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "tests/pipeline/temporary_folder.h"

namespace plainsend {
namespace {

std::vector<Task> parsed(const std::string& inside) {
    return parse_tasks("<tasks>\n" + inside + "\n</tasks>", "tasks.xml",
                       test::read(PLAINSEND_SOURCE "/glossary/tasks.rng"));
}

std::string task(const std::string& attributes, const std::string& rules) {
    return "<task " + attributes + "><heading> Do\n this </heading><advice>So.</advice><rules>" + rules +
           "</rules></task>\n";
}

Error mistake_in(const std::string& inside) {
    try {
        parsed(inside);
    } catch (const Error& error) {
        return error;
    }
    return {Trouble::usage, "no error", "", ""};
}

TEST(Tasks, keep_the_order_of_the_file) {
    const std::vector<Task> tasks =
        parsed(task("id='words'", "plain-words\n structure/passive") + task("id='done' to-do='no'", "a/b"));
    ASSERT_EQ(tasks.size(), 2U);
    EXPECT_EQ(tasks[0].heading, "Do this");
    EXPECT_TRUE(tasks[0].to_do);
    EXPECT_FALSE(tasks[1].to_do);
    EXPECT_EQ(tasks[0].rules, (std::vector<std::string>{"plain-words", "structure/passive"}));
}

TEST(Tasks, take_a_rule_by_its_name_or_its_family) {
    const std::vector<Task> tasks =
        parsed(task("id='first'", "names/name") +
               task("id='words'", "structure/passive plain-words careful-words:vague"));
    EXPECT_EQ(task_of(tasks, "names/name", "").task, 0U);
    EXPECT_EQ(task_of(tasks, "plain-words/utilise", "plain-words").task, 1U);
    EXPECT_EQ(task_of(tasks, "plain-words/utilise", "plain-words").rank, 1U);
    EXPECT_EQ(task_of(tasks, "careful-words/vague-soon", "careful-words:vague").rank, 2U);
    EXPECT_TRUE(task_of(tasks, "names/name", "").named);
}

TEST(Tasks, put_a_rule_that_none_names_where_it_is_seen_first) {
    const std::vector<Task> tasks = parsed(task("id='first'", "names/name"));
    EXPECT_EQ(task_of(tasks, "names/new", "").task, 0U);
    EXPECT_FALSE(task_of(tasks, "names/new", "").named);
    EXPECT_FALSE(task_of(tasks, "careful-words/rude", "careful-words:blame").named);
}

TEST(Tasks, do_not_share_a_rule_or_a_name) {
    const Error rule = mistake_in(task("id='a'", "names/name") + task("id='b'", "x/y names/name"));
    EXPECT_EQ(rule.trouble, Trouble::data_file);
    EXPECT_EQ(rule.where, "tasks.xml:5");
    EXPECT_NE(rule.message.find("'names/name' stands in the list twice"), std::string::npos) << rule.message;
    const Error name = mistake_in(task("id='a'", "x/y") + task("id='a'", "x/z"));
    EXPECT_NE(name.message.find("two tasks named 'a'"), std::string::npos) << name.message;
}

} // namespace
} // namespace plainsend
