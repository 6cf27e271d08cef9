// Parts of a web page that open only when asked: accordions, tabs, "read more". On paper they stand open,
// each below the words of the button that opens it.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "stages/ingest/html_tree.h"

namespace plainsend::html {

// By the attributes alone; no style sheet is read.
bool is_hidden(Node);

// Whether one of the element's classes, or a part of one ("card" of "card-header"), passes.
bool any_class_word(Node, bool (*passes)(std::string_view word));

// Keys of nodes.
struct Folds {
    std::unordered_set<const void*> opened;       // hidden, but to be read
    std::unordered_set<const void*> lines;        // buttons that stand right above what they open
    std::unordered_set<const void*> words;        // the same, inside a heading
    std::unordered_set<const void*> moved;        // buttons that stand elsewhere (tabs) ...
    std::unordered_map<const void*, Node> labels; // ... and what they open
    std::unordered_set<const void*> holders;      // list items around a button that was moved
};

Folds folds_of(Node root);

} // namespace plainsend::html
