#include "pipeline/compare_weighing.h"

#include <array>
#include <optional>
#include <string_view>

namespace plainsend {

namespace {

struct Interval {
    double least = 0;
    double most = 0;
};

// Days between one time and the next: of a school's day, month, term and year not to the day, for some have
// holidays in them and some have not.
std::optional<Interval> days_of(const Every& every) {
    struct Period {
        std::string_view name;
        Interval days;
    };
    static constexpr std::array<Period, 9> periods{{{"day", {1, 1.4}},
                                                    {"school day", {1, 1.8}},
                                                    {"week", {7, 7}},
                                                    {"school week", {7, 7}},
                                                    {"month", {28, 31}},
                                                    {"half term", {33, 56}},
                                                    {"term", {70, 110}},
                                                    {"school year", {180, 366}},
                                                    {"year", {180, 366}}}};
    for (const Period& period : periods)
        if (period.name == every.unit)
            return Interval{period.days.least * every.count, period.days.most * every.count};
    return std::nullopt;
}

int sign_of(double difference) {
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

// -1: less, 1: more, 0: as much; nothing where it is not certain.
std::optional<int> weighed(const Amount& then, const Amount& now) {
    if (then.up_to || now.up_to || then.unit != now.unit || then.every.has_value() != now.every.has_value() ||
        !then.raw.empty() || !now.raw.empty())
        return std::nullopt;
    const double a = then.many * then.number.value_or(1);
    const double b = now.many * now.number.value_or(1);
    if (a < 0 || b < 0)
        return std::nullopt; // a measure, no help
    if (!then.every)
        return is_clock(then) ? std::optional(sign_of(b - a)) : std::nullopt;
    if (then.every->unit == now.every->unit && a > 0)
        return sign_of(b / now.every->count - a / then.every->count);
    const auto old_days = days_of(*then.every);
    const auto new_days = days_of(*now.every);
    if (!old_days || !new_days)
        return std::nullopt;
    if (b / new_days->least < a / old_days->most)
        return -1;
    return b / new_days->most > a / old_days->least ? std::optional(1) : std::nullopt;
}

} // namespace

std::string sum_of(const Amount& amount) {
    Amount sum = amount;
    if (sum.number)
        sum.number = *sum.number * sum.many;
    if (sum.number)
        sum.many = 1;
    return value_of(sum);
}

Verdict verdict_on(const Amount& then, const Amount& now, int unsaid) {
    const bool names_no_unit = then.number && then.unit.empty(); // "task 3 every week"
    const bool is_help = (then.every && !names_no_unit) || is_clock(then);
    const auto much = weighed(then, now);
    if (!is_help || !much || then.unit == "£" || then.unit == "%")
        return Verdict::none;
    const auto is_wait = [](const Amount& amount) {
        return amount.limit &&
               (amount.limit->value == "by" || (amount.limit->value == "up to" && !amount.every));
    };
    const int a = then.limit ? then.limit->strength : unsaid;
    const int b = now.limit ? now.limit->strength : unsaid;
    if (*much == 0)
        return a == b ? Verdict::none : b < a ? Verdict::weaker : Verdict::stronger;
    if (is_wait(then) || is_wait(now))
        return Verdict::none; // "within 30 minutes": less is better
    const bool agree = a == b || (b < a) == (*much < 0);
    return !agree ? Verdict::none : *much < 0 ? Verdict::less : Verdict::more;
}

} // namespace plainsend
