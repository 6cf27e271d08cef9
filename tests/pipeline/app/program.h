// Runs the real program as a person would: arguments in; status, stdout and stderr out.
#pragma once

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "tests/pipeline/temporary_folder.h"

namespace plainsend::test {

struct Ran {
    int status = -1; // exit status, or minus the signal
    std::string out;
    std::string err;
};

struct How {
    std::string standard_input = {};
    std::string output = {};                   // another file for stdout: /dev/full
    std::function<void(pid_t)> meanwhile = {}; // with the running program
    std::function<void()> in_child = {};       // before it becomes the program
    std::string program = PLAINSEND_BINARY;
};

inline Ran run(const std::vector<std::string>& arguments, const How& how = {}) {
    const TemporaryFolder folder;
    const std::string in = folder.write("in", how.standard_input).string();
    const std::string out = how.output.empty() ? (folder.path() / "out").string() : how.output;
    const std::string err = (folder.path() / "err").string();
    const pid_t child = fork();
    if (child == 0) {
        dup2(open(in.c_str(), O_RDONLY), STDIN_FILENO);
        dup2(open(out.c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
        dup2(open(err.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
        if (how.in_child)
            how.in_child();
        std::vector<char*> argv{const_cast<char*>(how.program.c_str())};
        for (const std::string& argument : arguments)
            argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        execv(argv[0], argv.data());
        _exit(127);
    }
    if (how.meanwhile)
        how.meanwhile(child);
    int status = 0;
    waitpid(child, &status, 0);
    Ran ran;
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    ran.out = how.output.empty() ? read(out) : "";
    ran.err = read(err);
    return ran;
}

} // namespace plainsend::test
