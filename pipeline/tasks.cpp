#include "pipeline/tasks.h"

#include <algorithm>
#include <set>

#include "stages/io/xml.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

std::vector<std::string> names_in(const std::string& text) {
    const std::string spaced = collapse_space(text);
    std::vector<std::string> names;
    for (std::size_t at = 0; at < spaced.size();) {
        const std::size_t end = std::min(spaced.find(' ', at), spaced.size());
        names.push_back(spaced.substr(at, end - at));
        at = end + 1;
    }
    return names;
}

} // namespace

std::vector<Task> parse_tasks(std::string_view bytes, std::string_view name, std::string_view schema) {
    const xml::Tree tree = xml::parse_data(bytes, name, schema);
    std::vector<Task> tasks;
    std::set<std::string> ids;
    std::set<std::string> named;
    for (xml::Node node = tree.root().first("task"); node; node = node.next("task")) {
        Task task{node.attribute("id"),
                  collapse_space(node.first("heading").all_text()),
                  collapse_space(node.first("advice").all_text()),
                  node.attribute("to-do") != "no",
                  names_in(node.first("rules").all_text()),
                  node.line()};
        if (!ids.insert(task.id).second)
            xml::data_mistake(node, bytes, name, "there are two tasks named '" + task.id + "'",
                              "give one of them another name");
        for (const std::string& rule : task.rules)
            if (!named.insert(rule).second)
                xml::data_mistake(node.first("rules"), bytes, name, "'" + rule + "' stands in the list twice",
                                  "a rule belongs to one task: take it out here or there");
        tasks.push_back(std::move(task));
    }
    return tasks;
}

TaskPlace task_of(const std::vector<Task>& tasks, std::string_view rule, std::string_view family) {
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const std::vector<std::string>& rules = tasks[i].rules;
        const auto found = std::find_if(rules.begin(), rules.end(), [&](const std::string& name) {
            return name == rule || (!family.empty() && name == family);
        });
        if (found != rules.end())
            return {i, static_cast<std::size_t>(found - rules.begin()), true};
    }
    return {};
}

} // namespace plainsend
