// Two texts read and compared, for the tests of compare.
#pragma once

#include <string>

#include "pipeline/compare.h"
#include "tests/pipeline/loaded_data.h"

namespace plainsend {

inline Document plan_read(const std::string& text, const std::string& name = "plan.md") {
    return read_document({text, name, {}}, {}).document.value;
}

inline Comparison compared(const Document& then, const Document& now) {
    return compare(then, now, *data().language);
}

inline Comparison compared(const std::string& then, const std::string& now) {
    return compared(plan_read(then), plan_read(now));
}

inline std::string described(const Comparison& found) {
    std::string text;
    for (const Change& change : found.changes) {
        text += "\n  " + std::string(change_name(change.kind)) + ": " + change.old_text + " => " +
                change.new_text;
        for (const FactChange& fact : change.facts)
            text += "\n    " + fact.message;
    }
    return text;
}

} // namespace plainsend
