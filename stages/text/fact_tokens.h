// A text as the reader of facts sees it: words in lower case with negations and short verbs taken apart
// ("can't" is "can", "not"), numbers, and the signs that belong to numbers. Private to stages/text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/text/facts.h"
#include "stages/text/text.h"

namespace plainsend {

struct FactToken {
    enum class Is { word, number, sign };
    enum class Before { nothing, space, hyphen, sign, stop }; // what stands before it
    Span span;
    std::string word; // lower case, straight; of a number its digits without thousands' commas
    Is is = Is::word;
    Before before = Before::stop;
    bool capital = false; // begins with one
    bool mixed = false;   // has one further in: "SENCo"
    bool minus = false;   // a minus sign, which belongs to the span, stands before the number or its currency
};

std::vector<FactToken> fact_tokens(std::string_view text);

// Nothing that ends a phrase stands before it.
bool belongs_to_phrase(const FactToken&);
// The longest phrase that begins at a token; null when none does.
const FactPhrase* phrase_at(const FactWords&, const std::vector<FactToken>&, std::size_t at);

} // namespace plainsend
