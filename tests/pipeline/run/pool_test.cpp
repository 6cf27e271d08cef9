#include "pipeline/run/pool.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <map>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "tests/pipeline/temporary_folder.h"

namespace plainsend {
namespace {

#if defined(PLAINSEND_SANITIZED)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

WorkerLimits quick_limits() {
    WorkerLimits limits;
    limits.cpu_seconds = 1;
    limits.wall_seconds = 1.5;
    limits.memory = std::size_t{64} << 20;
    return limits;
}

// Runs tasks by name; the outcome of each.
std::map<std::string, Outcome> run(const std::vector<std::string>& tasks, int jobs, const Work& work,
                                   const WorkerLimits& limits = quick_limits()) {
    std::map<std::string, Outcome> outcomes;
    PoolCalls calls;
    calls.task = [&](std::size_t index) { return tasks[index]; };
    calls.find = [](std::size_t, std::string_view path) -> std::optional<std::string> {
        if (path == "beside.png")
            return std::string(3 << 20, 'p');
        return std::nullopt;
    };
    calls.done = [&](std::size_t index, Outcome outcome) {
        EXPECT_TRUE(outcomes.emplace(tasks[index], std::move(outcome)).second);
    };
    EXPECT_EQ(run_pool(tasks.size(), jobs, work, calls, limits), PoolEnd::finished);
    return outcomes;
}

// What a document's name asks for.
std::string faulty(std::string_view task, const Ask& ask) {
    if (task == "crash")
        std::raise(SIGSEGV);
    if (task == "abort")
        std::abort();
    if (task == "leave")
        _exit(3);
    if (task == "spin")
        for (volatile bool on = true; on;) {
        }
    if (task == "sleep")
        for (;;)
            std::this_thread::sleep_for(std::chrono::hours(1));
    if (task == "swell") {
        std::vector<std::string> all;
        for (;;)
            all.emplace_back(std::size_t{8} << 20, 'x');
    }
    if (task == "library") { // as those do that are written in C
        std::vector<void*> all;
        for (;;) {
            all.push_back(std::malloc(std::size_t{1} << 20));
            if (all.back() == nullptr)
                std::abort();
        }
    }
    if (task == "throw")
        throw std::logic_error("nobody thought of this");
    if (task == "flood")
        return std::string(std::size_t{20} << 20, 'x');
    if (task == "ask")
        return std::to_string(ask("beside.png").value_or("").size()) +
               (ask("../secret") ? " leaked" : " safe");
    return "did " + std::string(task);
}

TEST(Pool, works_through_every_task) {
    std::vector<std::string> tasks;
    for (int i = 0; i < 300; ++i)
        tasks.push_back("task " + std::to_string(i));
    const auto outcomes = run(tasks, 3, faulty);
    ASSERT_EQ(outcomes.size(), 300U);
    for (const auto& [task, outcome] : outcomes)
        EXPECT_EQ(outcome.bytes, "did " + task);
}

TEST(Pool, a_crash_or_a_hang_costs_one_task_and_says_what_it_was) {
    const auto outcomes = run(
        {"1", "crash", "2", "spin", "3", "sleep", "4", "leave", "5", "throw", "6", "abort", "7"}, 2, faulty);
    ASSERT_EQ(outcomes.size(), 13U);
    for (const char* well : {"1", "2", "3", "4", "5", "6", "7"})
        EXPECT_EQ(outcomes.at(well).bytes, std::string("did ") + well);
    EXPECT_EQ(outcomes.at("crash").ending, Ending::crashed);
    EXPECT_EQ(outcomes.at("abort").ending, Ending::crashed);
    EXPECT_EQ(outcomes.at("leave").ending, Ending::crashed);
    EXPECT_EQ(outcomes.at("spin").ending, Ending::timed_out);
    EXPECT_EQ(outcomes.at("sleep").ending, Ending::timed_out);
    EXPECT_NE(outcomes.at("throw").reason.find("nobody thought of this"), std::string::npos);
}

TEST(Pool, a_runaway_in_memory_costs_one_task) {
    if constexpr (sanitized)
        return; // sanitizers reserve the address space: the limit cannot be set then
    const auto outcomes = run({"1", "swell", "2", "library", "3"}, 1, faulty);
    EXPECT_EQ(outcomes.at("swell").ending, Ending::out_of_memory);
    EXPECT_EQ(outcomes.at("library").ending, Ending::out_of_memory);
    EXPECT_EQ(outcomes.at("library").reason, outcomes.at("swell").reason);
    EXPECT_EQ(outcomes.at("3").bytes, "did 3");
    EXPECT_EQ(outcomes.at("2").bytes, "did 2");
}

TEST(Pool, a_reply_beyond_the_limit_costs_one_task) {
    WorkerLimits limits = quick_limits();
    limits.reply_bytes = std::size_t{1} << 20;
    const auto outcomes = run({"flood", "1"}, 1, faulty, limits);
    EXPECT_EQ(outcomes.at("flood").ending, Ending::crashed);
    EXPECT_EQ(outcomes.at("1").bytes, "did 1");
}

TEST(Pool, large_tasks_replies_and_files_beside_pass_both_ways) {
    const std::string large(std::size_t{5} << 20, 'L');
    const auto outcomes = run({large, "ask"}, 2, faulty);
    EXPECT_EQ(outcomes.at(large).bytes.size(), large.size() + 4);
    EXPECT_EQ(outcomes.at("ask").bytes, "3145728 safe");
}

TEST(Pool, processor_time_is_counted_for_each_task_anew) {
    const Work burn = [](std::string_view task, const Ask&) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(400);
        while (std::chrono::steady_clock::now() < end) {
        }
        return std::string(task);
    };
    WorkerLimits limits = quick_limits();
    limits.wall_seconds = 30;
    for (const auto& [task, outcome] : run({"1", "2", "3", "4", "5"}, 1, burn, limits))
        EXPECT_EQ(outcome.bytes, task);
}

TEST(Pool, a_worker_is_replaced_after_its_share_of_documents) {
    const Work who = [](std::string_view, const Ask&) { return std::to_string(getpid()); };
    WorkerLimits limits = quick_limits();
    limits.documents = 2;
    std::map<std::string, int> served;
    for (const auto& [task, outcome] : run({"1", "2", "3", "4", "5"}, 1, who, limits))
        ++served[outcome.bytes];
    EXPECT_EQ(served.size(), 3U);
}

TEST(Pool, what_a_call_throws_comes_through_and_no_child_is_left) {
    PoolCalls calls;
    calls.task = [](std::size_t) { return "1"; };
    calls.done = [](std::size_t, const Outcome&) { throw std::runtime_error("disk"); };
    EXPECT_THROW(run_pool(4, 2, faulty, calls, quick_limits()), std::runtime_error);
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1); // ECHILD
}

