#include "pipeline/compare_amounts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/compare_amount_parts.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

bool is_one_of(std::string_view gap, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), gap) != words.end();
}

class Joining {
public:
    Joining(std::string_view text, const Facts& facts, const std::vector<Limit>& limits)
        : text_(text), limits_(limits) {
        for (const Fact& fact : facts)
            add(part_of(fact));
        for (Amount& amount : amounts_)
            find_limit(amount);
        attach_what_stands_apart();
    }

    std::vector<Amount> take() { return std::move(amounts_); }

private:
    // What stands between two places, without the limits there ("sessions of up to 30 minutes").
    std::string between(std::size_t begin, std::size_t end) const {
        std::string gap;
        for (std::size_t at = begin; at < end;) {
            const auto limit = std::find_if(limits_.begin(), limits_.end(), [&](const Limit& each) {
                return each.span.begin == at && each.span.end <= end;
            });
            if (limit != limits_.end()) {
                at = limit->span.end;
                continue;
            }
            gap += ascii_lower(text_.substr(at++, 1));
        }
        const std::size_t first = gap.find_first_not_of(' ');
        if (first == std::string::npos)
            return "";
        gap = gap.substr(first, gap.find_last_not_of(' ') - first + 1);
        for (std::size_t at = gap.find("  "); at != std::string::npos; at = gap.find("  "))
            gap.erase(at, 1);
        return gap;
    }

    void add(AmountPart part) {
        const bool is_one_phrase = // "3x a week"
            !amounts_.empty() && part.amount.span == amounts_.back().span;
        if (is_one_phrase || (!amounts_.empty() && part.amount.span.begin >= amounts_.back().span.end &&
                              part.amount.span.begin - amounts_.back().span.end < 40)) {
            const std::string gap =
                is_one_phrase ? "" : between(amounts_.back().span.end, part.amount.span.begin);
            if (join(amounts_.back(), part, gap)) {
                amounts_.back().span.end = part.amount.span.end;
                return;
            }
        }
        last_ = part;
        amounts_.push_back(std::move(part.amount));
    }

    // Puts the part into the amount before it, when they are one.
    bool join(Amount& amount, const AmountPart& part, const std::string& gap) {
        return join_telephone(amount, part, gap) || join_fraction(amount, part, gap) ||
               join_range(amount, part, gap) || join_clock(amount, part, gap) ||
               join_often(amount, part, gap) || join_many(amount, part, gap);
    }

    bool is_bare(const Amount& amount) const {
        return amount.kind == FactKind::number && amount.number && !amount.up_to && amount.unit.empty() &&
               !amount.every;
    }

    // "0113 496 0123", which is no amount
    bool join_telephone(Amount& amount, const AmountPart& part, const std::string& gap) {
        const auto digits_at = [&](Span span) { return text_.substr(span.begin, span.end - span.begin); };
        const std::string_view more = digits_at(part.amount.span);
        const bool is_begun = text_[amount.span.begin] == '0' && amount.kind == FactKind::number &&
                              (!amount.raw.empty() || digits_at(amount.span).size() > 2);
        if (!is_begun || part.amount.kind != FactKind::number || more.size() < 2 ||
            !std::all_of(more.begin(), more.end(), is_digit) || !is_one_of(gap, {"", "-"}))
            return false;
        amount.raw = (amount.raw.empty() ? digits_at(amount.span) : std::string_view(amount.raw));
        amount.raw += more;
        amount.number.reset();
        return true;
    }

    // "2½ hours", "two and a half hours", "three quarters of an hour", "an hour and a half".
    bool join_fraction(Amount& amount, const AmountPart& part, const std::string& gap) {
        if (!part.is_fraction || !part.amount.number || !is_one_of(gap, {"", "and", "and a"}))
            return false;
        const double unit_minutes = part.minutes > 0 ? part.minutes : 1;
        if (is_bare(amount) && !last_.is_fraction) {
            const double fraction = *part.amount.number;
            const bool times = ascii_lower(text_.substr(part.amount.span.begin, 7)) == "quarter";
            amount.number = times ? *amount.number * fraction : *amount.number * unit_minutes + fraction;
            amount.unit = part.amount.unit;
            amount.kind = part.amount.kind;
            last_ = part;
            return true;
        }
        if (is_clock(amount) && part.amount.unit.empty() && gap == "and a" && last_.minutes > 0) {
            *amount.number += *part.amount.number * last_.minutes;
            return true;
        }
        return false;
    }

