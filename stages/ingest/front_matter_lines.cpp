// The front matter of Markdown: YAML between lines of ---, as far as people write it by hand, or TOML between
// lines of +++.
#include <algorithm>
#include <string>
#include <vector>

#include "stages/ingest/front_matter.h"

namespace plainsend {

namespace {

constexpr std::size_t longest = 16'384;

struct Entry {
    std::string key;
    std::string value;
    bool folded = false; // its lines are one text, not a list
};

using Lines = std::vector<std::string_view>;

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string_view unquoted(std::string_view value) {
    value = trimmed(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        return value.substr(1, value.size() - 2);
    return value;
}

// ">", "|-", ">2": the text stands in the lines below.
bool begins_block(std::string_view value) {
    return !value.empty() && (value[0] == '>' || value[0] == '|') &&
           value.find_first_not_of("+-0123456789", 1) == std::string_view::npos;
}

bool is_indented(std::string_view line) {
    return line.starts_with(' ') || line.starts_with('\t');
}

bool is_list_item(std::string_view line) {
    return line == "-" || line.starts_with("- ");
}

// A line that goes on with the value before it.
void append(Entry& entry, std::string_view line) {
    const bool item = !entry.folded && is_list_item(line);
    const std::string_view words = unquoted(item ? line.substr(1) : line);
    if (!entry.value.empty() && !words.empty())
        entry.value += entry.folded ? " " : ", ";
    entry.value += words;
}

// Nothing when a line is not of front matter: a rule at the top of a page looks the same.
std::optional<std::vector<Entry>> yaml_entries(const Lines& lines) {
    std::vector<Entry> entries;
    for (const std::string_view whole : lines) {
        const std::string_view line = trimmed(whole);
        if (line.empty() || line.starts_with('#'))
            continue;
        const bool item = is_list_item(line) && !entries.empty() && !entries.back().folded;
        if (item || is_indented(whole)) {
            if (entries.empty())
                return std::nullopt;
            append(entries.back(), line);
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 || is_list_item(line))
            return std::nullopt;
        const std::string_view value = trimmed(line.substr(colon + 1));
        const bool block = begins_block(value);
        entries.push_back(
            {std::string(line.substr(0, colon)), std::string(block ? "" : unquoted(value)), !value.empty()});
    }
    return entries;
}

// "value" of "value" # remark, and of value # remark.
std::string_view toml_value(std::string_view value) {
    value = trimmed(value);
    for (const std::string_view quote : {"\"\"\"", "'''", "\"", "'"}) {
        if (!value.starts_with(quote))
            continue;
        const std::size_t end = value.find(quote, quote.size());
        return value.substr(quote.size(), end == std::string_view::npos ? end : end - quote.size());
    }
    return trimmed(value.substr(0, value.find('#')));
}

// What a value still waits for after this line: the end of an array or of a text over several lines.
std::string_view awaited(std::string_view value) {
    for (const std::string_view quote : {"\"\"\"", "'''"})
        if (value.starts_with(quote))
            return value.find(quote, quote.size()) == std::string_view::npos ? quote : std::string_view();
    return value.starts_with('[') && value.find(']') == std::string_view::npos ? "]" : "";
}

std::optional<std::vector<Entry>> toml_entries(const Lines& lines) {
    std::vector<Entry> entries;
    std::string table; // [author]: its keys are not the document's
    std::string_view waiting;
    for (const std::string_view whole : lines) {
        const std::string_view line = trimmed(whole);
        if (!waiting.empty()) {
            const std::size_t end = line.find(waiting);
            append(entries.back(), line.substr(0, end));
            waiting = end == std::string_view::npos ? waiting : std::string_view();
            continue;
        }
        if (line.empty() || line.starts_with('#'))
            continue;
        if (line.starts_with('[')) {
            table = std::string(line);
            entries.push_back({table, "", true});
            continue;
        }
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return std::nullopt;
        const std::string_view value = trimmed(line.substr(equals + 1));
        waiting = awaited(value);
        if (table.empty() || !waiting.empty())
            entries.push_back({std::string(table.empty() ? trimmed(line.substr(0, equals)) : table),
                               std::string(toml_value(value)), true});
    }
    return entries;
}

Finding unknown(std::string_view reader, const std::string& key) {
    Finding finding;
    finding.rule = std::string(reader) + "/front-matter";
    finding.severity = Severity::warning;
    finding.message = "'" + key +
                      "' at the top of the document is not known and was left out; known are title, date, "
                      "kind, language, contact and jurisdiction.";
    return finding;
}

} // namespace

std::size_t read_front_matter(std::string_view text, Metadata& metadata, std::string_view reader,
                              Findings& findings) {
    const std::string_view first = trimmed(text.substr(0, std::min(text.find('\n'), text.size())));
    const bool yaml = text.starts_with("---") && first == "---";
    const bool toml = text.starts_with("+++") && first == "+++";
    if ((!yaml && !toml) || text.find('\n') == std::string_view::npos)
        return 0;
    const std::size_t start = text.find('\n') + 1;
    Lines lines;
    std::size_t at = start;
    for (;;) {
        if (at >= text.size() || at - start > longest)
            return 0;
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        const std::string_view mark = trimmed(line);
        if (toml ? mark == "+++" : (mark == "---" || mark == "...") && !is_indented(line))
            break;
        lines.push_back(line);
    }
    const auto entries = toml ? toml_entries(lines) : yaml_entries(lines);
    if (!entries)
        return 0;
    std::vector<std::string> told;
    for (const Entry& entry : *entries) {
        if (set_metadata(metadata, entry.key, entry.value, reader, findings) == Known::yes ||
            std::find(told.begin(), told.end(), entry.key) != told.end())
            continue;
        findings.push_back(unknown(reader, entry.key));
        told.push_back(entry.key);
    }
    return at;
}

} // namespace plainsend
