// SARIF 2.1.0 (OASIS, sections 3.14 to 3.55): what code-review tools and editors read.
#include "pipeline/app/check_report.h"
#include "pipeline/finding_json.h"
#include "pipeline/names.h"

namespace plainsend {

using json::Array;
using json::Object;
using json::Value;

namespace {

Value text_message(std::string_view text) {
    return Object{{"text", text}};
}

Value artifact(const std::string& file) {
    return Object{{"uri", as_link(file)}};
}

// Region (3.30): only what is known. Columns are in characters (columnKind); bytes are those of the file.
Object region(const SourceSpan& span) {
    Object region;
    if (span.place.line > 0)
        region.emplace_back("startLine", std::int64_t{span.place.line});
    if (span.length > 0) {
        region.emplace_back("startColumn", std::int64_t{span.column});
        region.emplace_back("endLine", std::int64_t{span.end_line});
        region.emplace_back("endColumn", std::int64_t{span.end_column});
        region.emplace_back("byteOffset", std::int64_t{span.place.offset});
        region.emplace_back("byteLength", span.length);
        region.emplace_back("snippet", text_message(span.words));
    }
    return region;
}

Value location(const CheckedFile& file, const Finding& finding, const SourceSpan& place) {
    Object physical{{"artifactLocation", artifact(file.file)}};
    if (Object known = region(place); !known.empty())
        physical.emplace_back("region", std::move(known));
    Object location{{"physicalLocation", std::move(physical)}};
    if (!finding.block.empty())
        location.emplace_back("logicalLocations",
                              Array{Object{{"name", finding.block}, {"kind", "element"}}});
    return location;
}

// Fix (3.55): only where the bytes to replace are known exactly, and are the words and nothing else.
Array fixes(const CheckedFile& file, const Finding& finding, const SourceSpan& place) {
    if (!finding.replacement || place.length == 0 || place.words != finding.text)
        return {};
    const Object replacement{{"deletedRegion", Object{{"byteOffset", std::int64_t{finding.place.offset}},
                                                      {"byteLength", place.length}}},
                             {"insertedContent", text_message(*finding.replacement)}};
    const Object change{{"artifactLocation", artifact(file.file)}, {"replacements", Array{replacement}}};
    return {Object{{"description", text_message("Write \"" + *finding.replacement + "\"")},
                   {"artifactChanges", Array{change}}}};
}

} // namespace

Array sarif_results(const CheckedFile& file) {
    Array results;
    if (!file.result)
        return results;
    for (std::size_t i = 0; i < file.result->findings.size(); ++i) {
        const Finding& finding = file.result->findings[i];
        const SourceSpan& place = file.result->places[i];
        Object result{{"ruleId", finding.rule},
                      {"level", finding.severity == Severity::warning ? "warning" : "note"},
                      {"message", text_message(finding.message)},
                      {"locations", Array{location(file, finding, place)}}};
        if (Array possible = fixes(file, finding, place); !possible.empty())
            result.emplace_back("fixes", std::move(possible));
        results.push_back(std::move(result));
    }
    return results;
}

Value sarif_failure(const CheckedFile& file) {
    return Object{
        {"level", "error"},
        {"message", text_message(valid_utf8(file.error->message + " (hint: " + file.error->hint + ")"))},
        {"locations",
         Array{Object{{"physicalLocation", Object{{"artifactLocation", artifact(file.file)}}}}}}};
}

Value sarif_log(Array results, const std::map<std::string, std::string>& rules, Array failures) {
    Array descriptions;
    for (const auto& [rule, summary] : rules) {
        Object description{{"id", rule}};
        if (!summary.empty())
            description.emplace_back("shortDescription", text_message(summary));
        descriptions.push_back(std::move(description));
    }
    const bool well = failures.empty();
    return Object{
        {"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"},
        {"version", "2.1.0"},
        {"runs",
         Array{Object{{"tool", Object{{"driver", Object{{"name", "plainsend"},
                                                        {"version", PLAINSEND_VERSION},
                                                        {"rules", std::move(descriptions)}}}}},
                      {"invocations", Array{Object{{"executionSuccessful", well},
                                                   {"toolExecutionNotifications", std::move(failures)}}}},
                      {"columnKind", "unicodeCodePoints"},
                      {"results", std::move(results)}}}}};
}

} // namespace plainsend
