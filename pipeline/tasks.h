// What an author does about what was found, and in which order: the groups of the page that `check` makes.
// Data from glossary/tasks.xml.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

// rules: in the order in which they are told; "plain-words" and "careful-words:vague" stand for all rules of
// that data file, or of that group in it. to_do: false when there is nothing to tick off.
struct Task {
    std::string id;
    std::string heading;
    std::string advice;
    bool to_do = true;
    std::vector<std::string> rules;
    std::uint32_t line = 0;
};

// At least one. Throws Error{data_file}: no name stands twice.
std::vector<Task> parse_tasks(std::string_view bytes, std::string_view name, std::string_view schema);

// Where a rule belongs, and its place among the others there.
struct TaskPlace {
    std::size_t task = 0;
    std::size_t rank = 0;
    bool named = false;
};
// family: "" or what the tasks say for all of its kind. A rule that no task names belongs to the first:
// better seen too early than not at all. `glossary check` tells it.
TaskPlace task_of(const std::vector<Task>&, std::string_view rule, std::string_view family);

} // namespace plainsend