    // "4-6 pupils", "4 to 6", "30 to 40 minutes".
    bool join_range(Amount& amount, const AmountPart& part, const std::string& gap) {
        if (!amount.number || amount.up_to || !part.amount.number || part.amount.every ||
            !(is_one_of(gap, {"-", "–", "—", "to"}) || (gap == "and" && is_behind_between(amount))))
            return false;
        const bool is_same_unit = amount.unit == part.amount.unit;
        if (!is_bare(amount) && !is_same_unit)
            return false;
        if (!is_same_unit) {
            amount.number = *amount.number * (part.minutes > 0 ? part.minutes : 1);
            amount.unit = part.amount.unit;
            amount.kind = part.amount.kind;
        }
        amount.up_to = part.amount.number;
        if (gap == "and")
            amount.span.begin -= between_word.size();
        return true;
    }

    static constexpr std::string_view between_word = "between ";
    bool is_behind_between(const Amount& amount) const {
        return ascii_lower(text_.substr(0, amount.span.begin)).ends_with(between_word);
    }

    // "2 hours 30 minutes", "30-minute sessions", "3 sessions of 20 minutes" behind how often.
    bool join_clock(Amount& amount, const AmountPart& part, const std::string& gap) {
        if (is_clock(amount) && amount.number && part.says_number && part.minutes > 0 &&
            part.minutes < last_.minutes && is_one_of(gap, {"", "and", ","})) {
            *amount.number += *part.amount.number;
            last_ = part;
            return true;
        }
        // "1 hour 30"
        if (is_clock(amount) && amount.number && last_.minutes == 60 && gap.empty() && part.says_number &&
            is_bare(part.amount) && !part.is_fraction && *part.amount.number < 60) {
            *amount.number += *part.amount.number;
            last_ = part;
            return true;
        }
        return is_clock(amount) && !part.says_number && is_occasion(part.amount.unit) && gap.empty();
    }

    // "a week" behind an amount, "weekly" before it, "1 hr/week".
    bool join_often(Amount& amount, const AmountPart& part, const std::string& gap) {
        if (part.amount.every && !amount.every && is_one_of(gap, {"", ",", "("})) {
            amount.every = part.amount.every;
            return true;
        }
        if (!amount.every && amount.kind != FactKind::number && part.amount.kind == FactKind::quantity &&
            !part.says_number && gap == "/") {
            amount.every = Every{1, part.amount.unit};
            return true;
        }
        const bool only_often = amount.every && !amount.number && amount.many == 1 && amount.unit.empty();
        if (!only_often || part.amount.every || part.amount.raw.size() > 0 ||
            !is_one_of(gap, {"", "for", "of", "x", "(", ":", ","}))
            return false;
        if (part.amount.kind == FactKind::quantity && !part.says_number && is_occasion(part.amount.unit)) {
            amount.unit = part.amount.unit;
            amount.number = 1;
            return true;
        }
        if (!part.amount.number || part.amount.kind == FactKind::number)
            return false;
        take_size(amount, part);
        return true;
    }

    // "3 x 20 minutes", "two sessions of 30 minutes", "three 20-minute sessions", "3 times".
    bool join_many(Amount& amount, const AmountPart& part, const std::string& gap) {
        const bool is_hold = is_clock(Amount(part.amount)) && part.says_number;
        if (is_hold && is_bare(amount) && !amount.limit &&
            (is_one_of(gap, {"x", "\u00d7"}) || (gap.empty() && is_whole(*amount.number)))) {
            amount.many *= *amount.number;
        } else if (is_hold && is_occasion(amount.unit) && amount.number &&
                   is_one_of(gap,
                             {"of", "for", "x", "\u00d7", "lasting", "each lasting", "each of", "at", ","})) {
            amount.many *= *amount.number;
        } else if (is_hold && amount.unit.empty() && !amount.number && amount.raw.empty() &&
                   is_one_of(gap, {"for", "of", "x"})) {
            // "twice a week for 20 minutes"
        } else {
            return false;
        }
        take_size(amount, part);
        return true;
    }

    void take_size(Amount& amount, const AmountPart& part) {
        amount.kind = part.amount.kind;
        amount.number = part.amount.number;
        amount.unit = part.amount.unit;
        last_ = part;
    }

    static bool is_whole(double number) { return number >= 2 && number <= 20; }

    // The limit that stands right before or behind an amount.
    void find_limit(Amount& amount) const {
        for (const Limit& limit : limits_) {
            const bool inside = limit.span.begin >= amount.span.begin && limit.span.end <= amount.span.end;
            const bool before =
                limit.span.end <= amount.span.begin &&
                is_one_of(between_plain(limit.span.end, amount.span.begin), {"", "of", "the", "a", "an"});
            const bool behind = limit.span.begin >= amount.span.end &&
                                is_one_of(between_plain(amount.span.end, limit.span.begin), {"", ",", "("});
            if (!inside && !before && !behind)
                continue;
            amount.limit = limit;
            amount.span.begin = std::min(amount.span.begin, limit.span.begin);
            amount.span.end = std::max(amount.span.end, limit.span.end);
            if (inside || before)
                return;
        }
    }

