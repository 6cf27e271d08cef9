// What stands in a web page besides its text: notes, reviewers' comments, tracked deletions, heads and feet
// of printed pages, as Word, Google Docs, LibreOffice, pandoc and GitHub write them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/ingest/html_tree.h"

namespace plainsend::html {

// silent: part of what is told or read elsewhere (the mark of a comment, a link back from a note).
enum class Aside { comment, deletion, running_header, running_footer, note, silent };

struct PageNote {
    Node node;
    std::string label;
};

// By the keys of nodes. A note is what a short link leads to when it begins or ends with a link back.
struct Asides {
    std::unordered_map<const void*, Aside> parts;       // not read where they stand
    std::unordered_map<const void*, std::size_t> marks; // links of the text: which note
    std::vector<PageNote> notes;                        // in the order of their marks
    std::vector<Node> told;                             // in document order: comments, deletions ...
    std::unordered_map<std::string_view, Node> names;   // what links inside the page may lead to
    std::vector<Node> insertions;                       // tracked; they are read
};

Asides asides_of(Node body);

} // namespace plainsend::html
