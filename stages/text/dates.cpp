#include <chrono>
#include <map>
#include <memory>
#include <string>

#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include "stages/text/breaks.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t most_kept = 24;

// The language's pattern in the Gregorian calendar (Persian and Thai have others by default).
std::unique_ptr<icu::DateFormat> open_format(const std::string& language, Weekday weekday) {
    icu::Locale locale(language.c_str());
    UErrorCode status = U_ZERO_ERROR;
    locale.setKeywordValue("calendar", "gregorian", status);
    std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(
        weekday == Weekday::named ? icu::DateFormat::kFull : icu::DateFormat::kLong, locale));
    if (format == nullptr)
        return nullptr;
    format->setTimeZone(*icu::TimeZone::getGMT());
    // British style writes no comma after the weekday; ICU's pattern does.
    auto* simple = dynamic_cast<icu::SimpleDateFormat*>(format.get());
    if (simple != nullptr && primary_subtag(language) == "en")
        simple->applyPattern(weekday == Weekday::named ? "EEEE d MMMM y" : "d MMMM y");
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
    return out;
}

} // namespace plainsend
