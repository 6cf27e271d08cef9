#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <string>

#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include "stages/text/breaks.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t most_kept = 24;

using MonthNames = std::array<std::string_view, 12>;

// Where ICU 72 writes dates as nobody does in letters: English with a comma after the weekday, Ukrainian with
// "р." (which doubles a full stop), Somali in American order with numbered months.
struct OwnPattern {
    std::string_view language;
    const char* with_weekday;
    const char* without;
    const MonthNames* months = nullptr;
};

const OwnPattern* own_pattern(std::string_view language) {
    static constexpr MonthNames somali{"Janaayo",   "Febraayo", "Maarso",   "Abriil",
                                       "Maajo",     "Juun",     "Luulyo",   "Agoosto",
                                       "Sebtembar", "Oktoobar", "Nofembar", "Diseembar"};
    static constexpr std::array<OwnPattern, 3> patterns{{{"en", "EEEE d MMMM y", "d MMMM y"},
                                                         {"uk", "EEEE, d MMMM y", "d MMMM y"},
                                                         {"so", "EEEE, d MMMM y", "d MMMM y", &somali}}};
    const auto found = std::find_if(patterns.begin(), patterns.end(),
                                    [&](const OwnPattern& each) { return each.language == language; });
    return found == patterns.end() ? nullptr : &*found;
}

// The language's pattern in the Gregorian calendar (Persian and Thai have others by default).
std::unique_ptr<icu::DateFormat> open_format(const std::string& language, Weekday weekday) {
    icu::Locale locale(language.c_str());
    UErrorCode status = U_ZERO_ERROR;
    locale.setKeywordValue("calendar", "gregorian", status);
    // Page and paragraph numbers are European digits in every language, so dates are too.
    locale.setKeywordValue("numbers", "latn", status);
    std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(
        weekday == Weekday::named ? icu::DateFormat::kFull : icu::DateFormat::kLong, locale));
    if (format == nullptr)
        return nullptr;
    format->setTimeZone(*icu::TimeZone::getGMT());
    auto* simple = dynamic_cast<icu::SimpleDateFormat*>(format.get());
    const OwnPattern* own = own_pattern(primary_subtag(language));
    if (simple == nullptr || own == nullptr)
        return format;
    simple->applyPattern(weekday == Weekday::named ? own->with_weekday : own->without);
    if (own->months != nullptr) {
        std::array<icu::UnicodeString, 12> months;
        for (std::size_t i = 0; i < months.size(); ++i)
            months[i] = icu::UnicodeString::fromUTF8(std::string((*own->months)[i]));
        icu::DateFormatSymbols symbols(*simple->getDateFormatSymbols());
        symbols.setMonths(months.data(), static_cast<int32_t>(months.size()), icu::DateFormatSymbols::FORMAT,
                          icu::DateFormatSymbols::WIDE);
        simple->setDateFormatSymbols(symbols);
    }
    return format;
}

bool is_known(const std::string& language) {
    static const std::map<std::string, bool> known = [] {
        std::map<std::string, bool> found;
        int32_t count = 0;
        const icu::Locale* locales = icu::DateFormat::getAvailableLocales(count);
        for (int32_t i = 0; i < count; ++i)
            found[locales[i].getLanguage()] = true;
        return found;
    }();
    return known.contains(language);
}

} // namespace

std::string long_date(int year, unsigned month, unsigned day, std::string_view language, Weekday weekday) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok())
        return {};
    std::string tag(primary_subtag(language).empty() || language.size() > 24 ? "en-GB" : language);
    if (!is_known(lower(primary_subtag(tag))))
        tag = "en-GB";
    if (primary_subtag(tag) == "en")
        tag = "en-GB";
    thread_local std::map<std::pair<std::string, Weekday>, std::unique_ptr<icu::DateFormat>> kept;
    if (kept.size() >= most_kept)
        kept.clear();
    auto& format = kept[{tag, weekday}];
    if (format == nullptr)
        format = open_format(tag, weekday);
    if (format == nullptr)
        return {};
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    icu::UnicodeString written;
    format->format(static_cast<UDate>(days) * 86'400'000.0, written);
    std::string out;
    written.toUTF8String(out);
    if (day == 1 && primary_subtag(tag) == "fr") // the first day alone is an ordinal
        if (const auto one = out.find("1 "); one != std::string::npos)
            out.insert(one + 1, "er");
    return out;
}

} // namespace plainsend
