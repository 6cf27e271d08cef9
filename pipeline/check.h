// One document checked, not converted: what its author should know before it goes out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/blocks.h"
#include "pipeline/job.h"
#include "stages/language/acronyms.h"
#include "stages/language/readability.h"

namespace plainsend {

struct CheckedSentence {
    std::string block;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// column: 1-based, in characters; 0 = unknown. exact: the bytes at the finding's place in the input are its
// text, so an editor can put the replacement there.
struct SourcePlace {
    std::uint32_t column = 0;
    bool exact = false;
};

struct CheckResult {
    std::string kind;
    std::string reader;
    Readability readability;
    std::vector<HardSentence> hardest; // the hardest first
    std::vector<AcronymUse> acronyms;
    Findings findings;
    std::vector<SourcePlace> places; // one for each finding
    std::vector<std::string> parts;
    std::vector<ListedBlock> blocks;
    std::vector<CheckedSentence> sentences;
    bool has_lines = false; // the lines of places are those that the author sees
};

// A pure function, like run_job. Throws Error when the source cannot be used.
CheckResult check_document(const Source&, const JobOptions&, const Data&);

} // namespace plainsend
