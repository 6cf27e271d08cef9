// What a worker may do besides computing: read fonts, dictionaries and data. No network, no programs, no
// writing, bounded memory, files and time. What the machine cannot give is left out and said (doctor, a note
// at start).
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace plainsend {

struct WorkerLimits {
    double cpu_seconds = 5;                      // of one document
    double wall_seconds = 15;                    // of one document: a watchdog in the parent
    std::size_t memory = std::size_t{512} << 20; // above what the worker had at its start
    std::size_t reply_bytes = std::size_t{256} << 20;
    int documents = 256; // of one worker's life: memory stays flat whatever a library leaks
    std::vector<std::filesystem::path> readable; // folders, besides the system's fonts and dictionaries
};

// How a machine supports the sandbox; the numbers are for `doctor`.
struct SandboxSupport {
    int landlock_version = 0; // 0 = absent
    bool seccomp = false;
};
SandboxSupport sandbox_support();
// One sentence for people, or "" when everything is there.
std::string sandbox_note(const SandboxSupport&);

// In the worker, once, before the first document.
void enter_sandbox(const WorkerLimits&);
// In the worker, before each document: its share of processor time, counted from now.
void allow_cpu(double seconds);

} // namespace plainsend
