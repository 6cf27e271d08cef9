// How far a run is, on stderr: one line that is rewritten on a terminal, plain lines otherwise. Nothing for a
// single document.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "pipeline/run/terminal.h"

namespace plainsend {

class Progress {
public:
    Progress(std::FILE*, Terminal, std::size_t total);
    // A document ended. A line to keep (a failure) is given as it should be printed, else "".
    void ended(bool failed, const std::string& line);
    // Shows where things stand, when it is time for it.
    void show();
    // Takes the status line away.
    void clear();
    double seconds() const;

private:
    std::string status() const;
    std::FILE* stream_;
    Terminal terminal_;
    std::size_t total_;
    std::size_t ended_ = 0;
    std::size_t failed_ = 0;
    bool shown_ = false;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point last_;
};

} // namespace plainsend
