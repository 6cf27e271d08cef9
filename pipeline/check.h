// One document checked, not converted: what its author should know before it goes out.
#pragma once

#include <string>
#include <vector>

#include "pipeline/blocks.h"
#include "pipeline/job.h"
#include "pipeline/places.h"
#include "stages/language/acronyms.h"
#include "stages/language/readability.h"

namespace plainsend {

struct CheckedSentence {
    std::string block;
    std::size_t begin = 0;
    std::size_t end = 0;
    SourceSpan source;
};

struct CheckResult {
    std::string kind;
    std::string reader;
    Readability readability;
    std::vector<HardSentence> hardest; // the hardest first
    std::vector<AcronymUse> acronyms;
    std::vector<SourceSpan> acronym_places; // one for each acronym
    Findings findings;
    std::vector<SourceSpan> places; // one for each finding
    std::vector<std::string> parts;
    std::vector<ListedBlock> blocks;
    std::vector<CheckedSentence> sentences;
    bool has_lines = false; // the lines of places are those that the author sees
};

// A pure function, like run_job. Throws Error when the source cannot be used.
CheckResult check_document(const Source&, const JobOptions&, const Data&);

} // namespace plainsend
