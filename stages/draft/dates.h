// Dates as data writes them (2026-12-03), and the days on which people can be asked to reply.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stages/document/document.h"

namespace plainsend {

struct DraftData;

// "2026-12-03"; nothing for what is no date of the calendar.
std::optional<Date> parse_date(std::string_view);
std::string iso_date(Date);

Date add_days(Date, int days);
bool is_weekend(Date);

// Nobody is asked to reply on such a day: "a weekend", "a bank holiday" or "in the school's holidays"; "" for
// a workday.
std::string_view why_no_workday(Date, const DraftData&, std::string_view jurisdiction,
                                const std::optional<School>&);
bool is_workday(Date, const DraftData&, std::string_view jurisdiction, const std::optional<School>&);

// The first workday on or after the date, looking at most 60 days ahead.
std::optional<Date> next_workday(Date, const DraftData&, std::string_view jurisdiction,
                                 const std::optional<School>&);

} // namespace plainsend
