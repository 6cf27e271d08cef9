#include "pipeline/compare_facts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr std::array<std::string_view, 13> kind_names{"number", "quantity",  "money", "percent", "date",
                                                      "time",   "frequency", "limit", "order",   "scope",
                                                      "duty",   "negation",  "name"};

bool is_same(const Fact& a, const Fact& b) {
    return a.kind == b.kind && a.value == b.value;
}

// Which facts of two lists belong together unchanged: the longest common sequence.
struct Kept {
    std::vector<bool> of_old;
    std::vector<bool> of_new;
};
Kept kept(const Facts& a, const Facts& b) {
    std::vector<std::vector<std::size_t>> longest(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            longest[i][j] = is_same(a[i], b[j]) ? longest[i + 1][j + 1] + 1
                                                : std::max(longest[i + 1][j], longest[i][j + 1]);
    Kept found{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (is_same(a[i], b[j])) {
            found.of_old[i++] = true;
            found.of_new[j++] = true;
        } else if (longest[i + 1][j] >= longest[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return found;
}

bool is_amount(FactKind kind) {
    return kind == FactKind::number || kind == FactKind::quantity || kind == FactKind::frequency ||
           kind == FactKind::limit || kind == FactKind::money || kind == FactKind::percent;
}

// The words of a fact with those that complete it: "30 minutes each week", not "each week" alone.
std::string words_around(const ComparedUnit& unit, std::size_t at) {
    std::size_t first = at;
    std::size_t last = at;
    const auto joined = [&](std::size_t left) {
        const Fact& a = unit.facts[left];
        const Fact& b = unit.facts[left + 1];
        constexpr std::size_t one_small_word = 5;
        return b.span.begin >= a.span.end && b.span.begin - a.span.end <= one_small_word &&
               ((is_amount(a.kind) && is_amount(b.kind)) ||
                (a.kind == FactKind::name && b.kind == FactKind::name) ||
                (a.kind == FactKind::duty && b.kind == FactKind::negation)) &&
               unit.text.substr(a.span.end, b.span.begin - a.span.end).find_first_of(",;.") ==
                   std::string::npos;
    };
    while (first > 0 && joined(first - 1))
        --first;
    while (last + 1 < unit.facts.size() && joined(last))
        ++last;
    return unit.text.substr(unit.facts[first].span.begin,
                            unit.facts[last].span.end - unit.facts[first].span.begin);
}

// ---------------------------------------------------------------- less and more

struct Interval {
    double least = 0;
    double most = 0;
};

std::optional<double> number_of(std::string_view digits) {
    double value = 0;
    double scale = 0;
    if (digits == "1/2" || digits == "1/4" || digits == "3/4")
        return digits == "1/2" ? 0.5 : digits == "1/4" ? 0.25 : 0.75;
    for (const char c : digits) {
        if (c == '.' && scale == 0) {
            scale = 1;
        } else if (is_digit(c)) {
            value = value * 10 + (c - '0');
            scale *= 10;
        } else {
            return std::nullopt;
        }
    }
    return digits.empty() ? std::nullopt : std::optional(scale == 0 ? value : value / scale);
}

// "30 minute" in its number and its unit.
std::pair<std::optional<double>, std::string> parts_of(const std::string& quantity) {
    const std::size_t space = quantity.find(' ');
    const auto number = number_of(quantity.substr(0, space));
    return number && space != std::string::npos ? std::pair{number, quantity.substr(space + 1)}
                                                : std::pair{std::optional<double>(), quantity};
}

std::optional<double> minutes_in(std::string_view unit) {
    if (unit == "second")
        return 1.0 / 60;
    if (unit == "minute")
        return 1.0;
    return unit == "hour" ? std::optional(60.0) : std::nullopt;
}

// Days between one time and the next: of a school's day, month, term and year not to the day, for some have
// holidays in them and some have not.
std::optional<Interval> days_of(const std::string& frequency) {
    struct Period {
        std::string_view name;
        Interval days;
    };
    static constexpr std::array<Period, 7> periods{{{"day", {1, 1.4}},
                                                    {"school day", {1, 1.8}},
                                                    {"week", {7, 7}},
                                                    {"month", {28, 31}},
                                                    {"half term", {30, 56}},
                                                    {"term", {70, 110}},
                                                    {"year", {180, 366}}}};
    const auto [number, unit] = parts_of(frequency.substr(std::string_view("every ").size()));
    for (const Period& period : periods)
        if (period.name == unit)
            return Interval{period.days.least * number.value_or(1), period.days.most * number.value_or(1)};
    return std::nullopt;
}

// "2 x 30 minutes".
bool counts_what_follows(const ComparedUnit& unit, const Fact& fact) {
    const std::string_view after = std::string_view(unit.text).substr(fact.span.end);
    return after.starts_with(" x ") || after.starts_with("x ") || after.starts_with(" \u00D7 ");
}

// How much help a sentence promises, when it says one amount and perhaps how often; nothing when it says
// more.
struct Promise {
    double amount = 0;
    std::string unit;
    std::optional<Interval> days;
    std::string rest; // limits and the like: they must not differ
};
std::optional<Promise> promise_of(const ComparedUnit& unit_of_text) {
    const Facts& facts = unit_of_text.facts;
    Promise promise;
    bool has_amount = false;
    double times = 1;
    bool has_times = false;
    for (const Fact& fact : facts) {
        if (fact.kind == FactKind::quantity) {
            const auto [number, unit] = parts_of(fact.value);
            if (!number)
                return std::nullopt;
            if (unit == "time" || (unit == "session" && !has_times && !has_amount)) {
                if (has_times)
                    return std::nullopt;
                has_times = true;
                times = *number;
                continue;
            }
            if (has_amount)
                return std::nullopt;
            has_amount = true;
            promise.amount = *number * minutes_in(unit).value_or(1);
            promise.unit = minutes_in(unit) ? "minute" : unit;
        } else if (fact.kind == FactKind::frequency) {
            const auto days = days_of(fact.value);
            if (!days || promise.days)
                return std::nullopt;
            promise.days = days;
        } else if (fact.kind == FactKind::number) {
            const auto number = number_of(fact.value);
            if (!number || has_times || !counts_what_follows(unit_of_text, fact))
                return std::nullopt; // of a group, a room, a stage: nothing says what it counts
            has_times = true;
            times = *number;
        } else if (fact.kind == FactKind::money || fact.kind == FactKind::percent ||
                   fact.kind == FactKind::order || fact.kind == FactKind::negation ||
                   (fact.kind == FactKind::limit && fact.value != "at least" && fact.value != "about")) {
            return std::nullopt; // "within 6 weeks", "not 30 minutes": more is not more help
        } else if (fact.kind == FactKind::limit || fact.kind == FactKind::scope) {
            promise.rest += fact.value + "|";
        }
    }
    if (!has_amount && !has_times)
        return std::nullopt;
    if (!has_amount)
        promise.unit = "time";
    promise.amount = (has_amount ? promise.amount : 1) * times;
    return promise;
}

// "two and a half hours" is not read as one number.
bool has_written_fraction(const std::string& text) {
    constexpr std::array<std::string_view, 5> signs{"and a half", "and a quarter", "\u00BD", "\u00BC",
                                                    "\u00BE"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return text.find(sign) != std::string::npos; });
}

Verdict verdict_on_amounts(const ComparedUnit& old_unit, const ComparedUnit& new_unit) {
    if (has_written_fraction(old_unit.text) || has_written_fraction(new_unit.text))
        return Verdict::none;
    const auto a = promise_of(old_unit);
    const auto b = promise_of(new_unit);
    if (!a || !b || a->unit != b->unit || a->rest != b->rest || a->days.has_value() != b->days.has_value())
        return Verdict::none;
    // Without "how often" only help itself is counted: hours, minutes, sessions.
    if (!a->days && a->unit != "minute")
        return Verdict::none;
    const Interval once{1, 1};
    const Interval old_days = a->days.value_or(once);
    const Interval new_days = b->days.value_or(once);
    if (b->amount / new_days.least < a->amount / old_days.most)
        return Verdict::less;
    return b->amount / new_days.most > a->amount / old_days.least ? Verdict::more : Verdict::none;
}

int strength_of(std::string_view duty) {
    if (duty == "must" || duty == "shall" || duty == "required" || duty == "requires")
        return 4;
    if (duty == "will")
        return 3;
    if (duty == "should" || duty == "ought")
        return 2;
    return duty == "may" || duty == "can" || duty == "could" || duty == "might" ? 1 : 0;
}

// "may not" is no weaker than "can", so a duty is judged only where nothing denies it.
Verdict verdict_on_duties(const Fact& then, const Fact& now, const Facts& of_old, const Facts& of_new) {
    const auto denies = [](const Fact& fact) { return fact.kind == FactKind::negation; };
    const int a = strength_of(then.value);
    const int b = strength_of(now.value);
    if (a == 0 || b == 0 || a == b || std::any_of(of_old.begin(), of_old.end(), denies) ||
        std::any_of(of_new.begin(), of_new.end(), denies))
        return Verdict::none;
    return b < a ? Verdict::weaker : Verdict::stronger;
}

std::string message_of(const FactChange& change) {
    std::string text;
    if (change.new_words.empty())
        text = "It said '" + change.old_words + "'; that is no longer there.";
    else if (change.old_words.empty())
        text = "'" + change.new_words + "' is new.";
    else
        text = "It said '" + change.old_words + "'; it now says '" + change.new_words + "'.";
    switch (change.verdict) {
    case Verdict::less:
        return text + " This is less.";
    case Verdict::more:
        return text + " This is more.";
    case Verdict::weaker:
        return text + " This is a weaker promise.";
    case Verdict::stronger:
        return text + " This is a stronger promise.";
    case Verdict::none:
        break;
    }
    if (change.kind == "negation" && (change.old_words.empty() || change.new_words.empty()))
        text += " The sentence may now mean the opposite.";
    return text;
}

} // namespace

std::vector<FactChange> changed_facts(const ComparedUnit& old_unit, const ComparedUnit& new_unit) {
    const Facts& then = old_unit.facts;
    const Facts& now = new_unit.facts;
    const Kept same = kept(then, now);
    std::vector<bool> told(now.size());
    const Verdict amounts = verdict_on_amounts(old_unit, new_unit);
    std::vector<FactChange> changes;
    const auto add = [&](FactChange change) {
        change.message = message_of(change);
        const bool again = std::any_of(changes.begin(), changes.end(), [&](const FactChange& other) {
            return other.old_words == change.old_words && other.new_words == change.new_words;
        });
        if (!again)
            changes.push_back(std::move(change));
    };
    for (std::size_t i = 0; i < then.size(); ++i) {
        if (same.of_old[i])
            continue;
        FactChange change;
        change.kind = kind_names[static_cast<std::size_t>(then[i].kind)];
        change.old_words = words_around(old_unit, i);
        const auto matches = [&](std::size_t j) {
            return !same.of_new[j] && !told[j] &&
                   (now[j].kind == then[i].kind || (is_amount(now[j].kind) && is_amount(then[i].kind)));
        };
        std::size_t j = 0;
        while (j < now.size() && !(matches(j) && now[j].kind == then[i].kind))
            ++j;
        if (j == now.size())
            for (j = 0; j < now.size() && !matches(j);)
                ++j;
        if (j < now.size()) {
            told[j] = true;
            change.new_words = words_around(new_unit, j);
            if (then[i].kind == FactKind::duty)
                change.verdict = verdict_on_duties(then[i], now[j], then, now);
        }
        if (is_amount(then[i].kind) && j < now.size())
            change.verdict = amounts;
        add(std::move(change));
    }
    for (std::size_t j = 0; j < now.size(); ++j)
        if (!same.of_new[j] && !told[j]) {
            FactChange change;
            change.kind = kind_names[static_cast<std::size_t>(now[j].kind)];
            change.new_words = words_around(new_unit, j);
            add(std::move(change));
        }
    return changes;
}

} // namespace plainsend
