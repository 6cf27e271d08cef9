// Two versions of a document held against each other: what was added, removed, moved and reworded, and every
// number, amount, date, duty, negation and name that is not as it was. Layout, numbering and format do not
// count.
#pragma once

#include <string>
#include <vector>

#include "pipeline/job.h"

namespace plainsend {

enum class ChangeKind { facts, removed, added, moved, reworded };

// Said only where it is certain.
enum class Verdict { none, less, more, weaker, stronger };

// One fact that is not as it was; empty on the side where it is not.
struct FactChange {
    std::string kind; // "frequency", as in FactKind
    std::string old_words;
    std::string new_words;
    Verdict verdict = Verdict::none;
    std::string message; // for a parent
};

// place: the heading and the row it stands in, as a person finds it. An empty text: not in that version.
struct Change {
    ChangeKind kind = ChangeKind::facts;
    std::string place;
    std::string old_place; // of what moved
    std::string old_text;
    std::string new_text;
    std::vector<FactChange> facts;
};

// In the order of the new version; what was removed stands where it was.
struct Comparison {
    std::string old_title;
    std::string new_title;
    std::vector<Change> changes;
    std::size_t same = 0; // sentences that are as they were
};

Comparison compare(const Document& old_version, const Document& new_version, const LanguageData&);

// Reads both and compares them. Throws Error when one cannot be used.
Comparison compare_documents(const Source& old_version, const Source& new_version, const JobOptions&,
                             const Data&);

std::string_view change_name(ChangeKind); // "facts", "removed" ...
std::string_view verdict_name(Verdict);   // "", "less" ...

} // namespace plainsend
