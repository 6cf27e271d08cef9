// Writes comment marks and tracked changes into a part's bytes. Runs that are cut keep their format in every
// piece; all bytes beside the runs and paragraphs that are marked stay as they were.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "stages/emit/annotate/word_part.h"

namespace plainsend {

// Numbers for comments and changes (17.13: each only once in a document), the smallest that are free.
class FreeIds {
public:
    void take(const std::vector<std::string>& used);
    std::string next();

private:
    std::set<std::string> used_;
    int last_ = 0;
};

// Who marks, and when: attributes of every change and comment.
struct Signature {
    std::string author;
    std::string date; // "2026-12-03T00:00:00Z"
};

struct RunMarks {
    struct At {
        std::size_t position = 0; // in the run's text
        std::string comment;      // its id
    };
    // put: the new words, behind the last run of a change only.
    struct Deletion {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::optional<std::string> put;
    };
    std::vector<At> starts;
    std::vector<At> ends;
    std::vector<Deletion> deletions; // without overlap
};

struct PartMarks {
    std::map<std::size_t, RunMarks> runs; // by index
    std::map<std::size_t, std::vector<std::string>>
        paragraphs; // ids of comments, by WordParagraph::first_place
    bool empty() const { return runs.empty() && paragraphs.empty(); }
};

std::string marked_part(const WordPart&, const PartMarks&, FreeIds&, const Signature&);

} // namespace plainsend
