// Which part of a web page is its text, and how many words stand outside it.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "stages/ingest/html_tree.h"

namespace plainsend::html {

using Test = std::function<bool(Node)>;

// <main> and role="main", not one inside another, without those that pass `hidden`.
std::vector<Node> main_parts(Node body, const Test& hidden);

// Words outside links in stretches of at least six: sentences rather than menus. Without what passes.
std::size_t running_words(Node, const Test& left_out);

// Whether the page's text stands beside its main parts, which hold next to nothing.
bool text_is_elsewhere(Node body, const std::vector<Node>& main, const Test& left_out);

// Where no element says what the main part is, its id or class does, if it holds most of the words.
Node part_called_main(Node body);

} // namespace plainsend::html
