// What the draft stages know: the kinds of document, and the days on which nobody is asked to reply.
// Immutable.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"
#include "stages/document/source.h"

namespace plainsend {

// Words that show a document to be of a kind, worth `points` once; less than none: that it is of another.
// The title is the first heading or what the file calls itself. Lower case.
struct Evidence {
    enum class Where { title, headings, text };
    Where where = Where::headings;
    int points = 0;
    std::string words;
    std::string jurisdiction; // the only one where it is said, or empty
};

struct Kind {
    std::string name;  // "minutes"
    std::string title; // "Minutes"
    std::string summary;
    Openness openness = Openness::draft;
    std::vector<Evidence> evidence;
};

// Headings that make a table one of actions, and words in the heading above it that say whether these were
// agreed. Folded.
struct ActionHeadings {
    std::vector<std::string> who;
    std::vector<std::string> what;
    std::vector<std::string> when;
    std::vector<std::string> agreed;
    std::vector<std::string> not_agreed;
};

struct DraftData {
    std::vector<Kind> kinds;
    ActionHeadings action_headings;
    std::map<std::string, std::vector<Date>> bank_holidays; // by jurisdiction, sorted
    int reply_days = 14;
};

// From kinds.xml, calendar.xml and actions.xml of the glossary folder. Throws Error{data_file}.
std::shared_ptr<const DraftData> load_draft(const DataFolder& glossary);

// Null when there is none of that name.
const Kind* find_kind(const DraftData&, std::string_view name);

// The school profile (samples/school.xml shows one). schema: glossary/school.rng. Throws Error{data_file}.
School parse_school(std::string_view bytes, std::string_view name, std::string_view schema);

} // namespace plainsend
