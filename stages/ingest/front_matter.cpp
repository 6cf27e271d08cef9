#include "stages/ingest/front_matter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "stages/text/text.h"

namespace plainsend {

namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<Date> checked(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *year < 1900 || *year > 2200 || *month < 1 || *day < 1)
        return std::nullopt;
    const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<int> month_number(const std::string& word) {
    static constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (word.size() >= 3 && months[i].starts_with(word))
            return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

Finding complaint(std::string_view reader, std::string message) {
    Finding finding;
    finding.rule = std::string(reader) + "/front-matter";
    finding.severity = Severity::warning;
    finding.message = std::move(message);
    return finding;
}

} // namespace

std::optional<Date> read_date(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 10 && text[4] == '-' && text[7] == '-' && (text.size() == 10 || text[10] == 'T'))
        return checked(number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)));
    std::vector<std::string> parts;
    for (const Span& word : words(text.substr(0, 60)))
        parts.push_back(lower(text.substr(word.begin, word.end - word.begin)));
    if (parts.size() == 4) // the weekday
        parts.erase(parts.begin());
    if (parts.size() != 3)
        return std::nullopt;
    std::string day = parts[0];
    while (!day.empty() && (day.back() < '0' || day.back() > '9'))
        day.pop_back();
    return checked(number(parts[2]), month_number(parts[1]), number(day));
}

bool is_language_tag(std::string_view tag) {
    if (tag.size() < 2 || tag.size() > 35)
        return false;
    std::size_t length = 0;
    bool first = true;
    for (const char c : tag) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            if (length == 0 || (first && length > 3) || (first && length < 2))
                return false;
            length = 0;
            first = false;
        } else if (letter || (!first && c >= '0' && c <= '9')) {
            if (++length > 8)
                return false;
        } else {
            return false;
        }
    }
    return length > 0 && (!first || length == 2 || length == 3);
}

Known set_metadata(Metadata& metadata, std::string_view key, std::string_view value, std::string_view reader,
                   Findings& findings) {
    const std::string name = lower(trimmed(key));
    const std::string clean = collapse_space(value);
    if (name == "title") {
        metadata.title = clean;
    } else if (name == "kind") {
        metadata.kind = lower(clean);
    } else if (name == "contact") {
        metadata.contact = clean;
    } else if (name == "jurisdiction") {
        metadata.jurisdiction = lower(clean);
    } else if (name == "date") {
        metadata.date = read_date(clean);
        if (!metadata.date)
            findings.push_back(complaint(reader, "'" + clean +
                                                     "' was not understood as the date; write it like "
                                                     "2026-12-03 or 3 December 2026."));
    } else if (name == "language" || name == "lang") {
        if (is_language_tag(clean))
            metadata.language = clean;
        else
            findings.push_back(complaint(reader, "'" + clean +
                                                     "' is not the short name of a language; write for "
                                                     "example en-GB, cy or pl."));
    } else {
        return Known::no;
    }
    return Known::yes;
}

} // namespace plainsend
