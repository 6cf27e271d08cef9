// Amounts in one form for all the ways to say them: "3 x 20 minutes weekly" and "three 20-minute sessions a
// week", "2½ hours" and "150 minutes". What is in that form can be weighed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/text/facts.h"
#include "stages/text/scales.h"

namespace plainsend {

// "up to", "about", with its strength.
struct Limit {
    std::string value;
    int strength = 0;
    Span span;
};

// "every 2 weeks"
struct Every {
    double count = 1;
    std::string unit;
};

// many x number unit, every so often. No number: "twice a week". unit: minutes for all of the clock; "£";
// "%"; empty for a bare number. raw: what cannot be reckoned with ("3rd", "ks2").
struct Amount {
    FactKind kind = FactKind::number;
    double many = 1;
    std::optional<double> number;
    std::optional<double> up_to; // of "4 to 6"
    std::string unit;
    std::string raw;
    std::string reference; // "2.10" of "section 2.10", as written
    std::optional<Every> every;
    std::optional<Limit> limit;
    Span span;
    std::optional<Span> apart; // of "how often", where other words stand between
};

// From the facts that are amounts, in order.
std::vector<Amount> amounts_of(std::string_view text, const Facts& amounts, const std::vector<Limit>&);

// Of minutes, as all of the clock is reckoned in.
bool is_clock(const Amount&);
// What can be held several times: "3 sessions of 20 minutes".
bool is_occasion(std::string_view unit);

// Amounts of one value are one amount.
std::string value_of(const Amount&);

} // namespace plainsend
