// One document: bytes in, outputs and findings out. What the command line, a batch and a web server all run.
// A pure function: no file system, no clock in the outputs; the same source, options and data give the same
// bytes.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/data.h"
#include "stages/document/finding.h"
#include "stages/document/source.h"
#include "stages/language/readability.h"
#include "stages/stage.h"

namespace plainsend {

// The letter sizes that may be asked for, in points.
inline constexpr double least_size = 16;
inline constexpr double largest_size = 36;

// What a document is to become. Names have been checked (check_options).
struct JobOptions {
    std::vector<std::string> versions; // empty = all
    std::vector<std::string> formats;  // empty = each version's own
    std::string style;                 // empty = each version's own
    std::string xliff = "2.1";
    std::string from;            // reader; empty = by content
    std::string target_language; // of the translatable version, BCP 47
    std::string dump_after;      // stage, "read" or "apply"
    Choices choices;
    std::shared_ptr<const SchoolProfile> school;
};

struct Output {
    std::string name;
    std::string bytes;
    bool operator==(const Output&) const = default;
};

// How long a step took; for --time, never part of an output.
struct Timing {
    std::string step; // "plain: jargon"
    double milliseconds = 0;
};

// How hard a version is to read, by its words and not by what plainsend adds. edits: changes of words in it.
struct MeasuredVersion {
    std::string version;
    std::size_t edits = 0;
    Readability readability;
};

struct JobResult {
    std::string reader;
    std::string kind;
    std::vector<Output> outputs;
    Findings findings;
    std::vector<std::string> where; // of each finding, for people (place_in_words); "" = the whole document
    std::vector<std::string> parts; // names of the input's parts, for the findings' places
    // "standard", which has the author's own words whatever was made, then each version whose words are
    // edited. None when nothing was made or no English was found.
    std::vector<MeasuredVersion> readability;
    std::string dump;
    std::vector<Timing> timings;
};

// Throws Error when the source cannot be used.
JobResult run_job(const Source&, std::string_view stem, const JobOptions&, const Data&);

// Loads what is loaded at first use (fonts, break rules), before workers are forked that would each do it
// again.
void warm_up(const JobOptions&, const Data&);

// Throws Error{usage} for a version, format, style or other name that does not exist, with the nearest that
// does, and when versions and formats leave nothing to write.
void check_options(const JobOptions&, const Data&);

// ---------------------------------------------------------------- the parts, for check and translate

// Told after every step, for --time and --dump-after.
using Observer = std::function<void(std::string_view step, const Document&, double milliseconds)>;

// Finds the reader and reads; the school profile and the target language are filled in.
struct ReadDocument {
    Reported<Document> document;
    std::string reader;
};
ReadDocument read_document(const Source&, const JobOptions&);
// By the ending of a file's name; null when no reader claims it.
const Reader* reader_for_extension(std::string_view file_name);

// Passes the steps of one version, but for the first steps_passed; Edits::leave skips "apply". The findings'
// places are in the unedited text.
enum class Edits { apply, leave };
Reported<Document> make_version(Document, const Recipe&, const JobOptions&, const Data&, Edits,
                                const Observer& = {}, std::size_t steps_passed = 0);

// The formats of a version under these options.
std::vector<std::string> formats_of(const Recipe&, const JobOptions&, const Data&);

// Writes one version in these formats, and its ledger when it has edits.
Reported<std::vector<Output>> write_version(const Document&, const Recipe&, std::string_view stem,
                                            const std::vector<std::string>& formats, const JobOptions&,
                                            const Data&, const Observer& = {});

} // namespace plainsend
