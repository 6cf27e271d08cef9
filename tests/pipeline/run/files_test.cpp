#include "pipeline/run/files.h"

#include <csignal>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <set>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/pipeline/temporary_folder.h"

namespace plainsend {
namespace {

namespace fs = std::filesystem;

std::set<std::string> everything_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        names.insert(entry.path().lexically_relative(folder).string());
    return names;
}

Trouble trouble_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        EXPECT_FALSE(error.hint.empty());
        return error.trouble;
    }
    return Trouble::usage;
}

TEST(OutputFolder, writes_whole_private_files_and_leaves_nothing_else) {
    const test::TemporaryFolder base;
    const fs::path out = base.path() / "new" / "out";
    {
        OutputFolder folder(out);
        folder.write("", {{"a.html", "A"}, {"a.pdf", std::string("\0B", 2)}});
        folder.write("sub/folder", {{"b.html", "B"}});
        folder.write("", {{"a.html", "changed"}});
    }
    EXPECT_EQ(everything_in(out),
              (std::set<std::string>{"a.html", "a.pdf", "sub", "sub/folder", "sub/folder/b.html"}));
    EXPECT_EQ(test::read(out / "a.html"), "changed");
    EXPECT_EQ(test::read(out / "a.pdf"), std::string("\0B", 2));
    struct stat status {};
    ASSERT_EQ(stat((out / "a.html").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    ASSERT_EQ(stat(out.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0700U);
}

TEST(OutputFolder, is_held_by_one_run_at_a_time_and_names_its_owner) {
    const test::TemporaryFolder base;
    const OutputFolder first(base.path());
    try {
        const OutputFolder second(base.path());
        FAIL() << "two runs in one folder";
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::locked);
        EXPECT_NE(error.message.find("process " + std::to_string(getpid())), std::string::npos)
            << error.message;
    }
}

TEST(OutputFolder, is_free_again_afterwards_and_after_a_killed_run_whose_leftovers_go) {
    const test::TemporaryFolder base;
    const pid_t child = fork();
    if (child == 0) { // a run that is killed in the middle of a file
        const OutputFolder folder(base.path());
        std::ofstream(base.path() / ".plainsend-unfinished" / "unfinished-1") << "half";
        std::raise(SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_TRUE(fs::exists(base.path() / ".plainsend-unfinished" / "unfinished-1"));
    {
        OutputFolder folder(base.path());
        EXPECT_FALSE(fs::exists(base.path() / ".plainsend-unfinished" / "unfinished-1"));
        folder.write("", {{"a.html", "A"}});
    }
    EXPECT_EQ(everything_in(base.path()), (std::set<std::string>{"a.html"}));
}

// The disk fills: a limit on the size of files fails the write that crosses it, as a full disk does.
TEST(OutputFolder, when_a_write_fails_the_old_files_stay_and_nothing_new_appears) {
    const test::TemporaryFolder base;
    OutputFolder(base.path()).write("", {{"a.html", "old"}});
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4096, 4096};
        setrlimit(RLIMIT_FSIZE, &small);
        OutputFolder folder(base.path());
        const Trouble trouble = trouble_of([&] {
            folder.write("", {{"a.html", "new"}, {"a.pdf", std::string(100'000, 'x')}, {"b.html", "new"}});
        });
        _exit(static_cast<int>(trouble));
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), static_cast<int>(Trouble::output));
    EXPECT_EQ(test::read(base.path() / "a.html"), "old");
    EXPECT_FALSE(fs::exists(base.path() / "a.pdf"));
    EXPECT_FALSE(fs::exists(base.path() / "b.html"));
}

TEST(OutputFolder, says_what_stands_in_its_way) {
    const test::TemporaryFolder base;
    const fs::path file = base.write("file", "x");
    EXPECT_EQ(trouble_of([&] { OutputFolder folder(file); }), Trouble::cannot_create);
    EXPECT_EQ(trouble_of([&] { OutputFolder folder(file / "below"); }), Trouble::cannot_create);
    EXPECT_EQ(trouble_of([&] { OutputFolder folder("/proc/plainsend"); }), Trouble::cannot_create);
    OutputFolder folder(base.path());
    EXPECT_EQ(trouble_of([&] { folder.write("", {{std::string(300, 'x'), "x"}}); }), Trouble::cannot_create);
    fs::create_directory(base.path() / "a.html");
    EXPECT_EQ(trouble_of([&] { folder.write("", {{"a.html", "x"}}); }), Trouble::cannot_create);
}

TEST(OutputFolder, assembles_a_file_from_pieces_and_scratch) {
    const test::TemporaryFolder base;
    {
        OutputFolder folder(base.path());
        const int scratch = folder.scratch();
        ASSERT_EQ(write(scratch, "middle", 6), 6);
        folder.assemble("report.txt", {{"begin "}, {{}, scratch}, {" end"}});
        close(scratch);
    }
    EXPECT_EQ(everything_in(base.path()), (std::set<std::string>{"report.txt"}));
    EXPECT_EQ(test::read(base.path() / "report.txt"), "begin middle end");
}

TEST(WriteWhole, replaces_a_file_and_writes_into_a_device) {
    const test::TemporaryFolder base;
    const fs::path file = base.write("x.xlf", "old");
    write_whole(file, "new");
    EXPECT_EQ(test::read(file), "new");
    EXPECT_EQ(everything_in(base.path()), (std::set<std::string>{"x.xlf"}));
    EXPECT_EQ(trouble_of([] { write_whole("/dev/full", "x"); }), Trouble::output);
    EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

} // namespace
} // namespace plainsend
