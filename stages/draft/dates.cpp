#include "stages/draft/dates.h"

#include <algorithm>
#include <charconv>

#include "stages/draft/draft_data.h"

namespace plainsend {

namespace {

// How far a reply-by date may move before we say that there is no workable day: longer than any school
// holiday.
constexpr int longest_wait_in_days = 60;

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.front() == '-')
        return std::nullopt;
    return value;
}

} // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || *year == 0 || !month || !day)
        return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string iso_date(Date date) {
    const auto padded = [](unsigned n, std::size_t width) {
        const std::string digits = std::to_string(n);
        return std::string(width - std::min(width, digits.size()), '0') + digits;
    };
    return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
           padded(static_cast<unsigned>(date.month()), 2) + "-" +
           padded(static_cast<unsigned>(date.day()), 2);
}

Date add_days(Date date, int days) {
    return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

bool is_weekend(Date date) {
    const std::chrono::weekday day{std::chrono::sys_days{date}};
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

std::string_view why_no_workday(Date date, const DraftData& data, std::string_view jurisdiction,
                                const std::optional<School>& school) {
    if (is_weekend(date))
        return "a weekend";
    const auto holidays =
        data.bank_holidays.find(std::string(jurisdiction.empty() ? "england" : jurisdiction));
    if (holidays != data.bank_holidays.end() &&
        std::find(holidays->second.begin(), holidays->second.end(), date) != holidays->second.end())
        return "a bank holiday";
    const auto holds = [&](const DateRange& range) { return range.first <= date && date <= range.last; };
    return school && std::any_of(school->holidays.begin(), school->holidays.end(), holds)
               ? "in the school's holidays"
               : "";
}

bool is_workday(Date date, const DraftData& data, std::string_view jurisdiction,
                const std::optional<School>& school) {
    return why_no_workday(date, data, jurisdiction, school).empty();
}

std::optional<Date> next_workday(Date date, const DraftData& data, std::string_view jurisdiction,
                                 const std::optional<School>& school) {
    for (int days = 0; days <= longest_wait_in_days; ++days) {
        const Date candidate = add_days(date, days);
        if (is_workday(candidate, data, jurisdiction, school))
            return candidate;
    }
    return std::nullopt;
}

} // namespace plainsend
