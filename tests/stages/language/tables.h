// Tables of texts for the language tests: tests/stages/language/tables/*.tsv. Lines that begin with "#" are
// for people.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace plainsend::test {

using Columns = std::vector<std::string>;

inline std::vector<std::string> parts(const std::string& text, const std::string& separator) {
    std::vector<std::string> found;
    std::size_t begin = 0;
    for (std::size_t end = text.find(separator); end != std::string::npos;
         end = text.find(separator, begin)) {
        found.push_back(text.substr(begin, end - begin));
        begin = end + separator.size();
    }
    found.push_back(text.substr(begin));
    return found;
}

inline std::vector<Columns> table(const std::string& name, std::size_t columns) {
    std::ifstream file(std::string(PLAINSEND_SOURCE) + "/tests/stages/language/tables/" + name);
    if (!file)
        throw std::runtime_error("no table " + name);
    std::vector<Columns> rows;
    std::string line;
    while (std::getline(file, line)) {
        if (line.empty() || line.starts_with("#"))
            continue;
        rows.push_back(parts(line, "\t"));
        if (rows.back().size() != columns)
            throw std::runtime_error(name + ": " + line);
    }
    return rows;
}

} // namespace plainsend::test
