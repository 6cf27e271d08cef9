#include "pipeline/finding_json.h"

#include "stages/text/text.h"

namespace plainsend {

using json::Array;
using json::Object;
using json::Value;

std::string_view severity_name(Severity severity) {
    switch (severity) {
    case Severity::note:
        return "note";
    case Severity::suggestion:
        return "suggestion";
    case Severity::warning:
        return "warning";
    }
    return "";
}

std::string valid_utf8(std::string_view text) {
    if (is_utf8(text))
        return std::string(text);
    std::string result;
    while (!text.empty()) {
        std::size_t size = 1;
        while (size <= 4 && size <= text.size() && !is_utf8(text.substr(0, size)))
            ++size;
        if (size > 4 || size > text.size()) {
            result += "\xEF\xBF\xBD";
            size = 1;
        } else {
            result += text.substr(0, size);
        }
        text.remove_prefix(size);
    }
    return result;
}

Value place_json(const Place& place, const std::vector<std::string>& parts, std::size_t length) {
    const bool placed = place.part < parts.size();
    Object source{{"part", placed ? Value(valid_utf8(parts[place.part])) : Value("")},
                  {"offset", std::int64_t{place.offset}}};
    if (length > 0)
        source.emplace_back("length", length);
    source.emplace_back("line", std::int64_t{place.line});
    source.emplace_back("column", std::int64_t{place.column});
    return source;
}

Value finding_json(const Finding& finding, const std::vector<std::string>& parts, std::size_t length) {
    Array alternatives;
    for (const std::string& alternative : finding.alternatives)
        alternatives.emplace_back(alternative);
    return Object{{"rule", finding.rule},
                  {"severity", severity_name(finding.severity)},
                  {"block", finding.block.empty() ? Value(nullptr) : Value(finding.block)},
                  {"begin", finding.begin},
                  {"end", finding.end},
                  {"text", finding.text},
                  {"message", finding.message},
                  {"replacement", finding.replacement ? Value(*finding.replacement) : Value(nullptr)},
                  {"alternatives", std::move(alternatives)},
                  {"confidence", finding.confidence == Confidence::certain ? "certain" : "review"},
                  {"source", place_json(finding.place, parts, length)}};
}

std::string indented(std::string_view json) {
    std::string result = "    ";
    for (const char c : json.substr(0, json.size() - (json.ends_with('\n') ? 1 : 0))) {
        result += c;
        if (c == '\n')
            result += "    ";
    }
    return result;
}

} // namespace plainsend
