// convert: many documents into one folder. A document that fails costs itself; the report says which and why.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/run/documents.h"
#include "pipeline/run/progress.h"
#include "pipeline/run/report.h"

namespace plainsend {

struct BatchOptions {
    std::vector<std::string> arguments; // files, folders, "-"
    std::filesystem::path out;
    JobOptions job;
    RunOptions run;
    const ReportFormat* report = nullptr;
    enum class Times { hide, show } times = Times::hide;
    Terminal terminal; // of stderr
};

struct BatchResult {
    Counts counts;
    std::optional<Trouble> only_trouble; // of a single input
    bool interrupted = false;
};

// Throws Error when the run as a whole cannot go on (output folder, lock).
BatchResult run_batch(const BatchOptions&, const Data&);

// Exit status (contract).
int exit_status(const BatchResult&);

} // namespace plainsend
