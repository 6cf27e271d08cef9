// Findings: news about the text for its author. They never stop a run. A finding with a replacement proposes
// an edit; edit.h performs the certain ones.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

enum class Severity { note, suggestion, warning };
enum class Confidence { certain, review };

// rule: "stage/what". block empty = the whole document (begin = end = 0); else [begin, end) are bytes of the
// block's text and text equals that slice. replacement: the exact new words for [begin, end).
// message: written for the author ("Explain 'NHS' at first use"), with what to do.
struct Finding {
    std::string rule;
    Severity severity = Severity::suggestion;
    std::string block;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
    std::string message;
    std::optional<std::string> replacement;
    std::vector<std::string> alternatives;
    Confidence confidence = Confidence::review;
    Place place;
    bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;

// News about the whole document.
inline Finding about_document(std::string rule, Severity severity, std::string message) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.message = std::move(message);
    return finding;
}

// Every reader, stage and writer returns its value and what it noticed.
template<class T>
struct Reported {
    T value;
    Findings findings;
};

} // namespace plainsend
