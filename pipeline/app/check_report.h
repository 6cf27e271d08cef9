// What `check` prints of a document: for people, as JSON (contract), as SARIF 2.1.0 for other tools.
#pragma once

#include <map>
#include <set>
#include <string>

#include "pipeline/check.h"
#include "pipeline/run/documents.h"
#include "pipeline/run/terminal.h"
#include "stages/io/json.h"

namespace plainsend {

// file: as it was named. error: instead of a result.
struct CheckedFile {
    std::string file;
    std::optional<CheckResult> result;
    std::optional<ErrorText> error;
};

enum class Detail { blocks, sentences };

std::string check_text(const CheckedFile&, const Terminal&);
json::Value check_json(const CheckedFile&, const std::set<Detail>&);

// The results of one file; rules: what each named rule is about, by name.
json::Array sarif_results(const CheckedFile&);
json::Value sarif_log(json::Array results, const std::map<std::string, std::string>& rules,
                      json::Array failures);
json::Value sarif_failure(const CheckedFile&);

} // namespace plainsend
