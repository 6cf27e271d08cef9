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
#include <unicode/uchar.h>

#include "stages/text/breaks.h"
#include "stages/text/text.h"
#include "stages/text/utf8.h"

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

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

// Calls add(name) for a name as dates write it and as a sentence that begins with it does, without the point
// of a short form. Not for numbered names ("1月"): they are numbers.
template<class Add>
void both_cases(icu::UnicodeString name, const icu::Locale& locale, Add add) {
    name.trim();
    if (name.endsWith(u'.'))
        name.truncate(name.length() - 1);
    for (int32_t i = 0; i < name.length(); ++i)
        if (u_isdigit(name.char32At(i)) != 0)
            return;
    if (name.length() < 2)
        return;
    add(nfc(utf8(name)));
    const int32_t first = name.moveIndex32(0, 1);
    icu::UnicodeString capital = name.tempSubString(0, first);
    capital.toUpper(locale);
    add(nfc(utf8(capital + name.tempSubString(first))));
}

// The words of a pattern such as "EEEE, d 'de' MMMM 'de' y": what is in it besides fields and punctuation.
void add_joints(const icu::UnicodeString& pattern, std::set<std::string, std::less<>>& joints) {
    icu::UnicodeString word;
    bool quoted = false;
    const auto close = [&] {
        if (!word.isEmpty())
            joints.insert(utf8(word));
        word.remove();
    };
    for (int32_t i = 0; i < pattern.length(); i = pattern.moveIndex32(i, 1)) {
        const UChar32 c = pattern.char32At(i);
        if (c == u'\'') {
            quoted = !quoted;
            close();
        } else if (u_isalpha(c) != 0 && (quoted || c > 0x7F)) { // a letter of ASCII is a field
            word.append(c);
        } else {
            close();
        }
    }
    close();
}

void add_date_words(const std::string& language, DateWords& words) {
    const icu::Locale locale(language.c_str());
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, status);
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE})
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
            int32_t count = 0;
            const icu::UnicodeString* names = symbols.getMonths(count, context, width);
            for (int32_t i = 0; i < std::min(count, 12); ++i)
                both_cases(names[i], locale, [&](std::string name) {
                    words.months.emplace(std::move(name), static_cast<unsigned>(i + 1));
                });
            names = symbols.getWeekdays(count, context, width);
            for (int32_t i = 1; i < count; ++i) { // the first is nothing
                const int32_t space = names[i].lastIndexOf(u' ');
                both_cases(names[i].tempSubString(space + 1), locale,
                           [&](std::string name) { words.weekdays.insert(std::move(name)); });
            }
        }
    if (const OwnPattern* own = own_pattern(primary_subtag(language)); own != nullptr && own->months)
        for (std::size_t i = 0; i < own->months->size(); ++i)
            words.months.emplace((*own->months)[i], static_cast<unsigned>(i + 1));
    for (const Weekday weekday : {Weekday::named, Weekday::left_out}) {
        const auto format = open_format(language, weekday);
        if (const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get())) {
            icu::UnicodeString pattern;
            simple->toPattern(pattern);
            add_joints(pattern, words.joints);
        }
    }
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
    std::string out = utf8(written);
    if (day == 1 && primary_subtag(tag) == "fr") // the first day alone is an ordinal
        if (const auto one = out.find("1 "); one != std::string::npos)
            out.insert(one + 1, "er");
    return out;
}

const DateWords& date_words(std::string_view language) {
    std::string tag = lower(primary_subtag(language));
    if (tag == "en" || language.size() > 24 || !is_known(tag))
        tag = "en-GB";
    thread_local std::map<std::string, DateWords, std::less<>> kept;
    const auto [found, added] = kept.try_emplace(tag);
    if (added) {
        add_date_words(tag, found->second);
        if (tag == "en-GB") // "Sep" beside "Sept"
            add_date_words("en", found->second);
    }
    return found->second;
}

std::string written_language(std::string_view tag) {
    const std::string primary(tag.substr(0, tag.find('-')));
    if (primary.size() == tag.size() || tag.size() > 64)
        return primary;
    thread_local std::map<std::string, std::string, std::less<>> kept;
    if (const auto found = kept.find(tag); found != kept.end())
        return found->second;
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale asked(std::string(tag).c_str());
    icu::Locale usual(primary.c_str());
    asked.addLikelySubtags(status);
    usual.addLikelySubtags(status);
    const std::string_view script = asked.getScript();
    std::string written = primary;
    if (U_SUCCESS(status) != 0 && !script.empty() && script != usual.getScript())
        written += "-" + std::string(script);
    if (kept.size() >= most_kept)
        kept.clear();
    return kept.emplace(tag, std::move(written)).first->second;
}

std::string with_european_digits(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        const auto digit = c.code < 0x80 ? -1 : u_charDigitValue(static_cast<UChar32>(c.code));
        if (digit >= 0)
            out += static_cast<char>('0' + digit);
        else
            out += text.substr(at, c.length);
        at += c.length;
    }
    return out;
}

} // namespace plainsend