    std::string between_plain(std::size_t begin, std::size_t end) const {
        if (end - begin > 6)
            return "?";
        std::string gap = ascii_lower(text_.substr(begin, end - begin));
        const std::size_t first = gap.find_first_not_of(' ');
        return first == std::string::npos ? "" : gap.substr(first, gap.find_last_not_of(' ') - first + 1);
    }

    static bool is_only_often(const Amount& amount) {
        return amount.every && !amount.number && amount.many == 1 && amount.unit.empty();
    }
    static bool takes_often(const Amount& amount) {
        return !amount.every && amount.raw.empty() &&
               (is_clock(amount) || is_occasion(amount.unit) || amount.many != 1);
    }

    // "45 minutes of speech therapy every week", "Daily reading practice of 15 minutes".
    void attach_what_stands_apart() {
        std::vector<Amount> joined;
        for (std::size_t i = 0; i < amounts_.size(); ++i) {
            Amount& amount = amounts_[i];
            if (!joined.empty() && takes_often(joined.back()) && is_article_and_period(joined.back(), amount))
                amount = only_often(amount);
            if (!is_only_often(amount)) {
                joined.push_back(std::move(amount));
                continue;
            }
            Amount* with = nullptr;
            if (!joined.empty() && takes_often(joined.back()) &&
                is_one_clause(joined.back().span.end, amount.span.begin))
                with = &joined.back();
            else if (i + 1 < amounts_.size() && takes_often(amounts_[i + 1]) &&
                     is_one_clause(amount.span.end, amounts_[i + 1].span.begin))
                with = &amounts_[i + 1];
            if (with == nullptr) {
                joined.push_back(std::move(amount));
                continue;
            }
            with->every = amount.every;
            with->apart = amount.span;
        }
        amounts_ = std::move(joined);
    }
    static Amount only_often(const Amount& period) {
        Amount often;
        often.kind = FactKind::frequency;
        often.every = Every{1, period.unit};
        often.span = period.span;
        return often;
    }
    // "20 minutes of reading a day": behind its amount it says how often.
    bool is_article_and_period(const Amount& much, const Amount& amount) const {
        static constexpr std::array<std::string_view, 6> periods{"day",  "week",      "month",
                                                                 "term", "half term", "year"};
        const std::string_view said = text_.substr(amount.span.begin, 2);
        return said == "a " && !amount.every &&
               std::find(periods.begin(), periods.end(), amount.unit) != periods.end() &&
               text_.substr(much.span.end).starts_with(" of ") &&
               is_one_clause(much.span.end, amount.span.begin);
    }
    bool is_one_clause(std::size_t begin, std::size_t end) const {
        if (end - begin >= 120)
            return false;
        const std::string_view gap = text_.substr(begin, end - begin);
        return gap.find(". ") == std::string_view::npos && gap.find(": ") == std::string_view::npos;
    }

    std::string_view text_;
    const std::vector<Limit>& limits_;
    std::vector<Amount> amounts_;
    AmountPart last_; // the latest part of the latest amount
};

std::string digits(double number) {
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::general, 9);
    return {buffer.data(), end.ptr};
}

std::string often(const Amount& amount) {
    return amount.every ? "/" + digits(amount.every->count) + amount.every->unit : "";
}

} // namespace

bool is_clock(const Amount& amount) {
    return amount.unit == "minute";
}

bool is_occasion(std::string_view unit) {
    static constexpr std::array<std::string_view, 6> occasions{"time",  "session", "lesson",
                                                               "visit", "period",  "dose"};
    return std::find(occasions.begin(), occasions.end(), unit) != occasions.end();
}

std::vector<Amount> amounts_of(std::string_view text, const Facts& amounts,
                               const std::vector<Limit>& limits) {
    return Joining(text, amounts, limits).take();
}

std::string value_of(const Amount& amount) {
    std::string value = amount.limit ? amount.limit->value + " " : "";
    if (amount.many != 1)
        value += digits(amount.many) + "x";
    if (!amount.raw.empty())
        return value + amount.raw + often(amount);
    if (amount.number)
        value += amount.reference.empty() ? digits(*amount.number) : amount.reference;
    if (amount.up_to)
        value += "-" + digits(*amount.up_to);
    return value + amount.unit + often(amount);
}

} // namespace plainsend
