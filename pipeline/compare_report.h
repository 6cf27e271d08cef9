// A comparison as a page to read, and as JSON for programs. The words for each kind of change are here, for
// the terminal too.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/compare.h"
#include "stages/io/json.h"

namespace plainsend {

struct ChangeGroup {
    std::string_view id;
    std::string_view heading;
    std::string_view advice;
};
// In the order in which they are told: what may harm first.
std::span<const ChangeGroup> change_groups();
// The changes of one of them.
std::vector<const Change*> changes_in(const Comparison&, const ChangeGroup&);

// What a change says of facts, a line each; of very many, the first and how many more there are.
std::vector<std::string> messages_of(const Change&);

// "3 changes of fact, 1 part taken out"; "no differences".
std::string summary_of(const Comparison&);
// "12 sentences are as they were."
std::string unchanged_of(const Comparison&);

// One page, in one file, that works without a network; old_name and new_name: of the files.
std::string comparison_html(const Comparison&, std::string_view old_name, std::string_view new_name);
json::Value comparison_json(const Comparison&, std::string_view old_name, std::string_view new_name);

} // namespace plainsend