TEST(Pool, an_interruption_ends_it_with_no_child_left) {
    PoolCalls calls;
    calls.task = [](std::size_t index) { return index == 0 ? "1" : "sleep"; };
    calls.done = [](std::size_t, const Outcome&) { std::raise(SIGINT); };
    EXPECT_EQ(run_pool(4, 2, faulty, calls, quick_limits()), PoolEnd::interrupted);
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
}

// ---------------------------------------------------------------- what a worker may not do

std::string denied(std::string_view task, const Ask&) {
    const std::string name(task);
    if (name == "socket")
        return socket(AF_INET, SOCK_STREAM, 0) < 0 ? "denied" : "allowed";
    if (name == "exec") {
        execl("/bin/true", "true", nullptr);
        return "denied"; // or there is no worker to reply
    }
    if (name.starts_with("write "))
        return open(name.c_str() + 6, O_WRONLY | O_CREAT, 0600) < 0 ? "denied" : "allowed";
    if (name.starts_with("read "))
        return open(name.c_str() + 5, O_RDONLY) < 0 ? "denied" : "allowed";
    return "?";
}

TEST(Sandbox, a_worker_has_no_network_no_programs_and_writes_nothing) {
    ASSERT_TRUE(sandbox_support().seccomp);
    const test::TemporaryFolder folder;
    const auto outcomes =
        run({"socket", "exec", "write " + (folder.path() / "new").string(), "write /tmp/plainsend-new"}, 1,
            denied);
    for (const auto& [task, outcome] : outcomes)
        EXPECT_EQ(outcome.bytes, "denied") << task;
}

TEST(Sandbox, a_worker_reads_only_what_it_is_given) {
    if (sandbox_support().landlock_version == 0) {
        EXPECT_NE(sandbox_note(sandbox_support()).find("Landlock"), std::string::npos);
        return; // an older kernel: the note is what is promised there
    }
    const test::TemporaryFolder folder;
    const test::TemporaryFolder given;
    const std::string secret = folder.write("secret.txt", "x").string();
    const std::string open_file = given.write("open.txt", "x").string();
    WorkerLimits limits = quick_limits();
    limits.readable = {given.path()};
    const auto outcomes = run(
        {"read " + secret, "read " + open_file, "read /usr/share/common-licenses/GPL-3", "read /etc/passwd"},
        1, denied, limits);
    EXPECT_EQ(outcomes.at("read " + secret).bytes, "denied");
    EXPECT_EQ(outcomes.at("read /etc/passwd").bytes, "denied");
    EXPECT_EQ(outcomes.at("read " + open_file).bytes, "allowed");
}

TEST(Sandbox, what_is_missing_is_said_in_a_sentence) {
    EXPECT_EQ(sandbox_note({3, true}), "");
    EXPECT_NE(sandbox_note({0, true}).find("Landlock"), std::string::npos);
    EXPECT_NE(sandbox_note({0, false}).find("Landlock and seccomp"), std::string::npos);
}

} // namespace
} // namespace plainsend
