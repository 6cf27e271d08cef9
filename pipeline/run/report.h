// The report of a run: what became of each document, in the order of the inputs. Gathered on disk as the run
// goes, so that memory does not grow with the number of documents.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/job.h"
#include "pipeline/run/files.h"
#include "pipeline/run/in_order.h"
#include "stages/document/finding.h"

namespace plainsend {

enum class State { done, failed, skipped };

// What became of one input. outputs: paths below OUT. where: of each finding, for people.
struct DocumentReport {
    std::string file;
    State state = State::done;
    std::string reason;
    std::string hint;
    std::vector<std::string> outputs;
    Findings findings;
    std::vector<std::string> parts;
    std::vector<std::string> where = {};
    std::vector<MeasuredVersion> readability = {};
};
// "" for a finding on the whole document.
std::string_view where_of(const DocumentReport&, std::size_t finding);

struct Counts {
    std::size_t done = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
    bool operator==(const Counts&) const = default;
};

// How a report is told: the documents in groups, each group in input order, with something before and after.
// before is told how many documents the group has; a group of none is still asked.
struct ReportFormat {
    std::string_view name;
    std::string_view extension;
    std::size_t groups = 1;
    std::size_t (*group_of)(const DocumentReport&);
    std::string (*entry)(const DocumentReport&, bool first_of_group);
    std::string (*beginning)(const Counts&);
    std::string (*before)(std::size_t group, std::size_t entries);
    std::string (*after)(std::size_t group, std::size_t entries);
    std::string (*ending)();
};
const ReportFormat& json_report();
const ReportFormat& text_report();
const ReportFormat& html_report();
// "json", "text", "html"; throws Error{usage}.
const ReportFormat& report_format(std::string_view name);

class Report {
public:
    Report(OutputFolder&, const ReportFormat&);
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;
    ~Report();
    // Documents may come in any order; they are told by index, from 0, without a gap.
    void add(std::size_t index, DocumentReport);
    // Writes OUT/report.<extension>.
    void finish();

private:
    void tell(const DocumentReport&);
    OutputFolder& folder_;
    const ReportFormat& format_;
    InOrder<DocumentReport> in_order_;
    Counts counts_;
    std::vector<int> scratch_; // one per group
    std::vector<std::size_t> entries_;
};

} // namespace plainsend
