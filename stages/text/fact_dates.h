// Dates and times of day among the words of a text. Private to stages/text.
#pragma once

#include <optional>

#include "stages/text/fact_tokens.h"
#include "stages/text/facts.h"

namespace plainsend {

struct DateFact {
    FactKind kind = FactKind::date;
    std::string value;
    std::size_t count = 0; // tokens
};

// The date ("3rd of December 2026", "03/12/2026", "December 2026", "Thursday", "March") or the time of day
// ("3.15pm", "15:15") that begins at a token.
std::optional<DateFact> date_at(std::string_view text, const std::vector<FactToken>&, std::size_t at);

} // namespace plainsend
